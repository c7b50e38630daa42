function text = reason(problem)
%LRP_ENGINE.REASON  The message of a Java exception, without the wrapping of MATLAB or Octave.

text = problem.message;
if isa(problem, 'matlab.exception.JavaException')
    text = char(problem.ExceptionObject.getMessage());
end
% Octave: "[java] java.io.IOException: what happened"
text = regexprep(text, '^\[java\] [\w.$]+(Exception|Error): ', '');
end

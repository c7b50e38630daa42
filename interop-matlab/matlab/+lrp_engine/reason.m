function text = reason(problem)
%LRP_ENGINE.REASON  The message of a Java exception, without the wrapping of MATLAB or Octave.

text = problem.message;
if isa(problem, 'matlab.exception.JavaException')
    text = char(problem.ExceptionObject.getMessage());
end
% Octave: "[java] java.io.IOException: what happened"; what Java's own machinery says needs its name to be understood.
text = regexprep(text, '^\[java\] (?!java\.lang\.(NoSuch|Class))[\w.$]+(Exception|Error): ', '');
end

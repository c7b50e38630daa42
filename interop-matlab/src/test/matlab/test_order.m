function test_order
% Text models that MATLAB wrote, and whose order of weights matters, are read with a warning without INPUT.

flat = '3.000000e-01 -1.500000e+00 2.500000e-01 7.000000e+00 ';
convolution = sprintf('Convolution 1 1 1 1 1 1\n2.000000e+00 \n0.000000e+00 \nFlatten\n');
linear = sprintf('Linear 4 1\n%s\n0.000000e+00 \n', flat);
assert(warned([convolution linear]), 'lrp:order');
assert(warned(['Flatten' sprintf('\n') linear]), 'lrp:order');
assert(warned([convolution linear], [2 2 1]), '');
assert(warned(linear), '');
assert(warned(strrep([convolution linear], '000e', '00e')), '');
assert(warned(strrep([convolution linear], sprintf('Linear 4 1\n%s', flat), sprintf('Linear 1 1\n3.000000e-01 '))), '');
end

function id = warned(text, input)
f = fopen('net.txt', 'w');
fprintf(f, '%s', text);
fclose(f);
lastwarn('', '');
if nargin < 2
    evalc('model_io.read(''net.txt'');');
else
    evalc('model_io.read(''net.txt'', ''txt'', input);');
end
[text, id] = lastwarn();
assert(isempty(id) || ~isempty(strfind(text, 'INPUT')));
end

function write(model, path, fmt, input)
%MODEL_IO.WRITE  Writes a network; model_io.write(MODEL, PATH) or model_io.write(MODEL, PATH, FMT, INPUT).
%   FMT overrides the ending of PATH:
%     'txt'  plain text with all digits, shared with the Python toolbox
%     'mat'  a MATLAB file with an object of class modules.Sequential
%   The model is cleaned of what forward passes left behind. A file of that name is replaced as a whole or not at all.
%
%   INPUT, the size of one sample such as [32 32 1], rearranges the weights behind a Flatten for the original toolbox in
%   MATLAB, whose Flatten has rows fastest. For .mat files the size is taken from the last forward pass by itself.
%
%   See also model_io.read, modules.Sequential

if nargin < 4
    input = [];
end
if nargin < 3
    fmt = '';
end
if ~isa(model, 'modules.Sequential')
    error('lrp:model', 'the model to write must be a modules.Sequential, but is of class %s', class(model));
end
for i = 1:numel(model.modules)
    if ~model.modules{i}.in_engine()
        error('lrp:model', 'module %d is of class %s, which no file format knows', i, class(model.modules{i}));
    end
end
seen = [];
if ~isempty(model.modules)
    seen = model.modules{1}.pass;
end
model.clean();
fmt = lrp_engine.format_of(path, fmt);
switch fmt
    case 'mat'
        fprintf('writing model as mat-file to %s\n', path);
    case 'txt'
        fprintf('writing model as plain text to %s\n', path);
    otherwise
        fprintf('writing model as %s to %s\n', fmt, path);
end
lrp_engine.call('ModelFiles', 'write', lrp_engine.layers(model.modules), lrp_engine.absolute(path), fmt, ...
    input, seen);
end

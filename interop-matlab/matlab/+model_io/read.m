function model = read(path, fmt, input)
%MODEL_IO.READ  Reads a network; model = model_io.read(PATH) or model_io.read(PATH, FMT, INPUT).
%   MODEL is a modules.Sequential. FMT overrides the ending of PATH:
%     'txt'  plain text, shared with the Python toolbox; the legacy layout, too
%     'mat'  an object of class modules.Sequential in a MATLAB file, read in Octave as well
%   and whatever other formats are on the class path, such as 'nn' for Python's pickles.
%
%   INPUT, the size of one sample such as [32 32 1], is for text models that the original toolbox trained in MATLAB. Its
%   Flatten has rows fastest, this one channels, as in Python; so the weights behind a Flatten are rearranged. For .mat
%   files that is done without INPUT. A text model that looks like one of MATLAB's is read with a warning, lrp:order,
%   where INPUT is missing and matters.
%
%   See also model_io.write, modules.Sequential

if nargin < 3
    input = [];
end
if nargin < 2
    fmt = '';
end
if ~exist(path, 'file')
    error('MODEL_IO_READ:invalidPath', 'model_io.read : No such file or directory: %s', path);
end
fmt = lrp_engine.format_of(path, fmt);
switch fmt
    case 'mat'
        kind = 'mat-compressed';
    case 'txt'
        kind = 'plain text';
    otherwise
        kind = fmt;
end
fprintf('loading %s model from %s\n', kind, path);
layers = lrp_engine.call('ModelFiles', 'read', lrp_engine.absolute(path), fmt, input);
if isempty(input)
    note = char(lrp_engine.call('ModelFiles', 'note', lrp_engine.absolute(path), fmt, layers));
    if ~isempty(note)
        warning('lrp:order', '%s', note);
    end
end
list = cell(1, layers.size());
for i = 1:numel(list)
    list{i} = lrp_engine.module(layers.get(i - 1));
end
model = modules.Sequential(list);
end

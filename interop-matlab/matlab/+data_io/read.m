function data = read(path, fmt)
%DATA_IO.READ  Reads an array; data = data_io.read(PATH) or data_io.read(PATH, FMT).
%   FMT overrides the ending of PATH:
%     'mat'  the first variable of a MATLAB file, whatever its name
%     'txt'  a table of numbers as text
%   and whatever other formats are on the class path, such as 'npy' for NumPy's arrays. Arrays keep the class of numbers
%   they were written with, int64 and logical included; a table of text has none and comes as double.
%
%   See also data_io.write, model_io.read

if nargin < 2
    fmt = '';
end
if ~exist(path, 'file')
    error('DATA_IO_READ:invalidPath', 'data_io.read : No such file or directory: %s', path);
end
fmt = lrp_engine.format_of(path, fmt);
switch fmt
    case 'mat'
        fprintf('loading mat-compressed data from %s\n', path);
        data = first_variable(path);
    case 'txt'
        fprintf('loading plain text data from %s\n', path);
        data = load(path, '-ascii');
    otherwise
        fprintf('loading %s data from %s\n', fmt, path);
        data = lrp_engine.fetch_typed(lrp_engine.call('ArrayFiles', 'read', lrp_engine.absolute(path), fmt));
end
end

function data = first_variable(path)
file = fopen(path, 'r');
close_file = onCleanup(@() fclose(file)); %#ok<NASGU>
header = fread(file, [1 10], 'uint8=>char');
if strcmp(header, 'MATLAB 7.3') && exist('OCTAVE_VERSION', 'builtin')
    % Octave takes these for HDF5 files of its own.
    data = lrp_engine.fetch_typed(lrp_engine.call('ArrayFiles', 'read', lrp_engine.absolute(path), 'mat'));
    return
end
variables = load(path);
names = fieldnames(variables);
data = variables.(names{1});
end

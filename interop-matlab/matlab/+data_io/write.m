function write(data, path, fmt)
%DATA_IO.WRITE  Writes an array; data_io.write(DATA, PATH) or data_io.write(DATA, PATH, FMT).
%   FMT overrides the ending of PATH:
%     'mat'  a MATLAB file with DATA as the variable data
%     'txt'  a matrix as text, with all digits
%   and whatever other formats are on the class path, such as 'npy' for NumPy's arrays. The class of numbers survives:
%   single, logical and all integers; complex numbers and text are written to 'mat' alone.
%
%   See also data_io.read, model_io.write

if nargin < 3
    fmt = '';
end
fmt = lrp_engine.format_of(path, fmt);
switch fmt
    case 'mat'
        fprintf('writing mat-compressed data to %s\n', path);
        save(path, 'data', '-v7'); % Octave's own default is no MATLAB file
    case 'txt'
        fprintf('writing plain text data to %s\n', path);
        lrp_engine.require_real(data, 'are written as text');
        if ndims(data) > 2 %#ok<ISMAT>
            error('lrp:data', 'text holds matrices only, but the data is of size %s', mat2str(size(data)));
        end
        precision = '%.18e';
        if isinteger(data) || islogical(data)
            precision = '%d'; % of int64, more digits than a double has
        end
        dlmwrite(path, data, 'delimiter', ' ', 'precision', precision); %#ok<DLMWT>
    otherwise
        fprintf('writing %s data to %s\n', fmt, path);
        lrp_engine.call('ArrayFiles', 'write', lrp_engine.put_typed(data), lrp_engine.absolute(path), fmt);
end
end

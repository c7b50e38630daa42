function test_help
% Every class and function of the packages explains itself, its name first.

root = fileparts(which('lrp_setup'));
for package = {'modules', 'model_io', 'data_io', 'render'}
    files = dir(fullfile(root, ['+' package{1}], '*.m'));
    assert(numel(files) >= 2);
    for i = 1:numel(files)
        [~, name] = fileparts(files(i).name);
        full = [package{1} '.' name];
        text = help(full);
        assert(strncmp(strtrim(text), [upper(full) '  '], numel(full) + 2), '%s has help: %s', full, text);
    end
end
assert(~isempty(strfind(help('modules.Sequential.train'), 'BATCHSIZE')));
assert(~isempty(strfind(help('lrp_setup'), 'mvn package')));
end

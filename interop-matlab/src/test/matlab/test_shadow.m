function test_shadow
% Scripts beside packages of the same names: lrp_setup tells, lrp_run runs them where they lie, on this toolbox.

start = pwd;
mkdir('theirs');
mkdir(fullfile('theirs', '+modules'));
mkdir(fullfile('theirs', '+render'));
write_text(fullfile('theirs', '+modules', 'Linear.m'), 'function l = Linear(m, n); error("the other one"); end');
write_text('beside.txt', 'found');
write_text(fullfile('theirs', 'probe.m'), ['layer = modules.Linear(2, 3); size_of_W = size(layer.W); ' ...
    'assert(strtrim(fileread("../beside.txt")), "found"); f = fopen("made.txt", "w"); fclose(f);']);
write_text(fullfile('theirs', 'fails.m'), 'f = fopen("half.txt", "w"); fclose(f); error("on purpose");');
cd('theirs');
lastwarn('');
evalc('lrp_setup()');
[text, id] = lastwarn();
assert(id, 'lrp:shadow');
assert(~isempty(strfind(text, '+modules, +render')) && ~isempty(strfind(text, 'lrp_run')), text);
cd(start);
lastwarn('');
evalc('lrp_setup()');
assert(isempty(lastwarn()));

before = path();
lrp_run(fullfile('theirs', 'probe.m'));
assert(evalin('base', 'size_of_W'), [2 3]);
assert(path(), before);
cd('theirs');
lrp_run('probe');
fails_with('on purpose', @() lrp_run('fails'));
fails_with('no script none.m in .*theirs', @() lrp_run('none'));
assert(pwd, fullfile(start, 'theirs'));
cd(start);
for name = {'made.txt', 'half.txt'}
    assert(exist(fullfile(start, 'theirs', name{1}), 'file'), 2);
end
assert(isempty(glob('.lrp-*')));
end

function write_text(file, text)
f = fopen(file, 'w');
fprintf(f, '%s\n', text);
fclose(f);
end

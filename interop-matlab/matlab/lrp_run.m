function lrp_run(script)
%LRP_RUN  Runs a script where it lies, on the LRP Toolbox, even if packages of the same names lie beside it.
%   lrp_run('lrp_demo') or lrp_run('path/to/lrp_demo.m') runs a script of the original toolbox, or one written for it,
%   with the variables of the base workspace. Packages of the current folder come before all others; so the script runs
%   in an empty folder beside its own, from which paths such as '../models/MNIST/LeNet-5.mat' lead to the same files.
%   Files the script writes into its folder are put there at the end, also if it fails.
%
%   See also lrp_setup

[folder, name, ending] = fileparts(script);
if isempty(folder)
    folder = pwd;
end
home = cd(folder);
folder = cd(home); % its full name
if isempty(ending)
    ending = '.m';
end
if ~exist(fullfile(folder, [name ending]), 'file')
    error('lrp:run', 'no script %s in %s', [name ending], folder);
end
stage = empty_folder(folder);
known = any(strcmp(strsplit(path(), pathsep()), folder));
go_back = onCleanup(@() finish(home, folder, stage, known));
cd(stage);
addpath(folder, '-end');
evalin('base', name);
clear go_back
end

function stage = empty_folder(folder)
%EMPTY_FOLDER  A new folder beside another one.
[~, name] = fileparts(tempname());
stage = fullfile(fileparts(folder), ['.lrp-' name]);
[made, reason] = mkdir(stage);
if ~made
    error('lrp:run', ['cannot make a folder beside %s to run the script in (%s); copy the scripts, without their ' ...
        'packages, to another place and run them there'], folder, reason);
end
end

function finish(home, folder, stage, known)
%FINISH  Puts what was written where the script lies and removes the empty folder.
if ~known
    rmpath(folder);
end
cd(home);
made = dir(stage);
made = made(~ismember({made.name}, {'.', '..'}));
for i = 1:numel(made)
    movefile(fullfile(stage, made(i).name), folder, 'f');
end
rmdir(stage);
end

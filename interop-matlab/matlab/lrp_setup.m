function lrp_setup(class_path)
%LRP_SETUP  Puts the LRP Toolbox on the paths of MATLAB (R2022b or newer) or Octave (7 or newer).
%   Build once with "mvn package", then call lrp_setup at the start of a session:
%
%     run path/to/interop-matlab/matlab/lrp_setup.m
%     nn = model_io.read('LeNet-5.mat');
%
%   Once all of the project is built, and on Java 25 or newer, ONNX networks (lrp_explain_onnx) and Python's .nn and
%   .npy files can be read, too.
%
%   It needs Java 21 or newer. MATLAB takes it from matlab_jenv (R2024b or newer) or the environment variable
%   MATLAB_JAVA; Octave from JAVA_HOME, or from the usual places where lrp_setup looks before Java is started.
%
%   lrp_setup(CLASS_PATH) uses these jars and folders, a cell array, instead of what was built.
%
%   Where the current folder has packages of the same names, as that of the original's scripts has, they come first;
%   lrp_setup warns of it, and lrp_run runs a script there on this toolbox.
%
%   In Octave the folder compat/octave is added, too: stand-ins for what original scripts use and Octave lacks.
%
%   See also lrp_run, modules.Sequential, model_io.read, data_io.read, render.hm_to_rgb

root = fileparts(mfilename('fullpath'));
addpath(root);
warn_of_shadows(root);
if exist('OCTAVE_VERSION', 'builtin')
    prepare_octave(root);
end
version = check_java();
if ~strcmp(getenv('LRP_ORT_TELEMETRY'), 'on')
    % ONNX Runtime would keep a database in the cache folder and send it to its makers.
    setenv('ORT_DISABLE_TELEMETRY', '1');
end
if ~is_set_up()
    if nargin < 1
        class_path = [built(root), more(root, version)];
    end
    javaaddpath(class_path);
end
end

function warn_of_shadows(root)
%WARN_OF_SHADOWS  Packages of the current folder come before all others, whatever the path says.
if strcmp(pwd, root)
    return
end
packages = dir(fullfile(root, '+*'));
hidden = {packages(arrayfun(@(found) exist(fullfile(pwd, found.name), 'dir') == 7, packages)).name};
if ~isempty(hidden)
    warning('lrp:shadow', ['the current folder, %s, has packages of its own which hide those of the LRP Toolbox: %s. ' ...
        'To run a script that lies here on the LRP Toolbox, call lrp_run(''name_of_script''); for work by hand, ' ...
        'change to another folder.'], pwd, strjoin(hidden, ', '));
end
end

function tf = is_set_up()
%IS_SET_UP  Whether the toolbox is on the class path already.
try
    javaObject('org.lrptoolbox.matlab.bridge.Rules');
    tf = true;
catch
    tf = false;
end
end

function class_path = built(root)
%BUILT  The jars of the project's build.
target = fullfile(fileparts(root), 'target');
class_path = [jars(target, 'interop-matlab-*.jar'), jars(fullfile(target, 'lib'), '*.jar')];
if numel(class_path) < 2
    error('lrp:setup', 'no jars in %s: run "mvn package -DskipTests" in the project''s folder first', target);
end
end

function class_path = more(root, version)
%MORE  The jars of other parts of the project: Python's files, ONNX networks.
class_path = {};
if version >= 25
    lib = fullfile(root, '..', '..', 'demos', 'target', 'lib');
    names = {'interop-python', 'pickle', 'onnx', 'onnxruntime', 'tribuo-util-onnx', 'protobuf-java'};
    found = cellfun(@(name) jars(lib, [name '-*.jar']), names, 'UniformOutput', false);
    class_path = [found{:}];
end
end

function list = jars(folder, pattern)
found = dir(fullfile(folder, pattern));
list = arrayfun(@(file) fullfile(folder, file.name), found(:).', 'UniformOutput', false);
end

function version = check_java()
%CHECK_JAVA  The version of Java in this session, which must be new enough.
name = char(javaMethod('getProperty', 'java.lang.System', 'java.specification.version'));
version = str2double(strrep(name, '1.', ''));
if version < 21
    error('lrp:setup', ['this session runs on Java %d, the LRP Toolbox needs 21 or newer; in MATLAB set it with ' ...
        'matlab_jenv or the environment variable MATLAB_JAVA, in Octave with JAVA_HOME, and start anew'], version);
end
end

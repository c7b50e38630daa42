function prepare_octave(root)
%PREPARE_OCTAVE  Chooses Java and its options, before Octave starts it, and adds what Octave lacks.

version = choose_java();
choose_options(fullfile(fileparts(root), 'target'), version);
state = warning('off', 'Octave:shadowed-function'); % input is shadowed on purpose
addpath(fullfile(root, 'compat', 'octave'));
warning(state);
if ~have_window_system()
    % Without a display gnuplot would draw with letters.
    warning('off', 'Octave:gnuplot-graphics');
    set(0, 'defaultfigurevisible', 'off');
end
end

function version = choose_java()
%CHOOSE_JAVA  Sets JAVA_HOME, which Octave heeds when it starts Java, unless it names a Java new enough.
usual = {'/usr/lib/jvm/*', '/opt/java/*', '/Library/Java/JavaVirtualMachines/*/Contents/Home', ...
    '~/.sdkman/candidates/java/*', 'C:/Program Files/Eclipse Adoptium/*', 'C:/Program Files/Java/*'};
found = cellfun(@(pattern) glob(tilde_expand(pattern)).', usual, 'UniformOutput', false);
homes = [{getenv('JAVA_HOME')}, found{:}];
versions = cellfun(@java_version, homes);
version = versions(1);
if version < 21 && any(versions >= 21)
    [version, chosen] = max(versions);
    setenv('JAVA_HOME', homes{chosen});
end
end

function version = java_version(home)
%JAVA_VERSION  What the file "release" of a Java says; 0 if there is none.
version = 0;
release = fullfile(home, 'release');
if ~isempty(home) && exist(release, 'file')
    number = regexp(fileread(release), 'JAVA_VERSION="(\d+)', 'tokens', 'once');
    version = str2double([number{:}, '']);
end
end

function choose_options(target, version)
%CHOOSE_OPTIONS  Lets Java call native code; Java before 22, which finds no native BLAS, gets the Vector API instead.
%   Octave reads options of Java from a file beside octave.jar, so this needs a folder with a copy of that.
if ~isempty(getenv('OCTAVE_JAVA_DIR'))
    return
end
folder = fullfile(target, 'octave');
[made, ~] = mkdir(folder);
jar = fullfile(fileparts(which('javaaddpath')), 'octave.jar');
copy = dir(fullfile(folder, 'octave.jar'));
copied = ~isempty(copy) && copy.bytes == dir(jar).bytes; % another session may be using it: leave it alone
if ~copied
    [copied, ~] = copyfile(jar, folder);
end
file = fopen(fullfile(folder, 'java.opts'), 'w');
if made && copied && file >= 0
    fprintf(file, '--enable-native-access=ALL-UNNAMED\n');
    if version < 22
        fprintf(file, '--add-modules=jdk.incubator.vector\n');
    end
    if version >= 24
        fprintf(file, '--sun-misc-unsafe-memory-access=allow\n'); % of which the ONNX library makes use
    end
    fclose(file);
    setenv('OCTAVE_JAVA_DIR', folder);
    javaMethod('version', 'java.lang.Runtime'); % starts Java, if it does not run yet
    unsetenv('OCTAVE_JAVA_DIR');
end
end

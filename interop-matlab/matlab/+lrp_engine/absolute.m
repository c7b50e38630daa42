function path = absolute(path)
%LRP_ENGINE.ABSOLUTE  The absolute form of a path: Java does not follow changes of the working folder.

if ~javaMethod('isAbsolute', javaObject('java.io.File', path))
    path = fullfile(pwd, path);
end
end

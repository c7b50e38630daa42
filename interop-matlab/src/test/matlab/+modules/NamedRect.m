classdef NamedRect < modules.Rect
    %MODULES.NAMEDRECT  A rectification with a name of a user's.

    properties
        name = 'mine'
    end
end

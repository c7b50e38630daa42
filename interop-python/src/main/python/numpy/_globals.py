"""What stands for an argument that was not given, and how to copy."""

import enum


class _NoValueType:
    """The type of ``numpy._NoValue``, of which there is one."""

    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = object.__new__(cls)
        return cls._only

    def __repr__(self):
        return "<no value>"


_NoValue = _NoValueType()


class _CopyMode(enum.Enum):
    """When ``array`` copies: always, if it has to, never."""

    ALWAYS = True
    NEVER = False
    IF_NEEDED = 2

    def __bool__(self):
        if self is _CopyMode.IF_NEEDED:
            raise ValueError(f"{self} is neither True nor False.")
        return self is _CopyMode.ALWAYS

"""Texts and byte strings, as older code asks for them."""


def asunicode(s):
    """The text of a text or of bytes."""
    return s.decode("latin1") if isinstance(s, bytes) else str(s)


def asbytes(s):
    """The bytes of a text or of bytes."""
    return s if isinstance(s, bytes) else str(s).encode("latin1")


def set_module(module):
    """A decorator that says where a function is public."""
    return lambda function: function

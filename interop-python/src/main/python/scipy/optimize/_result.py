"""What searches find: a dict whose items are attributes, too."""


class OptimizeWarning(UserWarning):
    """A search found less than was asked for."""


class OptimizeResult(dict):
    """What a search found, and how it went."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__

    def __dir__(self):
        return list(self)

    def __repr__(self):
        width = max(map(len, self), default=0) + 1
        return "\n".join(f"{name.rjust(width)}: {value!r}" for name, value in self.items())

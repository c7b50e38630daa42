"""Versions of NumPy, compared."""

import re


class NumpyVersion:
    """A version such as ``'1.8.0'``, ``'2.0.0rc1'``, ``'1.9.0.dev-f16acvda'``."""

    def __init__(self, vstring):
        self.vstring = vstring
        found = re.match(r"(\d+)\.(\d+)\.(\d+)", vstring)
        if not found:
            raise ValueError("Not a valid numpy version string")
        self.version = found.group()
        self.major, self.minor, self.bugfix = map(int, found.groups())
        rest = vstring[found.end() :]
        stage = re.match(r"(a|b|rc)\d", rest)
        self.pre_release = stage.group() if stage else "final"
        self.is_devversion = "dev" in rest

    def _key(self, other):
        other = other if isinstance(other, NumpyVersion) else NumpyVersion(other)
        return other._tuple()

    def _tuple(self):
        return self.major, self.minor, self.bugfix, "~" if self.pre_release == "final" else self.pre_release, not self.is_devversion

    def __lt__(self, other):
        return self._tuple() < self._key(other)

    def __le__(self, other):
        return self._tuple() <= self._key(other)

    def __eq__(self, other):
        return self._tuple() == self._key(other)

    def __ne__(self, other):
        return self._tuple() != self._key(other)

    def __gt__(self, other):
        return self._tuple() > self._key(other)

    def __ge__(self, other):
        return self._tuple() >= self._key(other)

    __hash__ = None

    def __repr__(self):
        return f"NumpyVersion({self.vstring})"

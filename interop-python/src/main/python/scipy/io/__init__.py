"""MATLAB files: ``loadmat``, ``savemat``, ``whosmat``."""

from ._mat import loadmat, savemat, whosmat

__all__ = ["loadmat", "savemat", "whosmat"]

"""Files: MATLAB's (``loadmat``, ``savemat``, ``whosmat``), the Matrix Market's, Fortran's records, sounds (``wavfile``)."""

from ._fortran import FortranEOFError, FortranFile, FortranFormattingError
from ._market import mminfo, mmread, mmwrite
from ._mat import loadmat, savemat, whosmat

__all__ = ["FortranEOFError", "FortranFile", "FortranFormattingError", "loadmat", "mminfo", "mmread", "mmwrite", "savemat",
           "wavfile", "whosmat"]  # fmt: skip


def __getattr__(name):
    if name == "wavfile":
        from importlib import import_module

        return import_module("scipy.io.wavfile")
    raise AttributeError(f"module 'scipy.io' has no attribute {name!r}")

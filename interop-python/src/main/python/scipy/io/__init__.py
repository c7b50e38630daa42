"""Files: MATLAB's (``loadmat``, ``savemat``, ``whosmat``), the Matrix Market's, Fortran's records, sounds (``wavfile``)."""

from ._fortran import FortranEOFError, FortranFile, FortranFormattingError
from ._market import mminfo, mmread, mmwrite
from ._mat import loadmat, savemat, whosmat

__all__ = ["FortranEOFError", "FortranFile", "FortranFormattingError", "loadmat", "mminfo", "mmread", "mmwrite", "savemat",
           "wavfile", "whosmat"]  # fmt: skip

_ABSENT = {
    **dict.fromkeys(("netcdf_file", "netcdf_variable"), "NetCDF files are not read; convert them to .npz or .mat by SciPy"),
    "readsav": "IDL's files are not read; convert them to .npz or .mat by SciPy",
    **dict.fromkeys(("arff", "hb_read", "hb_write"), "such files are not read; mmread and loadmat read matrices"),
}


def __getattr__(name):
    if name == "wavfile":
        from importlib import import_module

        return import_module("scipy.io.wavfile")
    if name in _ABSENT:
        raise AttributeError(f"scipy.io.{name} is not here: {_ABSENT[name]}; here are {', '.join(__all__)}")
    raise AttributeError(f"module 'scipy.io' has no attribute {name!r}")

"""Public names, where NumPy defines them: ``numpy.lib._npyio_impl``."""

from numpy._core import __getattr__  # noqa: F401  (every name is found where numpy has it)


def recfromtxt(fname, **kwargs):
    """A table of text as records whose fields are attributes; see ``genfromtxt``, whose types are found out here."""
    from numpy import genfromtxt

    made = genfromtxt(fname, **{"dtype": None, **kwargs})
    if kwargs.get("usemask"):
        from numpy.ma.mrecords import MaskedRecords

        return made.view(MaskedRecords)
    from numpy.rec import recarray

    return made.view(recarray)


def recfromcsv(fname, **kwargs):
    """As ``recfromtxt``, of words between commas below a line of names, in small letters."""
    return recfromtxt(fname, **{"case_sensitive": "lower", "names": True, "delimiter": ",", **kwargs})

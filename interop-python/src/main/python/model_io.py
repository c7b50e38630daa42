"""Reading and writing models: Python's pickles (``.nn``) and text (``.txt``), as the toolbox always stored them.

Other formats are Java's, whichever are on the class path; they hold chains of the toolbox's layers here."""

import os

import java

from _lrp.errors import java_errors
from _lrp.formats import Formats
from _lrp.paths import files, readable, writable

__all__ = ["read", "write"]

_formats = java.type("org.lrptoolbox.python.files.KnownFormats")


def read(path, fmt=None):
    """Reads a model.

    Parameters
    ----------
    path : str
        the file
    fmt : str, optional
        ``pickled``, ``pickle``, ``nn`` or the empty string for pickles, ``txt`` for text, or another format that Java
        knows, such as ``mat`` and ``onnx``; taken from the file's extension by default

    Returns
    -------
    modules.Sequential
        the model

    Raises
    ------
    IOError
        if there is no such file
    KeyError
        for any other format
    ValueError
        if the file holds no model; nothing that a pickle would run is ever run
    """
    return _FORMATS.read(path, fmt)


def write(model, path, fmt=None):
    """Writes a model; formats as for ``read``.

    As pickle, the model first forgets its last forward pass.
    """
    _FORMATS.write(model, path, fmt)


@java_errors
def _read_pickled(path):
    from modules._stored import to_modules
    print("loading pickled model from", path)
    return to_modules(files.readPickledModel(readable(path)))


@java_errors
def _read_txt(path):
    from modules._stored import to_modules

    def fall_back(reason):
        print("probable reshaping/formatting error while reading plain text network file.")
        print("ValueError message:", reason)
        print("Attempting fall-back to legacy plain text format interpretation...")
        print("loading plain text model from", path)

    print("loading plain text model from", path)
    return to_modules(files.readTextModel(readable(path), fall_back))


@java_errors
def _read_any(path, fmt):
    from modules._stored import to_modules
    print("loading model from", path)
    return to_modules(files.readModel(readable(path), fmt))


@java_errors
def _write_any(model, path, fmt):
    from modules._stored import to_layers
    print("writing model to", path)
    files.writeModel(to_layers(model), writable(path), fmt)


@java_errors
def _write_pickled(model, path):
    from modules._stored import is_plain, to_layers
    print("writing model pickled to", path)
    model.clean()
    if is_plain(model):
        files.writePickledModel(to_layers(model), writable(path))
    else:
        _dump(model, path)


def _dump(model, path):
    """Python's own pickle, for models with layers of the user's own."""
    import pickle
    beside = path + ".part"
    try:
        with open(beside, "wb") as file:
            pickle.dump(model, file, pickle.HIGHEST_PROTOCOL)
        os.replace(beside, path)
    finally:
        if os.path.exists(beside):
            os.remove(beside)


@java_errors
def _write_txt(model, path):
    from modules import Sequential
    from modules._stored import to_layers
    print("writing model as plain text to", path)
    if not isinstance(model, Sequential):
        raise Exception('Argument "model" must be an instance of module.Sequential, wrapping a sequence of neural '
                        "network computation layers, but is {}".format(type(model)))
    files.writeTextModel(to_layers(model), writable(path))


_READERS = {"pickled": _read_pickled, "pickle": _read_pickled, "nn": _read_pickled, "": _read_pickled,
            "txt": _read_txt}
_WRITERS = {"pickled": _write_pickled, "pickle": _write_pickled, "nn": _write_pickled, "": _write_pickled,
            "txt": _write_txt}
_FORMATS = Formats("model_io", _formats.ofModels, _READERS, _WRITERS, _read_any, _write_any)

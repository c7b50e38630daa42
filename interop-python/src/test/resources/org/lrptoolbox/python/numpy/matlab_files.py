"""Variables in MATLAB files. Runs in an empty folder."""

import io
import os

import numpy as np
import scipy.io


def shown(found):
    return [(name, a.dtype.name, a.tolist()) for name, a in found.items() if not name.startswith("__")]


scipy.io.savemat("plain", {"data": [1.0, 2.0]})
print(os.listdir("."), shown(scipy.io.loadmat("plain")))
several = {"data": np.arange(6.0).reshape(2, 3), "v": [1, 2, 3], "s": 5, "b": np.array([True, False])}
scipy.io.savemat("a.mat", several)
found = scipy.io.loadmat("a")
print(shown(found), found["__version__"], found["__globals__"], found["__header__"][:19])
print(scipy.io.loadmat("a.mat", variable_names="v", squeeze_me=True)["v"])
print(shown(scipy.io.loadmat("a.mat", {"before": np.ones(1)}, variable_names=["b"])))
scipy.io.savemat("four.mat", {"x": np.arange(24).reshape(2, 3, 2, 2)})
print((scipy.io.loadmat("four.mat")["x"] == np.arange(24).reshape(2, 3, 2, 2)).all())
stream = io.BytesIO()
scipy.io.savemat(stream, {"x": np.ones(3, np.float32)}, oned_as="column")
stream.seek(0)
print(shown(scipy.io.loadmat(stream)))
try:
    scipy.io.loadmat("nope.mat")
except Exception as error:
    print(type(error).__name__)

# Constants, and what takes places apart: as SciPy has them.
import numpy as np
from scipy import constants

found = {}
known = sorted(name for name in constants.__all__ if isinstance(getattr(constants, name, None), (int, float)))
found["known"] = np.log([float(getattr(constants, name)) for name in known])
# SciPy 1.17 has two of 2014 among them.
names = [name for name in constants.find() if not name.startswith("natural unit of momentum")]
found["names"] = np.array([len(names), sum(map(len, names)), len("".join(constants.unit(name) for name in names))])
found["values"] = np.log(np.abs([constants.value(name) for name in names]))
found["precisions"] = np.array([constants.precision(name) for name in names])
found["degrees"] = np.array([constants.convert_temperature([-40.0, 40.0], a, b) for a in ("Celsius", "K", "f", "Rankine") for b in "ckfr"])
found["waves"] = np.array([constants.lambda2nu([1.0, 2.0]), constants.nu2lambda([1.0, 2.0])])
np.savez(r"FILE", **found)

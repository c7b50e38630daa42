"""``__array_function__``: other classes answer for numpy's functions."""
import inspect
import pickle

import numpy as np
from numpy._core.overrides import array_function_dispatch


class Duck:
    def __array_function__(self, func, types, args, kwargs):
        if func is np.median:
            return NotImplemented
        return f"{func.__module__}.{func.__name__} of {[t.__name__ for t in types]}, {len(args)} and {sorted(kwargs)}"


class Little(Duck):
    pass


class Loud(np.ndarray):
    def __array_function__(self, func, types, args, kwargs):
        print("asked for", func.__name__)
        return super().__array_function__(func, types, args, kwargs)


d, e, a = Duck(), Little(), np.arange(6.0)
print(np.sum(d), np.mean(a, where=d), np.std(a, out=d), sep="\n")
print(np.concatenate([a, d, e]), np.concatenate((a, a), out=d), np.stack([d]), np.block([[a], [d]]), sep="\n")
print(np.where(a > 2, d, a), np.pad(d, 2), np.reshape(d, (2, 3)), np.clip(a, 0, d), np.dot(a, d), np.isclose(a, d), sep="\n")
print(np.linalg.norm(d), np.linalg.trace(d), np.linalg.multi_dot([a, d]), np.histogram(a, bins=d), sep="\n")
print(np.zeros(3, like=d), np.array([1], like=d), np.arange(3, like=d), np.zeros(2, like=None), np.full(2, 1, like=a), sep="\n")
for call in (lambda: np.median(d), lambda: np.array(1, like=3), lambda: np.zeros(2, like=[])):
    try:
        print(call())
    except TypeError as error:
        print(error)

loud = a.view(Loud)
print(np.sum(loud), type(np.concatenate([loud, a])).__name__, type(np.sort(loud)).__name__, repr(loud))
print(a.__array_function__(np.sum, (np.ndarray, Duck), (a,), {}), a.__array_function__(np.sum, (np.ndarray,), (a,), {}))


@array_function_dispatch(lambda x, y=None: (x, y), module="mine")
def joined(x, y=0):
    """Both."""
    return x, y


print(joined(1), joined(1, d), joined.__module__, joined.__doc__)
print(np.pad.__module__, np.sum.__module__, np.linalg.det.__module__, pickle.loads(pickle.dumps(np.pad)) is np.pad)
print(list(inspect.signature(np.median).parameters), np.sum._implementation(a), np.pad.__wrapped__(a[:1], 1))

"""``vectorize`` with a signature such as ``(n),(n)->()``: a function of vectors or matrices, applied along the last axes."""

import re
from itertools import product

from ._creation import asarray, zeros
from ._broadcasting import broadcast_shapes, broadcast_to

_CORE = r"\((?:\w+(?:,\w+)*)?\)"
_SIGNATURE = re.compile(f"^{_CORE}(?:,{_CORE})*->{_CORE}(?:,{_CORE})*$")


def _parsed(signature):
    text = re.sub(r"\s+", "", signature)
    if not _SIGNATURE.match(text):
        raise ValueError(f"Not a valid gufunc signature: {signature}")
    return tuple([tuple(re.findall(r"\w+", core)) for core in re.findall(_CORE, side)] for side in text.split("->"))


def _fitted(sizes, shape, core, what):
    """Notes the lengths of named axes, which have to be the same wherever the name stands."""
    if len(shape) < len(core):
        raise ValueError(f"{len(shape)}-dimensional {what} does not have enough dimensions for all core dimensions {core!r}")
    for name, size in zip(core, shape[len(shape) - len(core) :]):
        if sizes.setdefault(name, size) != size:
            raise ValueError(f"inconsistent size for core dimension {name!r}: {size!r} vs {sizes[name]!r}")


def vectorized(function, signature, args, excluded, otypes):
    """The function applied to every combination of the rows, matrices or numbers that the signature speaks of."""
    inputs, outputs = _parsed(signature)
    varying = [k for k in range(len(args)) if k not in excluded]
    if len(varying) != len(inputs):
        raise TypeError(f"wrong number of positional arguments: expected {len(inputs)}, got {len(varying)}")
    arrays = [asarray(args[k]) for k in varying]
    sizes = {}
    for a, core in zip(arrays, inputs):
        _fitted(sizes, a.shape, core, "argument")
    outer = broadcast_shapes(*(a.shape[: a.ndim - len(core)] for a, core in zip(arrays, inputs)))
    arrays = [broadcast_to(a, outer + a.shape[a.ndim - len(core) :]) for a, core in zip(arrays, inputs)]
    filled, made = list(args), None
    for place in product(*map(range, outer)):
        for k, a in zip(varying, arrays):
            filled[k] = a[place]
        results = function(*filled)
        results = results if isinstance(results, tuple) else (results,)
        if len(results) != len(outputs):
            raise ValueError(f"wrong number of outputs from pyfunc: expected {len(outputs)}, got {len(results)}")
        results = [asarray(r) for r in results]
        for r, core in zip(results, outputs):
            _fitted(sizes, r.shape, core, "output")
        if made is None:
            made = [zeros(outer + r.shape, r.dtype if otypes is None else otypes[i]) for i, r in enumerate(results)]
        for target, r in zip(made, results):
            target[place] = r
    if made is None:
        if otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        unknown = [name for core in outputs for name in core if name not in sizes]
        if unknown:
            raise ValueError("cannot call `vectorize` with a signature including new output dimensions on size 0 inputs")
        made = [zeros(outer + tuple(sizes[n] for n in core), t) for core, t in zip(outputs, otypes)]
    return made[0] if len(made) == 1 else tuple(made)

"""Functions that belong nowhere else: what NumPy's newer and rarer names mean."""

from . import _dtypes as D
from ._creation import array, asanyarray, asarray, zeros
from ._reducing import into
from ._ndarray import ndarray
from ._scalars import generic

ScalarType = (int, float, complex, bool, bytes, str, memoryview)
typecodes = {
    "Character": "c", "Integer": "bhilqnp", "UnsignedInteger": "BHILQNP", "Float": "efdg", "Complex": "FDG",
    "AllInteger": "bBhHiIlLqQnNpP", "AllFloat": "efdgFDG", "Datetime": "Mm", "All": "?bhilqnpBHILQNPefdgFDGSUVOMm",
}  # fmt: skip
sctypeDict = {}


def compress(condition, a, axis=None, out=None):
    """The slices of an axis where a vector of conditions holds."""
    from ._selection import compress

    return a.compress(condition, axis, out) if hasattr(a, "_mask") else compress(asarray(a), condition, axis, out)


def astype(x, dtype, /, *, copy=True, device=None):
    """A copy with elements of another type."""
    if not isinstance(x, (ndarray, generic)):
        raise TypeError(f"Input should be a NumPy array. It is of type {type(x)}.")
    return x.astype(dtype, copy=copy)


def asarray_chkfinite(a, dtype=None, order=None):
    """An array of finite numbers; anything else is a ValueError."""
    from ._ufuncs import isfinite

    a = asarray(a, dtype)
    if a.dtype.kind in "fc" and not isfinite(a).all():
        raise ValueError("array must not contain infs or NaNs")
    return a


def frompyfunc(func, /, nin, nout, *, identity=None):
    """A Python function as an element-wise function of arrays; its results are objects."""
    from ._conversions import from_values, values
    from ._broadcasting import broadcast_arrays
    from ._ufunc import ufunc

    if not callable(func):
        raise TypeError("function must be callable")
    if nin + nout > 64:
        raise ValueError(
            "Cannot construct a ufunc with more than 64 operands"
            f" (requested number were: inputs = {nin} and outputs = {nout})"
        )

    def each(*args):
        arrays = broadcast_arrays(*(a if isinstance(a, (ndarray, generic)) else asarray(a, object) for a in args)) if args else []
        shape = arrays[0].shape if arrays else ()
        found = [func(*row) for row in zip(*(values(asarray(a)) for a in arrays))] if args else [func()]
        if nout == 1:
            return from_values(found, shape, D.OBJECT)[()] if not shape else from_values(found, shape, D.OBJECT)
        return tuple(from_values([f[k] for f in found], shape, D.OBJECT)[()] for k in range(nout))

    return ufunc(f"{getattr(func, '__name__', '?')} (vectorized)", nin, nout, function=each, identity=identity)


def isfortran(a):
    """Whether the elements lie in Fortran order and not in C order."""
    return a.flags.fnc


def mask_indices(n, mask_func, k=0):
    """Where a mask of an n by n matrix, such as ``numpy.triu``, is not zero."""
    from ._creation import ones
    from ._selection import nonzero

    return nonzero(mask_func(ones((n, n), int), k) != 0)


def cumulative_sum(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """Running sums along an axis."""
    return _cumulative("cumsum", 0, x, axis, dtype, out, include_initial)


def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
    """Running products along an axis."""
    return _cumulative("cumprod", 1, x, axis, dtype, out, include_initial)


def _cumulative(name, start, x, axis, dtype, out, initial):
    from ._joining import concatenate

    x = asarray(x)
    if x.ndim == 0 or axis is None and x.ndim != 1:
        raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
    axis = 0 if axis is None else axis
    made = getattr(x, name)(axis, dtype)
    if initial:
        shape = list(made.shape)
        shape[axis] = 1
        made = concatenate((zeros(shape, made.dtype) + start, made), axis).astype(made.dtype)
    return into(made, out)


def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    """As ``histogram``, of points; returns counts and the edges of all axes."""
    from ._joining import stack
    from ._sorting import searchsorted
    from ._histograms import bincount, histogram_bin_edges

    sample = asarray(sample) if hasattr(sample, "ndim") else stack([asarray(s) for s in sample], -1) if isinstance(
        sample, (list, tuple)) and asarray(sample[0]).ndim == 1 else asarray(sample)  # fmt: skip
    sample = sample.reshape(-1, 1) if sample.ndim == 1 else sample
    dims = sample.shape[1]
    if not isinstance(bins, (int,)) and len(bins) != dims:
        raise ValueError("The dimension of bins must be equal to the dimension of the sample x.")
    if range is not None and len(range) != dims:
        raise ValueError("range argument must have one entry per dimension")
    bins = [bins] * dims if isinstance(bins, int) else bins
    edges = [histogram_bin_edges(sample[:, k], bins[k], None if range is None else range[k]) for k in _range(dims)]
    inside = zeros(len(sample), bool) == 0
    flat = zeros(len(sample), int)
    for k, e in enumerate(edges):
        place = asarray(searchsorted(e, sample[:, k], "right")) - 1
        place[sample[:, k] == e[-1]] = len(e) - 2
        inside = inside & (place >= 0) & (place < len(e) - 1)
        flat = flat * (len(e) - 1) + place
    shape = [len(e) - 1 for e in edges]
    total = 1
    for n in shape:
        total *= n
    counts = bincount(flat[inside], None if weights is None else asarray(weights)[inside], total)
    counts = counts.reshape(shape) * 1.0
    if density:
        for k, e in enumerate(edges):
            counts = counts / (e[1:] - e[:-1]).reshape([-1 if i == k else 1 for i in _range(dims)])
        counts = counts / float(bincount(flat[inside], None if weights is None else asarray(weights)[inside], total).sum())
    return counts, edges


_range = range


def single(value, kind):
    """What ``fill`` puts into every element: one value, which in an array of objects may be anything."""
    if kind.kind == "O":
        from ._conversions import from_values

        return from_values([value], (), kind)
    if isinstance(value, list) or isinstance(value, tuple) and kind.kind != "V" or getattr(value, "ndim", 0):
        raise ValueError("setting an array element with a sequence.")
    return value


def fromiter(iter, dtype, count=-1):
    """The numbers an iterable yields."""
    from itertools import islice

    kind = D.dtype(dtype)
    if kind.itemsize == 0 and kind.names is None:
        raise ValueError("Must specify length when using variable-size data-type.")
    found = list(iter if count < 0 else islice(iter, count))
    if len(found) < count:
        raise ValueError(f"iterator too short: Expected {count} but iterator had only {len(found)} items.")
    if kind.kind == "O":
        from ._conversions import from_values

        return from_values(found, (len(found),), kind)
    return array(found, kind)


class broadcast:
    """What arrays broadcast to: shape and, one after the other, the tuples of their elements."""

    def __init__(self, *arrays, **options):
        from ._broadcasting import broadcast_arrays

        if options:
            raise ValueError("keyword arguments not accepted.")
        self._given = [asarray(a) for x in arrays for a in (x._given if isinstance(x, broadcast) else [x])]
        if len(self._given) > 64:
            raise ValueError("Need at least 0 and at most 64 array objects.")
        self._arrays = broadcast_arrays(*self._given) if arrays else ()
        self.shape = self._arrays[0].shape if self._arrays else ()
        self.index = 0
        self.numiter = len(self._arrays)

    nd = ndim = property(lambda self: len(self.shape))
    iters = property(lambda self: tuple(a.flat for a in self._given))

    @property
    def size(self):
        count = 1
        for n in self.shape:
            count *= n
        return count

    def reset(self):
        self.index = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.index >= self.size:
            raise StopIteration
        self.index += 1
        return tuple(a.flat[self.index - 1] for a in self._arrays)


def typename(char):
    """A description of a type code."""
    names = {"S1": "character", "?": "bool", "B": "unsigned char", "D": "complex double precision",
             "F": "complex single precision", "G": "complex long double precision", "H": "unsigned short",
             "I": "unsigned integer", "L": "unsigned long integer", "O": "object", "Q": "unsigned long long integer",
             "S": "string", "U": "unicode", "V": "void", "b": "signed char", "d": "double precision",
             "f": "single precision", "g": "long precision", "h": "short", "i": "integer", "l": "long integer",
             "q": "long long integer"}  # fmt: skip
    return names[char]


def mintypecode(typechars, typeset="GDFgdf", default="d"):
    """The smallest type code of a set that holds all of the given ones."""
    codes = [t if isinstance(t, str) else asarray(t).dtype.char for t in typechars]
    found = [c for c in codes if c in typeset]
    if not found:
        return default
    if "F" in found and "d" in found:
        return "D"
    return min(found, key="GDFgdfee".index)




def show_config(mode="stdout"):
    """What the arrays are built on."""
    print("arrays on the Java virtual machine: EJML, JTransforms, OpenBLAS where available")


show_runtime = show_config


def info(object=None, maxwidth=76, output=None, toplevel="numpy"):
    """Prints what an object says about itself."""
    print(getattr(object, "__doc__", ""), file=output)


def bmat(obj, ldict=None, gdict=None):
    """A matrix of blocks."""
    from ._blocks import block
    from .matrixlib import matrix

    return matrix(block(obj))


def asmatrix(data, dtype=None):
    """The data as a matrix."""
    from .matrixlib import matrix

    return matrix(data, dtype=dtype, copy=False)


def from_dlpack(x, /, *, device=None, copy=None):
    """An array of another library, by way of its own ``__array__``."""
    return asanyarray(x)


def get_include():
    """Where NumPy's C headers would be: there are none."""
    raise NotImplementedError("there are no C headers: extensions in C do not run on the Java virtual machine")



def einsum_path(*operands, optimize="greedy", einsum_call=False):
    """The order of products: here always one after the other."""
    from ._einsum import checked_path

    n = checked_path(*operands)
    return ["einsum_path", *[(0, 1)] * (n - 1)] if n > 1 else ["einsum_path", (0,)], "one product after the other"

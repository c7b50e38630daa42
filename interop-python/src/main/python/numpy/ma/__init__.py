"""Arrays some of whose elements do not count: the frequent part of ``numpy.ma``."""

from . import _along, _elementwise
from ._along import (  # noqa: F401
    max, min, product, sort, concatenate, stack, vstack, hstack, dstack, column_stack, row_stack, append, where, dot,
    average, median, allequal, allclose, zeros, ones, empty, arange, identity,
)  # fmt: skip
from ._array import (  # noqa: F401
    MAError, MaskError, MaskedArray, MaskedConstant, masked, masked_singleton, masked_array, array, asarray,
    asanyarray, isMaskedArray, isarray, isMA,
)  # fmt: skip
from ._elementwise import (  # noqa: F401
    sqrt, log, log2, log10, arcsin, arccos, arccosh, arctanh, tan, power, divide, true_divide, floor_divide,
    remainder, fmod, mod, abs, bitwise_not,
)  # fmt: skip
from ._filling import default_fill_value  # noqa: F401
from ._masks import (  # noqa: F401
    nomask, MaskType, getmask, getmaskarray, getdata, is_mask, is_masked, make_mask, make_mask_none, make_mask_descr,
    mask_or, filled, all_nomask, flatten_mask,
)  # fmt: skip
from ._operations import maximum_fill_value, minimum_fill_value  # noqa: F401
from ._records import mvoid  # noqa: F401
from ._where import (  # noqa: F401
    masked_where, masked_equal, masked_not_equal, masked_greater, masked_greater_equal, masked_less,
    masked_less_equal, masked_inside, masked_outside, masked_invalid, masked_values, masked_object, masked_all,
    masked_all_like, mask_rows, mask_cols, mask_rowcols, compress_rows, compress_cols, flatnotmasked_edges,
)  # fmt: skip

globals().update({name: getattr(_elementwise, name) for name in _elementwise.PLAIN})
globals().update({name: getattr(_along, name) for name in _along.METHODS})
anomalies = anom  # noqa: F821


def __getattr__(name):
    if name in ("core", "extras", "testutils"):
        return __import__(f"numpy.ma.{name}", fromlist=["*"])
    if name.startswith("_"):
        raise AttributeError(f"module 'numpy.ma' has no attribute '{name}'")
    from . import _more

    try:
        return getattr(_more, name)
    except AttributeError:
        raise AttributeError(f"module 'numpy.ma' has no attribute '{name}'") from None

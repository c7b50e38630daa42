"""Arrays some of whose elements do not count: ``numpy.ma``."""

from . import _along, _elementwise
from ._along import (  # noqa: F401
    amax, amin, append, allclose, allequal, argsort, average, column_stack, compress, concatenate, dot, dstack, hstack, max, min, product,
    round, row_stack, sort, stack, take, vstack, where,
)  # fmt: skip
from ._array import (  # noqa: F401
    MAError, MaskError, MaskedArray, MaskedConstant, masked, masked_singleton, masked_array, array, asarray,
    asanyarray, isMaskedArray, isarray, isMA,
)  # fmt: skip
from ._creation import arange, empty, identity, ones, squeeze, zeros  # noqa: F401
from ._elementwise import power  # noqa: F401
from ._filling import (  # noqa: F401
    default_fill_value, minimum_fill_value, maximum_fill_value,
)  # fmt: skip
from ._masks import (  # noqa: F401
    nomask, MaskType, getmask, getmaskarray, getdata, is_mask, is_masked, make_mask, make_mask_none, make_mask_descr,
    mask_or, filled, all_nomask, flatten_mask,
)  # fmt: skip
from ._records import mvoid  # noqa: F401
from ._text import masked_print_option  # noqa: F401
from ._where import (  # noqa: F401
    masked_where, masked_equal, masked_not_equal, masked_greater, masked_greater_equal, masked_less,
    masked_less_equal, masked_inside, masked_outside, masked_invalid, masked_values, masked_object, masked_all,
    masked_all_like, mask_rows, mask_cols, mask_rowcols, compress_nd, compress_rowcols, compress_rows, compress_cols,
    flatnotmasked_edges,
)  # fmt: skip

globals().update({name: getattr(_elementwise, name) for name in _elementwise.NAMES})
globals().update({name: getattr(_along, name) for name in _along.METHODS})
anomalies = anom  # noqa: F821


def __getattr__(name):
    if name in ("core", "extras", "mrecords", "testutils"):
        return __import__(f"numpy.ma.{name}", fromlist=["*"])
    if name.startswith("_") and name != "_covhelper":
        raise AttributeError(f"module 'numpy.ma' has no attribute '{name}'")
    from . import _more

    try:
        return getattr(_more, name)
    except AttributeError:
        raise AttributeError(f"module 'numpy.ma' has no attribute '{name}'") from None

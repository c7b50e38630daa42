"""Which module defines which public name."""

_modules = "char core _core exceptions fft lib linalg ma polynomial random rec strings testing".split()

_defined_in = {
    "_scalars": """
        bool_ float32 float64 floating generic inexact int16 int32 int64 int8 integer number signedinteger uint16 uint32
        uint64 uint8 unsignedinteger False_ True_
        """,
    "_more_scalars": "bytes_ complex128 complex64 float16 object_ str_ void",
    "_datetimes": "datetime64 timedelta64",
    "_time_texts": "datetime_as_string datetime_data isnat",
    "_generic": "character complexfloating flexible",
    "_creation": """
        array asanyarray asarray ascontiguousarray asfortranarray copy empty empty_like eye
        full full_like identity ones ones_like zeros zeros_like
        """,
    "_arange": "arange",
    "_memory": "frombuffer require",
    "_array_api_info": "__array_namespace_info__",
    "_ufuncs": """
        abs absolute acos acosh add arccos arccosh arcsin arcsinh arctan arctan2 arctanh around asin asinh atan atan2
        atanh bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor cbrt ceil clip conj
        conjugate copysign cos cosh deg2rad degrees divide divmod equal exp exp2 expm1 fabs fix float_power floor
        floor_divide fmax fmin fmod frexp gcd greater greater_equal heaviside hypot invert lcm ldexp isfinite isinf isnan
        isneginf isposinf left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or
        logical_xor maximum minimum mod modf multiply nan_to_num negative nextafter not_equal positive pow power
        rad2deg radians reciprocal remainder right_shift rint round round_ sign signbit sin sinc sinh spacing sqrt
        square subtract tan tanh true_divide trunc ufunc
        """,
    "_products": "dot inner matmul matvec outer tensordot vdot vecdot vecmat",
    "_reductions": """
        all amax amin any argmax argmin max mean min prod ptp std sum var
        """,
    "_running": "cumprod cumsum",
    "_shapes": "atleast_1d atleast_2d atleast_3d ndim reshape shape size",
    "_axes": """
        expand_dims flip fliplr flipud matrix_transpose moveaxis permute_dims ravel rollaxis rot90 squeeze swapaxes transpose
        """,
    "_broadcasting": "broadcast_arrays broadcast_shapes broadcast_to",
    "_grids": "fromfunction indices ix_ meshgrid",
    "_joining": """
        append column_stack concat concatenate delete dstack hstack insert roll row_stack stack tile unstack vstack
        """,
    "_splitting": "array_split dsplit hsplit split vsplit",
    "_blocks": "block",
    "_resizing": "resize",
    "_flat": "flatiter",
    "_padding": "pad",
    "_types": """
        can_cast common_type finfo iinfo isdtype isscalar issubdtype min_scalar_type promote_types result_type
        """,
    "_sorting": "argpartition argsort digitize lexsort partition searchsorted sort sort_complex",
    "_unique": "unique unique_all unique_counts unique_inverse unique_values",
    "_sets": "ediff1d in1d intersect1d isin setdiff1d setxor1d union1d",
    "_selection": """
        argwhere choose copyto count_nonzero extract flatnonzero nonzero piecewise place put putmask
        repeat select take where
        """,
    "_along_axis": "put_along_axis take_along_axis",
    "_diagonals": """
        diag diag_indices diag_indices_from diagflat diagonal fill_diagonal trace tri tril tril_indices
        tril_indices_from triu triu_indices triu_indices_from vander
        """,
    "_ranges": "c_ geomspace index_exp linspace logspace mgrid ogrid r_ s_",
    "_statistics": "average median percentile quantile",
    "_covariance": "corrcoef cov",
    "_histograms": "bincount histogram histogram2d histogram_bin_edges",
    "_nan": """
        nanargmax nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile
        nanstd nansum nanvar
        """,
    "_poly1d": "poly1d",
    "_polynomials": "poly polyadd polyder polydiv polyfit polyint polymul polysub polyval roots",
    "_signals": """
        angle bartlett blackman hamming hanning i0 imag kaiser packbits real real_if_close trim_zeros
        unpackbits
        """,
    "_small": """
        fromiter ScalarType asarray_chkfinite asmatrix astype bmat broadcast compress cumulative_prod cumulative_sum einsum_path
        from_dlpack frompyfunc get_include histogramdd info isfortran mask_indices
        mintypecode show_config show_runtime typecodes typename
        """,
    "matrixlib": "matrix",
    "rec": "recarray record",
    "_calculus": """
        convolve correlate cross diff gradient interp kron trapezoid trapz
        unwrap
        """,
    "_einsum": "einsum",
    "_flat_indices": "ravel_multi_index unravel_index",
    "_logic": """
        allclose array_equal array_equiv isclose iscomplex iscomplexobj isreal isrealobj iterable may_share_memory
        shares_memory
        """,
    "_busdays": "busday_count busday_offset busdaycalendar is_busday",
    "_functional": """
        apply_along_axis apply_over_axes ndenumerate ndindex vectorize
        """,
    "_memmap": "memmap",
    "_nditer": "nditer",
    "_nested_iters": "nested_iters",
    "_float_errors": "errstate getbufsize geterr geterrcall setbufsize seterr seterrcall",
    "_format": """
        array2string array_repr array_str get_printoptions printoptions set_printoptions
        """,
    "_number_text": "base_repr binary_repr format_float_positional format_float_scientific",
    "_io": "fromfile fromstring load save savez savez_compressed",
    "_tables": "fromregex savetxt",
    "_loadtxt": "loadtxt",
    "_genfromtxt": "genfromtxt",
    "exceptions": """
        AxisError ComplexWarning DTypePromotionError ModuleDeprecationWarning RankWarning TooHardError
        VisibleDeprecationWarning
        """,
}

_aliases = {
    "bool": "bool_",
    "bool8": "bool_",
    "byte": "int8",
    "double": "float64",
    "float": "float64",
    "float_": "float64",
    "int": "int64",
    "int_": "int64",
    "intc": "int32",
    "intp": "int64",
    "long": "int64",
    "longlong": "int64",
    "short": "int16",
    "single": "float32",
    "ubyte": "uint8",
    "uint": "uint64",
    "uintc": "uint32",
    "uintp": "uint64",
    "ushort": "uint16",
    "half": "float16",
    "longdouble": "float64",
    "complex_": "complex128",
    "cdouble": "complex128",
    "csingle": "complex64",
    "clongdouble": "complex128",
    "ulong": "uint64",
    "ulonglong": "uint64",
    "str0": "str_",
}
# Names which NumPy has dropped, as it had them: scripts of some age say dtype=np.float and mean Python's own type.
_python_types = {"float": float, "int": int, "object": object, "str": str}

_module_of = {name: module for module, names in _defined_in.items() for name in names.split()}

# Functions that no other class answers for by __array_function__.
_own = """
    asarray_chkfinite asmatrix base_repr binary_repr bmat broadcast_shapes diag_indices fabs format_float_positional
    format_float_scientific from_dlpack frompyfunc fromregex geterr geterrcall getbufsize get_include get_printoptions
    hanning hamming bartlett blackman kaiser indices info isdtype isfortran isscalar issubdtype iterable mask_indices
    mintypecode nested_iters printoptions promote_types seterr seterrcall setbufsize set_printoptions show_config show_runtime
    tril_indices triu_indices typename load isnat datetime_data errstate
    """.split()
# Those that only the class of their argument ``like`` answers for, and those that look for others in lists, too.
_makers = """
    arange array asanyarray asarray ascontiguousarray asfortranarray empty eye frombuffer fromfile fromfunction fromiter
    fromstring full genfromtxt identity loadtxt ones require tri zeros
    """.split()
# Those that Java answers once somebody asks for them: in modules that most scripts load, where few need them.
_rarer = frozenset("""
    append array_split argwhere around ascontiguousarray atleast_1d atleast_2d choose copy copyto count_nonzero delete dsplit extract flatnonzero full_like hsplit identity insert nan_to_num ndim
    putmask round select shape size split take vsplit
    """.split())
_of_lists = "block choose column_stack concatenate dstack hstack lexsort multi_dot row_stack select stack vstack".split()


class Namespace(type(__import__("sys"))):
    """A module whose functions are loaded when they are asked for: all of them when its ``__dict__`` is, which lists them."""

    @property
    def __dict__(self):
        own = _dict_of(self)
        for name in own["__all__"]:
            if name not in own:
                own[name] = getattr(self, name)
        return own

    def __dir__(self):
        return sorted({*_dict_of(self), *_dict_of(self)["__all__"]})


_dict_of = type(__import__("sys")).__dict__["__dict__"].__get__


def names():
    """All public names."""
    return [*_module_of, *_aliases, *_modules]


def is_answered(name):
    """Whether other classes may answer for a public name of numpy: for functions, but not those that Java makes."""
    return name in _module_of and name not in _own and callable(value := find(name)) and hasattr(value, "_implementation")


def answered(function, name, module="numpy"):
    """A function that asks other classes among its arguments, which have ``__array_function__``, for the answer."""
    from sys import modules

    ndarray = _module("_ndarray").ndarray
    is_maker, of_lists = name in _makers, name in _of_lists
    plain = {ndarray, int, float, bool, complex, str, type(None), type}
    plain = plain if of_lists else plain | {list, tuple}

    def public(*args, **kwargs):
        if is_maker:
            special = "like" in kwargs
        else:
            special = not plain.issuperset(map(type, args)) or kwargs and not plain.issuperset(map(type, kwargs.values()))
        if special:
            call = _module("_answering").call
            return call(getattr(modules[module], name), function, is_maker, of_lists, args, kwargs)
        return function(*args, **kwargs)

    public.__name__ = public.__qualname__ = name
    public.__doc__, public.__module__ = function.__doc__, module
    public.__wrapped__ = public._implementation = function
    return public


_function = type(names)
_answered = {}


def _module(name):
    return __import__(f"numpy.{name}", fromlist=["__name__"])  # "*" would load all that a package has


def find(name):
    """The value of a public name, or an AttributeError."""
    if name in _modules:
        return _module(name)
    if name == "emath":
        return _module("lib.scimath")
    if name in ("_core", "dtypes", "matlib", "typing", "version", "__config__"):
        return _module(name)
    if name == "chararray":
        return _module("char").chararray
    if name in ("_NoValue", "_CopyMode"):
        return getattr(_module("_globals"), name)
    if name in _python_types:
        return _python_types[name]
    target = _aliases.get(name, name)
    module = _module_of.get(target)
    if module is None:
        raise AttributeError(f"module 'numpy' has no attribute '{name}'")
    try:
        module = _module(module)
        value = getattr(module, target)
    except ModuleNotFoundError:
        raise AttributeError(f"module 'numpy' has no attribute '{name}'") from None
    if target in _rarer and type(value) is _function and not hasattr(value, "_implementation"):
        return _module("_java").answered_in_java(module, target, target in _own)
    if type(value) is not _function or target in _own or hasattr(value, "_implementation"):
        return value
    made = _answered.get(target)
    if made is None:
        made = _answered[target] = answered(value, target)
    return made

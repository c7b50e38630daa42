"""Calls of element-wise functions with all that NumPy allows: targets, conditions, types, answers of other classes."""

from . import _dtypes as D
from ._float_errors import isfound, settle
from ._java import of, translated
from ._ndarray import ndarray
from ._overrides import NUMBERS, overridden, wrapped
from ._scalars import generic, result
from ._targets import stored

_NoNumbers = of("NoNumbersException")
_OPTIONS = frozenset(
    ("out", "where", "casting", "order", "dtype", "subok", "signature", "sig", "axes", "axis", "keepdims")
)
_ANSWERS = frozenset(
    "equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor logical_not isnan isinf"
    " isfinite signbit isnat".split()
)
_OF_FLOATS = frozenset("arctan2 copysign float_power heaviside hypot logaddexp logaddexp2 nextafter".split())
ONLY_NAMED = "out=... is only allowed as a keyword argument."
IN_A_TUPLE = "must use `...` as `out=...` and not per-operand/in a tuple"


def refused(function, error, *args):
    """What becomes of a call that Java did not just answer."""
    if isfound(error):
        return result(settle(error))
    if not isinstance(error, _NoNumbers):
        raised = translated(error)
        if isinstance(raised, OverflowError) and len(args) == 2:
            return _of_large_numbers(function, raised, *args)
        raise raised from None
    from . import _beyond

    if len(args) == 1:
        return _beyond.unary(function.__name__, *args)
    return _beyond.binary(function.__name__, *args, asked=True)


def call(function, args, options):
    """``function(*args, **options)``."""
    nin, nout, name = function.nin, function.nout, function.__name__
    if not nin <= len(args) <= nin + nout:
        wanted = str(nin) if nout == 0 else f"from {nin} to {nin + nout}"
        raise TypeError(f"{name}() takes {wanted} positional arguments but {len(args)} {'was' if len(args) == 1 else 'were'} given")
    if not options.keys() <= _OPTIONS:
        odd = next(k for k in options if k not in _OPTIONS)
        raise TypeError(f"{name}() got an unexpected keyword argument '{odd}'")
    inputs, targets = args[:nin], args[nin:]
    if targets:
        if any(t is Ellipsis for t in targets):
            raise TypeError(ONLY_NAMED)
        if "out" in options:
            raise TypeError("cannot specify 'out' as both a positional and keyword argument")
        options = {**options, "out": tuple(targets) + (None,) * (nout - len(targets))}
    if "sig" in options:
        if "signature" in options:
            raise TypeError("cannot specify both 'sig' and 'signature'")
        options = {**options, "signature": options["sig"]}
        del options["sig"]
    out = options.get("out")
    uninitialized = "out" not in options and options.get("where", True) is not True
    if out is Ellipsis:
        # An array, even where it holds one number.
        if len(options) == 1 and not overridden(function, "__call__", inputs, options)[0] and function.signature is None:
            made = function._compute(*map(_base, inputs))
            return wrapped(function, inputs, tuple(map(_array, made)) if type(made) is tuple else _array(made), args)
        made = call(function, args, {k: v for k, v in options.items() if k != "out"})
        return tuple(map(_array, made)) if type(made) is tuple else _array(made)
    if out is not None:
        out = out if type(out) is tuple else (out,)
        if any(o is Ellipsis for o in out):
            raise TypeError(IN_A_TUPLE)
        if len(out) != nout:
            if nout > 1 and len(out) == 1 and type(options["out"]) is not tuple:
                raise TypeError("'out' must be a tuple of arrays")
            raise ValueError("The 'out' tuple must have exactly one entry per ufunc output")
        if all(o is None for o in out):
            options = {k: v for k, v in options.items() if k != "out"}
            out = None
        else:
            options = {**options, "out": out}
    answered, value = overridden(function, "__call__", inputs, options, out or ())
    if answered:
        return value
    if uninitialized and function.signature is None:
        import warnings

        warnings.warn(
            "'where' used without 'out', expect unitialized memory in output. If this is intended, use out=None.",
            UserWarning, stacklevel=3,
        )  # fmt: skip
    if not options:
        return wrapped(function, inputs, function._compute(*map(_base, inputs)), args)
    return _with_options(function, inputs, options, out, args)


def _of_large_numbers(function, error, a, b):
    """Comparisons with whole numbers that no type holds are answered as such; other functions have no answer."""
    from ._beyond import _TESTS, binary
    from ._creation import asarray

    if function.__name__ in _OF_FLOATS and type(a) is type(b) is int:
        return function(float(a), float(b))
    if function.__name__ not in _TESTS:
        raise error from None
    return binary(function.__name__, *(asarray(v, object) for v in (a, b)), asked=True)


def _array(value):
    from ._creation import asanyarray

    return asanyarray(value)


def _base(value):
    """An argument as a plain array, or as the number it is."""
    if type(value) is ndarray or isinstance(value, (generic, *NUMBERS)) or value is None:
        return value
    from ._creation import asarray

    return asarray(value)


def _with_options(function, inputs, options, out, args):
    name = function.__name__
    dtype = options.get("dtype")
    signature = options.get("signature", options.get("sig"))
    casting = options.get("casting", "same_kind")
    where = options.get("where", True)
    if casting not in ("no", "equiv", "safe", "same_kind", "unsafe"):
        raise ValueError(f"casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe' (got {casting!r})")
    if "order" in options and options["order"] not in ("K", "C", "F", "A", None):
        raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got {options['order']!r})")
    if dtype is not None and signature is not None:
        raise TypeError("cannot specify both 'signature' and 'dtype'")
    for target in out or ():
        if target is not None and not isinstance(target, ndarray):
            raise TypeError("return arrays must be of ArrayType")
    if function.signature is not None:
        return _of_cores(function, inputs, options, out, args)
    made = _computed(function, [_base(v) for v in inputs], dtype, signature, casting)
    if out is None and where is True:
        finished = tuple(made)
    else:
        finished = tuple(
            stored(name, m, t, where, casting) for m, t in zip(made, out or (None,) * function.nout)
        )
    owned = options.get("subok", True)
    result_ = finished[0] if function.nout == 1 else finished
    if out is not None or not owned:
        return result_
    return wrapped(function, inputs, result_, args)


def _computed(function, values, dtype, signature, casting):
    """The results, in the types that the call names."""
    name, nin = function.__name__, function.nin
    wanted = [None] * function.nargs
    if dtype is not None or signature is not None or casting not in ("same_kind", "unsafe"):
        from . import _ufunc_loops as L

        if signature is not None:
            wanted = L.signature(function, signature)
        elif dtype is not None:
            wanted[nin:] = [L.general(dtype)] * function.nout
        # Times have their units from the operands.
        wanted = [None if k is not None and k.kind in "mM" else k for k in wanted]
        loop = L.chosen(function, values, wanted, casting) if not function.signature else None
        if loop is not None:
            values = [L.cast(function, i, v, k, casting) for i, (v, k) in enumerate(zip(values, loop))]
            made = function._compute(*values)
            return tuple(_typed(m, k) for m, k in zip(made if type(made) is tuple else (made,), loop[nin:]))
        if wanted[-1] is D.OBJECT and nin == 2 and name in _ANSWERS:
            from ._beyond import binary

            return (binary(name, *values, asked=True, kind=D.OBJECT),)
        if any(wanted) and not any(wanted[:nin]) and name not in _ANSWERS:
            wanted[:nin] = [wanted[-1]] * nin
    values = [v if k is None else _cast(name, i, v, k, casting) for i, (v, k) in enumerate(zip(values, wanted))]
    made = function._compute(*values)
    return tuple(_typed(m, k) for m, k in zip(made if type(made) is tuple else (made,), wanted[nin:]))


def _of_cores(function, inputs, options, out, args):
    made = function._function(*inputs, **{k: v for k, v in options.items() if k in ("axes", "axis", "keepdims", "dtype")})
    if out is None or out[0] is None:
        return made
    return stored(function.__name__, made, out[0], True, options.get("casting", "same_kind"))


def _cast(name, place, value, kind, casting):
    """An argument in the type to compute in."""
    from ._creation import asanyarray
    from ._types import can_cast

    if type(value) in NUMBERS and not (type(value) is complex and kind.kind != "c"):
        made = asanyarray(value)
        return made.astype(kind) if can_cast(made.dtype, kind, casting) or kind.kind in "fciu" else value
    a = asanyarray(value)
    if a.dtype == kind:
        return a
    if not can_cast(a.dtype, kind, casting):
        from ._ufunc_errors import UFuncTypeError

        raise UFuncTypeError(
            f"Cannot cast ufunc '{name}' input {place} from {a.dtype!r} to {kind!r} with casting"
            f" rule '{casting}'"
        )
    return a.astype(kind)


def _typed(made, kind):
    """A result in the type asked for."""
    if kind is None or getattr(made, "dtype", None) is kind or kind is D.OBJECT and not hasattr(made, "astype"):
        return made
    return made.astype(kind)


def described(function):
    """What ``inspect.signature`` says of a function."""
    from inspect import Parameter, Signature

    from ._globals import _NoValue

    names = ["x"] if function.nin == 1 else [f"x{i + 1}" for i in range(function.nin)]
    own = {"where": True} if function.signature is None else {"axes": _NoValue, "axis": _NoValue, "keepdims": False}
    options = {**own, "casting": "same_kind", "order": "K", "dtype": None, "subok": True, "signature": None}
    return Signature([
        *(Parameter(name, Parameter.POSITIONAL_ONLY) for name in names),
        Parameter("out", Parameter.POSITIONAL_OR_KEYWORD, default=None if function.nout == 1 else (None,) * function.nout),
        *(Parameter(name, Parameter.KEYWORD_ONLY, default=value) for name, value in options.items()),
    ])  # fmt: skip

"""Arithmetic of arrays of times and spans: of the whole numbers behind them, in the finer of two units."""

from . import _dtype_specs as S
from . import _dtypes as D
from ._units import NAT, common_unit, finer, is_calendar


def binary(name, a, b):
    """An operation of two arrays of which one holds times or spans, and none objects; the result as an array."""
    from . import _ufuncs as U
    from ._ndarray import wrap

    def no_loop():
        from ._ufunc_errors import of_times

        return of_times(name, a, b)

    ka, kb = a.dtype, b.dtype
    kinds = ka.kind + kb.kind
    tests = ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal")
    for v in (a, b):
        if v.dtype is D.UINT64 and not v.ndim and int(v) >= 1 << 63:
            raise OverflowError("int too big to convert")
    if ka.kind in "SU" and kb.kind in "M":
        return binary(name, a.astype(S.time_type("M", "generic")), b)
    if kb.kind in "SU" and ka.kind in "M":
        return binary(name, a, b.astype(S.time_type("M", "generic")))
    if ka.kind in "mM" and kb.kind in "iub" and name in ("add", "subtract", *tests, "maximum", "minimum"):
        if ka.kind == "M" and name in tests:
            raise no_loop()
        b, kb = b.astype("i8").view(S.time_type("m", ka.unit)), S.time_type("m", ka.unit)
    elif kb.kind in "mM" and ka.kind in "iub" and name in ("add", "subtract", *tests, "maximum", "minimum"):
        if kb.kind == "M" and name in (*tests, "subtract"):
            raise no_loop()
        a, ka = a.astype("i8").view(S.time_type("m", kb.unit)), S.time_type("m", kb.unit)
    kinds = ka.kind + kb.kind

    def whole(x):
        return wrap(x._j.astype(D.INT64._e))

    def with_nat(made, *sources):
        for x in sources:
            if x.dtype.kind in "mM":
                made = U.where(U.equal(whole(x), NAT), NAT, made)
        return made

    def timed(made, letter, unit):
        from ._creation import asarray

        return asarray(made).astype("i8").view(S.time_type(letter, unit))

    if kinds in ("mm", "MM", "mM", "Mm"):
        if kinds in ("mM", "Mm") and (name not in ("add", "subtract") or name == "subtract" and kinds == "mM"):
            raise no_loop()
        if kinds == "mm" and name in ("multiply", *_BITS):
            raise no_loop()
        unit = (common_unit if kinds == "mm" else finer)(ka.unit, kb.unit)
        span = kb if ka.kind == "M" else ka
        if kinds in ("mM", "Mm") and is_calendar(span.unit) and not is_calendar(unit):
            from ._ufunc_errors import UFuncTypeError

            raise UFuncTypeError(f"Cannot cast ufunc '{name}' input {int(span is kb)} from {span!r} to {S.time_type('m', unit)!r} with"
                                 " casting rule 'same_kind'")  # fmt: skip
        a, b = (x if x.dtype.unit == unit else x.astype(S.time_type(x.dtype.kind, unit)) for x in (a, b))
        x, y = whole(a), whole(b)
        if name in tests:
            made = getattr(U, name)(x, y)
            nat = U.equal(x, NAT) | U.equal(y, NAT)
            from ._creation import asarray

            return asarray(U.where(nat, name == "not_equal", made)).astype(bool)
        if name in ("maximum", "minimum", "fmax", "fmin"):
            made = getattr(U, name)(x, y)
            if name[0] == "f":
                made = U.where(U.equal(x, NAT), y, U.where(U.equal(y, NAT), x, made))
                return timed(made, ka.kind, unit)
            return timed(with_nat(made, a, b), ka.kind, unit)
        if name == "subtract" and kinds in ("MM", "mm", "Mm"):
            return timed(with_nat(U.subtract(x, y), a, b), "M" if kinds == "Mm" else "m", unit)
        if name == "add" and kinds != "MM":
            return timed(with_nat(U.add(x, y), a, b), "M" if "M" in kinds else "m", unit)
        if kinds == "mm":
            if name == "divide":
                nat = U.equal(x, NAT) | U.equal(y, NAT)
                return U.where(nat, float("nan"), U.divide(x, y))
            if name == "floor_divide":
                return U.where(U.equal(x, NAT) | U.equal(y, NAT), 0, U.floor_divide(x, y))
            if name == "remainder":
                made = U.where(U.equal(y, 0), NAT, getattr(U, name)(x, y))
                return timed(with_nat(made, a, b), "m", unit)
        raise no_loop()
    if ka.kind == "m" and kb.kind in ("biuf" if name == "multiply" else "iuf") and name in ("multiply", "divide", "floor_divide"):
        made = _towards_zero(whole(a), b) if name == "floor_divide" else getattr(U, name)(whole(a), b)
        if name != "multiply" and kb.kind != "f":
            made = U.where(U.equal(b, 0), NAT, made)
        return timed(with_nat(_counted(made), a), "m", ka.unit)
    if kb.kind == "m" and ka.kind in "biuf" and name == "multiply":
        return timed(with_nat(_counted(U.multiply(a, whole(b))), b), "m", kb.unit)
    raise no_loop()


_BITS = frozenset("power bitwise_and bitwise_or bitwise_xor left_shift right_shift".split())


def _towards_zero(counts, b):
    """Counts by numbers, of which NumPy cuts the fraction off."""
    from . import _ufuncs as U
    from ._float_errors import named

    if b.dtype.kind == "f":
        return named("floor_divide", U.divide, counts, b)
    return U.floor_divide(U.absolute(counts), U.absolute(b)) * U.sign(counts) * U.sign(b)


def _counted(made):
    """Counts of fractions: what is no number is no time."""
    from . import _ufuncs as U
    from ._creation import asarray

    made = asarray(made)
    if made.dtype.kind != "f":
        return made
    lost = ~(U.absolute(made) < 2.0**63)
    return U.where(lost, NAT, U.where(lost, 0, made).astype("i8"))


def unary(name, a):
    """A function of an array of times or spans."""
    from . import _ufuncs as U
    from ._ufunc_errors import no_loop_of, not_supported
    from ._ndarray import wrap

    x = wrap(a._j.astype(D.INT64._e))
    nat = U.equal(x, NAT)
    if name == "isfinite":
        return ~nat
    if name == "isinf":
        return nat & False
    if name in ("isnat", "isnan"):
        return nat
    if a.dtype.kind == "m" and name in ("negative", "positive", "absolute", "sign"):
        made = getattr(U, name)(x)
        # To NumPy, NaT is negative here.
        return (made if name == "sign" else U.where(nat, NAT, made).astype("i8")).view(a.dtype)
    raise no_loop_of(name, a) if name in ("negative", "positive", "absolute", "sign") else not_supported(name)

"""Single numbers as text: with or without an exponent, and in the digits of any base."""

import java

_FloatText = java.type("org.lrptoolbox.python.text.FloatText")


def format_float_positional(
    x,
    precision=None,
    unique=True,
    fractional=True,
    trim="k",
    sign=False,
    pad_left=None,
    pad_right=None,
    min_digits=None,
):
    """A number without exponent, in the fewest digits that identify it or in ``precision`` digits.

    Parameters
    ----------
    fractional : bool, whether ``precision`` counts the digits after the point, or all that are significant
    trim : 'k' keeps zeros at the end, '.' removes them, '0' leaves one, '-' removes the point as well
    """
    text = _FloatText.positional(float(x), _bytes(x), -1 if precision is None else precision, unique, fractional, trim)
    whole, point, fraction = _signed(text, sign).partition(".")
    if min_digits is not None and "n" not in whole:
        fraction = fraction.ljust(min_digits, "0")
    return whole.rjust(pad_left or 0) + point + fraction.ljust(pad_right or 0)


def format_float_scientific(
    x, precision=None, unique=True, trim="k", sign=False, pad_left=None, exp_digits=None, min_digits=None
):
    """A number as digit, point, digits and exponent; see ``format_float_positional``."""
    digits = -1 if precision is None else precision
    text = _signed(_FloatText.scientific(float(x), _bytes(x), digits, unique, trim, 2 if exp_digits is None else min(exp_digits, 5)), sign)
    whole, point, fraction = text.partition(".")
    return whole.rjust(pad_left or 0) + point + fraction


def _bytes(x):
    """The size of the type of a number, which decides on its fewest digits."""
    size = getattr(x, "itemsize", 8)
    return size if size in (2, 4) and getattr(getattr(x, "dtype", None), "kind", "") == "f" else 8


def _signed(text, sign):
    return text if not sign or text.startswith("-") else "+" + text


def base_repr(number, base=2, padding=0):
    """A whole number in the digits of a base from 2 to 36."""
    if not 2 <= base <= 36:
        raise ValueError("Bases less than 2 or greater than 36 not handled in base_repr.")
    digits = []
    rest = abs(int(number))
    while rest:
        rest, digit = divmod(rest, base)
        digits.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit])
    text = "0" * padding + ("".join(reversed(digits)) or ("" if padding else "0"))
    return "-" + text if number < 0 else text


def binary_repr(num, width=None):
    """A whole number in binary digits; negative ones as two's complement where a width is given."""
    num = int(num)
    least = num.bit_length() if num >= 0 else (num + 1).bit_length() + 1
    if width is not None and width < least:
        raise ValueError(f"Insufficient bit width={width} provided for binwidth={least}")
    if num < 0 and width is not None:
        return format(num + (1 << width), f"0{width}b")
    return format(num, "b" if not width else f"0{width}b")


def oldest(value, whole):
    """A number as NumPy 1.13 wrote it: in so many digits for its size, more where the text is to stand for the number."""
    kind = value.dtype
    if kind.kind not in "fc":
        return str(value)
    size = kind.itemsize if kind.kind == "f" else kind.itemsize // 2
    digits = {8: (12, 17), 4: (6, 8), 2: (6, 8)}[size][bool(whole)]
    if kind.kind == "f":
        text = f"{float(value):.{digits}g}"
        return text if "e" in text or "." in text or "n" in text else text + ".0"
    real, imaginary = (f"{v:{sign}.{digits}g}" for v, sign in ((value.item().real, ""), (value.item().imag, "+")))
    star = "*" if "n" in imaginary else ""
    return f"{imaginary.lstrip('+')}{star}j" if value.item().real == 0 and real[0] != "-" else f"({real}{imaginary}{star}j)"

"""Series as text: in Unicode or ASCII for people, in LaTeX for notebooks."""

import numbers
import os

_UNICODE = os.name != "nt"  # as NumPy has it
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
STYLES = ("ascii", "unicode")
_chosen = ["unicode" if _UNICODE else "ascii"]


def choose(style):
    """The style of ``str`` from now on."""
    if style not in STYLES:
        raise ValueError(f"Unsupported format string '{style}'. Valid options are 'ascii' and 'unicode'")
    _chosen[0] = style


def number(value, parens=False):
    """A coefficient under the print options; with an exponent in parentheses, if asked for."""
    import numpy as np

    if not isinstance(value, np.floating):
        return str(value)
    options = np.get_printoptions()
    if np.isnan(value) or np.isinf(value):
        return options["nanstr"] if np.isnan(value) else options["infstr"]
    precision, size, fixed = options["precision"], abs(value), options["floatmode"] == "fixed"
    style = {"precision": precision, "unique": not fixed, "trim": "k" if fixed else "0", "sign": options["sign"] == "+"}
    if size and (size >= 1e8 or size < 10.0 ** min(0, -(precision - 1) // 2)):
        shown = np.format_float_scientific(value, **style)
        return f"({shown})" if parens else shown
    return np.format_float_positional(value, fractional=True, **style)


def argument(series, shown):
    """What the series is in, its variable brought from the domain to the window, and whether that is a sum or product."""
    offset, scale = series.mapparms()
    symbol = series._symbol
    if offset == 0 and scale == 1:
        return symbol, False
    scaled = symbol if scale == 1 else f"{shown(scale)}{symbol}"
    return (scaled if offset == 0 else f"{shown(offset)} + {scaled}"), True


def text(series, style=None):
    """The series for people, in lines no longer than the print options say."""
    import numpy as np

    wide = max(np.get_printoptions()["linewidth"], 1)
    inside, compound = argument(series, number)
    inside = f"({inside})" if compound else inside
    term = (_in_unicode if (style or _chosen[0]) == "unicode" else _in_ascii)(series.basis_name, inside)
    whole = number(series.coef[0])
    line = len(whole)
    last = len(series.coef) - 1
    for k in range(1, last + 1):
        sign, shown = _signed(series.coef[k])
        shown += term(str(k))
        # Behind all but the last comes another sign.
        if line + 3 + len(shown) + (2 if k < last else 0) >= wide:
            whole, line = f"{whole} {sign}\n{shown}", len(shown)
        else:
            whole, line = f"{whole} {sign} {shown}", line + 3 + len(shown)
    return whole


def _signed(value):
    try:
        return ("+", number(value, True)) if value >= 0 or value != value else ("-", number(-value, True))
    except TypeError:
        return "+", str(value)


def _in_unicode(basis, inside):
    if basis is not None:
        return lambda k: f"·{basis}{k.translate(_SUBSCRIPTS)}({inside})"
    return lambda k: f"·{inside}" if k == "1" else f"·{inside}{k.translate(_SUPERSCRIPTS)}"


def _in_ascii(basis, inside):
    if basis is not None:
        return lambda k: f" {basis}_{k}({inside})"
    return lambda k: f" {inside}" if k == "1" else f" {inside}**{k}"


def latex_number(value, parens=False):
    return rf"\text{{{number(value, parens)}}}"


def latex(series):
    """The series for notebooks; what is zero is shown pale."""
    shown = series._repr_latex_scalar
    inside, compound = argument(series, shown)
    basis = series.basis_name
    parts = []
    for k, c in enumerate(series.coef):
        if k == 0:
            part = shown(c)
        elif not isinstance(c, numbers.Real):
            part = f" + ({shown(c)})"
        else:
            part = f" + {shown(c, parens=True)}" if c >= 0 or c != c else f" - {shown(-c, parens=True)}"
        if basis is not None:
            part += rf"\,{{{basis}}}_{{{k}}}({inside})"
        elif k:
            base = rf"\left({inside}\right)" if compound else inside
            part += rf"\,{base}" if k == 1 else rf"\,{base}^{{{k}}}"
        parts.append(rf"\color{{LightGray}}{{{part}}}" if c == 0 else part)
    return rf"${series._symbol} \mapsto {''.join(parts) or '0'}$"

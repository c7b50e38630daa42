"""Ticks' texts of large, small and close numbers: what all have in common is written once, as ``1e6`` or ``+1e5``."""

import math


def common(places, limits, style, threshold=4, powers=(-5, 6)):
    """The offset and the power of ten which ticks' texts leave out; ``style`` is what ``ticklabel_format`` was told."""
    low, high = sorted(limits)
    inside = [p for p in places if low - 1e-9 * (high - low) <= p <= high + 1e-9 * (high - low)]
    if not inside:
        return 0.0, 0
    offset = style.get("useOffset", True)
    if offset is True:
        offset = _offset(min(inside), max(inside), threshold)
    offset = float(offset or 0.0)
    if style.get("style") == "plain":
        return offset, 0
    least, most = style.get("scilimits", powers)
    if least == most != 0:
        return offset, int(least)
    size = high - low if offset else max(map(abs, inside))
    power = math.floor(math.log10(size)) if size else 0
    return offset, power if power <= least or power >= most or least == most == 0 else 0


def _offset(low, high, threshold):
    """The leading digits that two numbers share, if they are as many as the threshold."""
    if low == high or low <= 0 <= high:
        return 0.0
    least, most = sorted((abs(low), abs(high)))
    sign = math.copysign(1, low)
    power = math.ceil(math.log10(most))
    while least // 10.0**power == most // 10.0**power:
        power -= 1
    if (most - least) / 10.0 ** (power + 1) <= 1e-2:
        power = math.ceil(math.log10(most))
        while most // 10.0**power - least // 10.0**power <= 1:
            power -= 1
    power += 1
    return sign * (most // 10.0**power) * 10.0**power if most // 10.0**power >= 10 ** (threshold - 1) else 0.0


def said(offset, power, formulas=False):
    """The text for what is left out."""
    parts = ""
    if offset:
        parts = ("+" if offset > 0 else "") + f"{offset:.10g}"
    if power:
        parts = (f"$\\times10^{{{power}}}$" if formulas else f"1e{power}") + parts
    return parts.replace("-", "\u2212") if "$" not in parts else parts


def rest(places, limits, offset, power):
    """The texts of what is left of the places."""
    left = [(p - offset) / 10.0**power for p in places]
    ends = [(p - offset) / 10.0**power for p in limits]
    span = max([*left, *ends]) - min([*left, *ends])
    if span <= 0:
        return [f"{p:.6g}" for p in left]
    order = math.floor(math.log10(span))
    decimals = max(0, 3 - order)
    while decimals >= 0 and max(abs(p - round(p, decimals)) for p in left) < 1e-3 * 10.0**order:
        decimals -= 1
    digits = decimals + 1
    return [f"{p if round(p, digits) else 0.0:.{digits}f}".replace("-", "\u2212") for p in left]


def labels(places, limits, axes, way):
    """The ticks' texts of axes, which keep what is left out."""
    offset, power = common(places, limits, axes.plain.get(way, {}), axes.rc.get("axes.formatter.offset_threshold", 4),
                           axes.rc.get("axes.formatter.limits", (-5, 6)))
    formulas = axes.plain.get(way, {}).get("useMathText", axes.rc.get("axes.formatter.use_mathtext", False))
    axes.offsets[way] = said(offset, power, formulas)
    return rest(places, limits, offset, power)

"""Histograms: counts between edges, and how they are drawn."""

import numpy as np

from ._scales import plain


def counted(axes, x, bins, limits, density, weights, cumulative, stacked):
    """The samples, whether there is one, the edges, and the counts of each sample (on top of each other if stacked)."""
    if isinstance(x, np.ndarray) and x.ndim == 2:
        x = list(x.T)
    single = not len(x) or not (np.ndim(x[0]) or isinstance(x[0], (list, tuple)))
    samples = [plain(axes, "x", sample).ravel() for sample in ([x] if single else x)]
    weights = [weights] if single or weights is None else weights
    bins = axes.rc.get("hist.bins", 10) if bins is None else bins
    every = np.concatenate(samples)
    if isinstance(bins, str):
        bins = np.histogram_bin_edges(every[np.isfinite(every)], bins, limits)
    _, edges = histogram(every, int(bins) if np.ndim(bins) == 0 else bins, limits, False)
    counts = []
    for i, sample in enumerate(samples):
        own = weights[i] if len(weights) > 1 or single else None
        counts.append(histogram(sample, edges, None, False)[0] if own is None else
                      np.histogram(sample, edges, weights=np.asarray(own, dtype=float))[0].astype(float))
    if stacked:
        counts = list(np.cumsum(counts, axis=0))
    widths = np.diff(edges)
    if density:
        counts = [c / (counts[-1] if stacked else c).sum() / widths for c in counts]
    if cumulative:
        steps = [c * widths if density else c for c in counts]
        counts = [np.cumsum(c[::-1])[::-1] if cumulative < 0 else np.cumsum(c) for c in steps]
    return samples, single, edges, counts


def painted(axes, samples, counts, edges, bottom, histtype, align, orientation, rwidth, colors, labels, stacked, look):
    """Draws the counts; gives the bars or lines of each sample."""
    many, widths = len(samples), np.diff(edges)
    below = np.zeros(widths.size) if bottom is None else np.zeros(widths.size) + np.asarray(bottom, dtype=float)
    shift = {"mid": 0.0, "left": -0.5, "right": 0.5}[align]
    colors = [colors] if many == 1 and not isinstance(colors, (list, np.ndarray)) else list(colors if colors is not None else [None] * many)
    labels = list(labels) if isinstance(labels, (list, tuple, np.ndarray)) else [labels] + [None] * (many - 1)
    stacked = stacked or histtype == "barstacked"
    made, chosen = [None] * many, [c if c is not None else axes._next_color() for c in colors]
    upright = orientation == "vertical"
    for i in range(many):
        base = below if i == 0 or not stacked else below + counts[i - 1]
        if histtype.startswith("step"):
            top = below + counts[i]
            along = np.repeat(edges, 2)
            across = np.concatenate([base[:1], np.repeat(top, 2), base[-1:]])
            line = {k: v for k, v in look.items() if k not in ("edgecolor", "ec")}
            if histtype == "stepfilled":
                foot = np.concatenate([base[:1], np.repeat(base, 2), base[-1:]])
                fill = axes.fill_between if upright else axes.fill_betweenx
                made[i] = [fill(along, across, foot, color=chosen[i], label=labels[i], **look)]
            else:
                edge = look.get("edgecolor") or look.get("ec") or chosen[i]
                made[i] = axes.plot(*((along, across) if upright else (across, along)), color=edge, label=labels[i], **line)
            continue
        part = (0.8 if many > 1 and not stacked else 1.0) if rwidth is None else rwidth
        wide = widths * part / (1 if stacked else many)
        middles = edges[:-1] + widths / 2 + shift * widths + (0 if stacked else (i - (many - 1) / 2) * wide)
        heights = counts[i] - (counts[i - 1] if stacked and i else 0)
        if upright:
            made[i] = axes.bar(middles, heights, wide, base, color=chosen[i], label=labels[i], **look)
        else:
            made[i] = axes.barh(middles, heights, wide, base, color=chosen[i], label=labels[i], **look)
    return made


def histogram(x, bins, limits, density):
    """How many numbers lie between each pair of edges; ``bins`` is how many pairs there are, or the edges."""
    from bisect import bisect_right

    values = [v for v in x.ravel().tolist() if v == v]
    if isinstance(bins, int):
        low, high = limits or (min(values, default=0.0), max(values, default=1.0))
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = [low + (high - low) * i / bins for i in range(bins + 1)]
    else:
        edges = [float(edge) for edge in bins]
    counts = [0] * (len(edges) - 1)
    for v in values:
        if edges[0] <= v <= edges[-1]:
            counts[min(bisect_right(edges, v), len(counts)) - 1] += 1
    counts, edges = np.array(counts, dtype=float), np.array(edges)
    return (counts / (counts.sum() * (edges[1:] - edges[:-1])) if density else counts), edges

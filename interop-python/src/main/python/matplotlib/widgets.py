"""Sliders, buttons and boxes as they look at first: nobody can move them on paper, but ``set_val`` and the like call what was asked to be called."""

import numpy as np

__all__ = ["Button", "CheckButtons", "RadioButtons", "RangeSlider", "Slider", "TextBox"]


class Widget:
    """Something in axes of its own, with functions that are called when its value is set."""

    def __init__(self, ax):
        self.ax, self._called, self.active, self.drawon, self.eventson = ax, {}, True, True, True
        ax.set_xticks([])
        ax.set_yticks([])

    def _connect(self, func):
        self._called[len(self._called)] = func
        return len(self._called) - 1

    def _tell(self, *args):
        if self.eventson:
            for func in list(self._called.values()):
                func(*args)

    def disconnect(self, cid):
        """The function of that number is called no more."""
        self._called.pop(cid, None)

    def disconnect_events(self):
        """Nothing: there are no events but those of the script."""

    def set_active(self, active):
        """Whether it takes part."""
        self.active = active

    def get_active(self):
        """Whether it takes part."""
        return self.active


class Slider(Widget):
    """A number between two others."""

    def __init__(self, ax, label, valmin, valmax, *, valinit=0.5, valfmt=None, closedmin=True, closedmax=True, slidermin=None, slidermax=None,
                 dragging=True, valstep=None, orientation="horizontal", initcolor="r", track_color="lightgrey", handle_style=None, **kwargs):
        super().__init__(ax)
        self.valmin, self.valmax, self.valfmt, self.valstep, self.orientation = valmin, valmax, valfmt, valstep, orientation
        self.valinit = self.val = self._fitting(valinit)
        ax.set_axis_off()
        upright = orientation == "vertical"
        (ax.set_ylim if upright else ax.set_xlim)(valmin, valmax)
        (ax.set_xlim if upright else ax.set_ylim)(0, 1)
        span = ax.axvspan if upright else ax.axhspan
        if upright:
            ax.fill([0.25, 0.75, 0.75, 0.25], [valmin, valmin, valmax, valmax], color=track_color)
        else:
            span(0.25, 0.75, color=track_color)
        look = {"color": kwargs.get("color") or kwargs.get("facecolor") or "C0"}
        self.poly = ax.fill(*self._box(), **look)[0]
        self.vline = (ax.axhline if upright else ax.axvline)(self.val, color=initcolor, lw=1)
        self._handle, = ax.plot(*self._middle(), marker="o", markersize=10, markerfacecolor="white", markeredgecolor=".75", color="none", linestyle="")
        place = {"transform": ax.transAxes}
        if upright:
            self.label = ax.text(0.5, 1.02, label, ha="center", va="bottom", **place)
            self.valtext = ax.text(0.5, -0.02, self._format(self.val), ha="center", va="top", **place)
        else:
            self.label = ax.text(-0.02, 0.5, label, ha="right", va="center", **place)
            self.valtext = ax.text(1.02, 0.5, self._format(self.val), ha="left", va="center", **place)

    def _box(self):
        low, high = self._ends()
        along, across = [low, high, high, low], [0.25, 0.25, 0.75, 0.75]
        return (across, along) if self.orientation == "vertical" else (along, across)

    def _ends(self):
        return self.valmin, self.val

    def _middle(self):
        return ([0.5], [self.val]) if self.orientation == "vertical" else ([self.val], [0.5])

    def _fitting(self, val):
        if isinstance(self.valstep, (int, float)):
            val = self.valmin + round((val - self.valmin) / self.valstep) * self.valstep
        elif self.valstep is not None:
            steps = np.asarray(self.valstep)
            val = steps[np.argmin(np.abs(steps - val))]
        return min(max(val, self.valmin), self.valmax)

    def _format(self, val):
        if self.valfmt is not None:
            return self.valfmt % val
        decimals = max(0, int(np.ceil(3 - np.log10(abs(self.valmax - self.valmin)))) - 1)
        return f"{val:.{decimals}f}".rstrip("0").rstrip(".") if decimals and self.valstep is None else f"{val:g}"

    def set_val(self, val):
        """Sets the number, and calls what was asked for."""
        self.val = self._fitting(val)
        self.poly.x, self.poly.y = (np.array(part, dtype=float) for part in self._box())
        self._handle.set_data(*self._middle())
        self.valtext.set_text(self._format(self.val))
        self._tell(self.val)

    def on_changed(self, func):
        """A function to call with the number whenever it is set; gives its own number."""
        return self._connect(func)

    def reset(self):
        """The number of the start."""
        if self.val != self.valinit:
            self.set_val(self.valinit)


class RangeSlider(Slider):
    """Two numbers between two others."""

    def __init__(self, ax, label, valmin, valmax, *, valinit=None, **kwargs):
        if valinit is None:
            part = (valmax - valmin) / 4
            valinit = valmin + part, valmax - part
        super().__init__(ax, label, valmin, valmax, valinit=valinit, **kwargs)

    def _fitting(self, val):
        low, high = sorted(val)
        return super()._fitting(low), super()._fitting(high)

    def _ends(self):
        return self.val

    def _middle(self):
        low, high = self.val
        return ([0.5, 0.5], [low, high]) if self.orientation == "vertical" else ([low, high], [0.5, 0.5])

    def _format(self, val):
        return f"({super()._format(val[0])}, {super()._format(val[1])})"


class Button(Widget):
    """A box with a text; what it is to call is kept, for nobody clicks."""

    def __init__(self, ax, label, image=None, color="0.85", hovercolor="0.95", *, useblit=True):
        super().__init__(ax)
        if image is not None:
            ax.imshow(image)
        self.label = ax.text(0.5, 0.5, label, ha="center", va="center", transform=ax.transAxes)
        self.color, self.hovercolor = color, hovercolor
        ax.set_facecolor(color)

    def on_clicked(self, func):
        """A function to call with the event of a click; gives its own number."""
        return self._connect(func)


class _Choices(Widget):
    _marker = "s"

    def __init__(self, ax, labels, on):
        super().__init__(ax)
        ax.set_xlim(0, 1)
        ax.set_ylim(0, 1)
        places = np.linspace(1, 0, len(labels) + 2)[1:-1].tolist()
        self.labels = [ax.text(0.25, y, text, va="center", transform=ax.transAxes) for y, text in zip(places, labels)]
        self._on, self._places = on, places
        self._frames = ax.scatter([0.15] * len(labels), places, s=36, marker=self._marker, facecolors="none", edgecolors="k")
        self._marks = []
        self._mark()

    def _mark(self):
        for mark in self._marks:
            self.ax.lines.remove(mark)
        self._marks = self.ax.plot([0.15] * sum(self._on), [y for y, on in zip(self._places, self._on) if on], linestyle="", color=self._color,
                                   marker=self._sign, markersize=6)

    def on_clicked(self, func):
        """A function to call with the text that was chosen; gives its own number."""
        return self._connect(func)


class CheckButtons(_Choices):
    """Texts with boxes, any of which can be on."""

    _sign, _color = "x", "k"

    def __init__(self, ax, labels, actives=None, *, useblit=True, label_props=None, frame_props=None, check_props=None):
        super().__init__(ax, list(labels), [False] * len(labels) if actives is None else [bool(a) for a in actives])

    def get_status(self):
        """Which are on."""
        return list(self._on)

    def get_checked_labels(self):
        """The texts of those that are on."""
        return [text.get_text() for text, on in zip(self.labels, self._on) if on]

    def set_active(self, index, state=None):
        """Turns one on or off, or round, and calls what was asked for."""
        if not 0 <= index < len(self.labels):
            raise ValueError(f"Invalid CheckButton index: {index}")
        self._on[index] = not self._on[index] if state is None else bool(state)
        self._mark()
        self._tell(self.labels[index].get_text())

    def clear(self):
        """Turns all off."""
        self._on = [False] * len(self._on)
        self._mark()
        self._tell(None)


class RadioButtons(_Choices):
    """Texts with circles, one of which is on."""

    _marker, _sign = "o", "o"

    def __init__(self, ax, labels, active=0, activecolor="blue", *, useblit=True, label_props=None, radio_props=None):
        self._color, self.activecolor = activecolor, activecolor
        self.index_selected = active
        super().__init__(ax, list(labels), [i == active for i in range(len(labels))])

    @property
    def value_selected(self):
        """The text that is on."""
        return self.labels[self.index_selected].get_text()

    def set_active(self, index):
        """Turns one on, and calls what was asked for."""
        if not 0 <= index < len(self.labels):
            raise ValueError(f"Invalid RadioButton index: {index}")
        self.index_selected, self._on = index, [i == index for i in range(len(self.labels))]
        self._mark()
        self._tell(self.value_selected)


class TextBox(Widget):
    """A box with a text in it."""

    def __init__(self, ax, label, initial="", *, color=".95", hovercolor="1", label_pad=0.01, textalignment="left"):
        super().__init__(ax)
        self.label = ax.text(-label_pad, 0.5, label, ha="right", va="center", transform=ax.transAxes)
        at = {"left": 0.05, "center": 0.5, "right": 0.95}[textalignment]
        self.text_disp = ax.text(at, 0.5, initial, ha=textalignment, va="center", transform=ax.transAxes)
        ax.set_facecolor(color)

    @property
    def text(self):
        """The text."""
        return self.text_disp.get_text()

    def set_val(self, val):
        """Sets the text, and calls what was asked for."""
        self.text_disp.set_text(str(val))
        self._tell(self.text)

    def on_submit(self, func):
        """A function to call with the text; gives its own number."""
        return self._connect(func)

    on_text_change = on_submit

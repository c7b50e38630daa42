"""What happens in windows, as scripts name it in their annotations and tests; pages here stand still, so none of it occurs."""

__all__ = ["Event", "KeyEvent", "LocationEvent", "MouseButton", "MouseEvent", "PickEvent", "ResizeEvent"]

from enum import IntEnum


class MouseButton(IntEnum):
    """The buttons of a mouse."""

    LEFT, MIDDLE, RIGHT, BACK, FORWARD = 1, 2, 3, 8, 9


class Event:
    """Something that happened on a canvas."""

    def __init__(self, name, canvas, guiEvent=None):
        self.name, self.canvas, self.guiEvent = name, canvas, guiEvent


class LocationEvent(Event):
    """Something at a place, in pixels; over axes also in their data."""

    def __init__(self, name, canvas, x, y, guiEvent=None, *, modifiers=None):
        super().__init__(name, canvas, guiEvent)
        self.x, self.y, self.modifiers = x, y, frozenset(modifiers or ())
        self.inaxes = self.xdata = self.ydata = None


class KeyEvent(LocationEvent):
    """A key."""

    def __init__(self, name, canvas, key, x=0, y=0, guiEvent=None):
        super().__init__(name, canvas, x, y, guiEvent)
        self.key = key


class MouseEvent(LocationEvent):
    """A mouse's button or wheel."""

    def __init__(self, name, canvas, x, y, button=None, key=None, step=0, dblclick=False, guiEvent=None, *, buttons=None, modifiers=None):
        super().__init__(name, canvas, x, y, guiEvent, modifiers=modifiers)
        self.button, self.key, self.step, self.dblclick, self.buttons = button, key, step, dblclick, frozenset(buttons or ())


class PickEvent(Event):
    """An artist that was clicked at."""

    def __init__(self, name, canvas, mouseevent, artist, guiEvent=None, **kwargs):
        super().__init__(name, canvas, guiEvent or mouseevent.guiEvent)
        self.mouseevent, self.artist = mouseevent, artist
        self.__dict__.update(kwargs)


class ResizeEvent(Event):
    """A window of another size."""

    def __init__(self, name, canvas):
        super().__init__(name, canvas)
        self.width, self.height = canvas.get_width_height()

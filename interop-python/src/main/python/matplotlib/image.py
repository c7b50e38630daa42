"""Images within axes, and image files."""

import java
import numpy as np
from _lrp.errors import java_errors
from _lrp.paths import files, readable, writable
from numpy._ndarray import wrap

from .cm import ScalarMappable
from .colors import Normalize

__all__ = ["AxesImage", "imread", "imsave"]

_NDArray = java.type("org.lrptoolbox.python.array.NDArray")
_Canvas = java.type("org.lrptoolbox.python.plot.Canvas")


def as_bytes(mappable, A, alpha=None):
    """The colours of an image as uint8: numbers (H, W) through norm and map; (H, W, 3 or 4) as they are."""
    if A.ndim == 2:
        return mappable.to_rgba(A, alpha=alpha, bytes=True)
    if A.dtype != np.uint8:
        A = (np.clip(A, 0, 1) * 255).astype(np.uint8)
    return A if alpha is None else np.dstack([A[:, :, :3], np.full(A.shape[:2], int(alpha * 255), dtype=np.uint8)])


class AxesImage(ScalarMappable):
    """An image in axes; see ``pyplot.imshow``."""

    def __init__(self, axes, A, cmap=None, norm=None, alpha=None, vmin=None, vmax=None, origin="upper", extent=None):
        super().__init__(norm if norm is not None else Normalize(vmin, vmax), cmap)
        self.axes = axes
        self.alpha = alpha
        self.origin = origin
        self.set_data(A)
        rows, columns = self._A.shape[:2]
        across = (-0.5, columns - 0.5)
        self.extent = tuple(map(float, extent)) if extent is not None else \
            across + ((rows - 0.5, -0.5) if origin == "upper" else (-0.5, rows - 0.5))

    def set_data(self, A):
        """Sets the image: numbers (H, W), or colours (H, W, 3 or 4) as uint8 or from 0 to 1."""
        A = np.asarray(A)
        if A.ndim == 3 and A.shape[2] == 1:
            A = A[:, :, 0]
        if A.ndim != 2 and not (A.ndim == 3 and A.shape[2] in (3, 4)):
            raise TypeError(f"Invalid shape {A.shape} for image data")
        if A.ndim == 2:
            self.norm.autoscale_None(A)
        self._A = A

    def paint(self, canvas, frame):
        """Draws the image."""
        pixels = as_bytes(self, self._A, self.alpha)
        left, right, bottom, top = self.extent
        x0, x1 = sorted((frame.x(left), frame.x(right)))
        y0, y1 = sorted((frame.y(bottom), frame.y(top)))
        # Row 0 lies at the extent's top, or at its bottom for origin="lower".
        upside_down = (frame.y(bottom) < frame.y(top)) != (self.origin == "lower")
        canvas.image((pixels[::-1] if upside_down else pixels)._j, x0, y0, x1 - x0, y1 - y0)


@java_errors
def imread(fname, format=None):
    """An image file as an array (H, W, 3): 0 to 1 for PNG, uint8 otherwise, as Matplotlib has it."""
    picture = files.readPicture(readable(fname))
    pixels = wrap(_NDArray.of(picture.toTensor()))
    return (pixels / 255).astype(np.float32) if str(fname).lower().endswith(".png") else pixels.astype(np.uint8)


@java_errors
def imsave(fname, arr, vmin=None, vmax=None, cmap=None, format=None, origin="upper", dpi=100):
    """Writes an array as an image file, one pixel per number."""
    A = np.asarray(arr)
    pixels = as_bytes(ScalarMappable(Normalize(vmin, vmax), cmap), A)
    rows, columns = A.shape[:2]
    canvas = _Canvas(columns, rows, 0xFFFFFF)
    canvas.image((pixels[::-1] if origin == "lower" else pixels)._j, 0, 0, columns, rows)
    files.writeCanvas(canvas, writable(fname))

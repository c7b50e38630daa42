"""Images within axes, and image files."""

import numpy as np

from .cm import ScalarMappable
from .colors import Normalize

__all__ = ["AxesImage", "imread", "imsave"]


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


def imread(fname, format=None):
    """An image file as an array: gray (H, W), colours (H, W, 3), with opacity (H, W, 4); PNG from 0 to 1, others uint8."""
    from PIL import Image

    image = Image.open(fname)
    if image.mode not in ("L", "RGB", "RGBA", "I;16"):
        image = image.convert("RGBA")
    pixels = np.asarray(image)
    if image.format != "PNG":
        return pixels
    return (pixels / (65535 if image.mode == "I;16" else 255)).astype(np.float32)


def imsave(fname, arr, vmin=None, vmax=None, cmap=None, format=None, origin="upper", dpi=100, **kwargs):
    """Writes an array as an image file, one pixel per number, with opacity where the format has it."""
    from PIL import Image

    A = np.asarray(arr)
    if A.ndim == 3 and A.shape[2] == 1:
        A = A[:, :, 0]
    pixels = as_bytes(ScalarMappable(Normalize(vmin, vmax), cmap), A)
    if pixels.shape[2] == 3:
        pixels = np.dstack([pixels, np.full(pixels.shape[:2], 255, dtype=np.uint8)])
    image = Image.fromarray(pixels[::-1] if origin == "lower" else pixels)
    name = str(fname) if not hasattr(fname, "write") else ""
    kind = (format or name.rsplit(".", 1)[-1] if "." in name or format else "png").lower()
    image.convert("RGB" if kind in ("jpg", "jpeg", "bmp", "gif") else "RGBA").save(fname, kind)

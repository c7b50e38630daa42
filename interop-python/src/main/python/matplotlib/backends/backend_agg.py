"""The page as pixels: ``FigureCanvasAgg(fig).buffer_rgba()``."""

from .._page import canvas as FigureCanvasAgg

FigureCanvas = FigureCanvasAgg
__all__ = ["FigureCanvas", "FigureCanvasAgg"]

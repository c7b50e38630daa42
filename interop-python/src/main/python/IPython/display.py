"""What notebooks show besides values: pictures, HTML, Markdown."""

from _lrp.kernel.display import clear_output, display

__all__ = ["HTML", "Image", "JSON", "Latex", "Markdown", "SVG", "clear_output", "display"]


class _Shown:
    """Data of a type, given or read from a file."""

    _method = ""

    def __init__(self, data=None, url=None, filename=None, metadata=None, **kwargs):
        if filename is not None:
            with open(filename, "rb") as file:
                data = file.read()
            if type(self)._text:
                data = data.decode()
        self.data, self.url, self.metadata = data, url, metadata

    _text = True

    def __repr__(self):
        # As a terminal shows it, where IPython's class is defined elsewhere.
        return f"<IPython.core.display.{type(self).__name__} object>"


class HTML(_Shown):
    """HTML."""

    def _repr_html_(self):
        return self.data


class Markdown(_Shown):
    """Markdown."""

    def _repr_markdown_(self):
        return self.data


class Latex(_Shown):
    """LaTeX."""

    def _repr_latex_(self):
        return self.data


class SVG(_Shown):
    """A drawing in SVG."""

    def _repr_svg_(self):
        return self.data


class JSON(_Shown):
    """JSON."""

    def _repr_json_(self):
        return self.data


class Image(_Shown):
    """A picture: the content of a PNG or JPEG file, or its name."""

    _text = False

    def __init__(self, data=None, url=None, filename=None, format=None, width=None, height=None, **kwargs):
        if isinstance(data, str):
            if data.startswith(("http://", "https://")):
                url, data = data, None
            else:
                filename, data = data, None
        super().__init__(data, url, filename)
        self.width, self.height = width, height

    def _sized(self):
        size = {name: value for name, value in (("width", self.width), ("height", self.height)) if value is not None}
        return (self.data, size) if size else self.data

    def _repr_png_(self):
        return self._sized() if self.data is not None and self.data[:4] == b"\x89PNG" else None

    def _repr_jpeg_(self):
        return self._sized() if self.data is not None and self.data[:2] == b"\xff\xd8" else None

    def _repr_html_(self):
        return f'<img src="{self.url}"/>' if self.data is None and self.url else None

"""PDF files of several pages: ``with PdfPages(path) as pdf: pdf.savefig(fig)``."""

import os

from _lrp.errors import java_errors

__all__ = ["PdfPages"]


class PdfPages:
    """A file that gets a page with every ``savefig``; written by ``close``, unless there is no page."""

    def __init__(self, filename, keep_empty=None, metadata=None):
        self._where = filename if hasattr(filename, "write") else os.fspath(filename)
        self._pages, self._resolution = [], 100.0
        self.keep_empty, self._metadata = bool(keep_empty), dict(metadata or {})

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def infodict(self):
        """What the file is to say about itself; kept, not written."""
        return self._metadata

    def get_pagecount(self):
        """How many pages there are."""
        return len(self._pages)

    @java_errors
    def savefig(self, figure=None, **kwargs):
        """Adds a figure, its number, or the current figure, as it looks now."""
        from .. import pyplot

        if figure is None:
            figure = pyplot.gcf()
        elif isinstance(figure, int):
            if figure not in pyplot._figures:
                raise ValueError(f"No figure {figure}")
            figure = pyplot._figures[figure]
        before = figure.dpi
        figure.dpi = self._resolution  # pages of one file are measured in the same units
        try:
            self._pages.append(figure.shapes())
        finally:
            figure.dpi = before

    @java_errors
    def close(self):
        """Writes the file."""
        if not self._pages:
            return
        first, *others = self._pages
        for page in others:
            first.then(page)
        content = bytes(first.content("pdf", self._resolution))
        self._pages = []
        if hasattr(self._where, "write"):
            self._where.write(content)
        else:
            with open(self._where, "wb") as file:
                file.write(content)

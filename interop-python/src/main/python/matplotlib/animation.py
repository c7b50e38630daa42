"""Animations: pictures that follow each other, written as GIF."""

from itertools import count, islice

import java

__all__ = ["ArtistAnimation", "FuncAnimation", "PillowWriter"]


class PillowWriter:
    """How fast the pictures of a GIF follow each other: ``fps`` of them in a second."""

    def __init__(self, fps=5, *args, **kwargs):
        self.fps = fps


class _Animation:
    """``save`` draws all pictures; one that is shown stays at what the page has."""

    def __init__(self, fig, interval=200, repeat_delay=0, repeat=True, **kwargs):
        self._fig, self._interval, self._repeat = fig, interval, repeat

    def save(self, filename, writer=None, fps=None, dpi=None, codec=None, *args, progress_callback=None, **kwargs):
        """Writes a GIF; other films cannot be written.

        Parameters
        ----------
        filename : str or path
            where to, with the ending .gif
        fps : float, optional
            pictures in a second; by default the writer's, or what ``interval`` says
        """
        import os

        if not os.fsdecode(filename).lower().endswith(".gif"):
            raise ValueError(f"animations are written as GIF here, and {os.fsdecode(filename)!r} does not end with .gif")
        fps = fps or getattr(writer, "fps", None) or 1000.0 / self._interval
        film = java.type("org.lrptoolbox.python.plot.Film")(round(100 / fps))
        for shown, _ in enumerate(self._steps()):
            film.add(self._fig.draw(dpi))
            if progress_callback is not None:
                progress_callback(shown, None)
        with open(filename, "wb") as file:
            file.write(bytes(film.content()))
        film.close()

    def pause(self):
        """Nothing: pages stand."""

    resume = pause

    def new_frame_seq(self):
        """What each picture is made of, in order."""
        return iter(self._frames())


class FuncAnimation(_Animation):
    """A function that changes what is drawn, called with each of ``frames``: a number of them, a sequence or a generator.

    Parameters
    ----------
    func : callable(frame, *fargs)
        changes the artists
    frames : int, iterable or callable, optional
        by default 0, 1, 2 ... up to ``save_count``, which is 100
    init_func : callable, optional
        is called first instead of ``func`` with the first frame
    """

    def __init__(self, fig, func, frames=None, init_func=None, fargs=None, save_count=None, *, cache_frame_data=True, **kwargs):
        super().__init__(fig, **kwargs)
        self._func, self._given, self._first, self._args = func, frames, init_func, tuple(fargs or ())
        self._count = save_count

    def _frames(self):
        given = self._given
        if given is None:
            return count()
        return given() if callable(given) else given if hasattr(given, "__iter__") else range(given)

    def _steps(self):
        if self._first is not None:
            self._first()
        else:
            for frame in islice(iter(self._frames()), 1):
                self._func(frame, *self._args)
        endless = self._given is None or callable(self._given) or not hasattr(self._given, "__len__") and hasattr(self._given, "__iter__")
        for frame in islice(iter(self._frames()), self._count or (100 if endless else None)):
            yield self._func(frame, *self._args)


class ArtistAnimation(_Animation):
    """Lists of artists; each picture shows those of one."""

    def __init__(self, fig, artists, *args, **kwargs):
        super().__init__(fig, *args, **kwargs)
        self._given = [list(some) for some in artists]

    def _frames(self):
        return self._given

    def _steps(self):
        every = [one for some in self._given for one in some]
        kinds = [kind for axes in self._fig.axes for kind in (axes.images, axes.lines, axes.patches, axes.texts)]
        kept = [list(kind) for kind in kinds]
        for some in self._given:
            for kind, all_of_it in zip(kinds, kept):
                kind[:] = [a for a in all_of_it if not any(a is e for e in every) or any(a is s for s in some)]
            yield some
        for kind, all_of_it in zip(kinds, kept):
            kind[:] = all_of_it

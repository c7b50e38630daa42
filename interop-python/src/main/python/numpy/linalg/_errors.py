"""Java's decompositions, and what they raise."""

from .._java import ForeignException, of, translated

decompositions = of("Decompositions")


class LinAlgError(ValueError):
    """A matrix that is singular, of the wrong shape, or did not converge."""


def call(function, *args):
    try:
        return function(*args)
    except ForeignException as error:
        python = translated(error)
        raise (LinAlgError(str(python)) if isinstance(python, ArithmeticError) else python) from None

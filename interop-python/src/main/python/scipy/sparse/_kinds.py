"""The classes of sparse matrices by format, and whether they are arrays."""

#: Filled where the formats are defined.
KINDS = {}


def is_sparse(value):
    """Whether it is a sparse matrix or array."""
    return isinstance(value, tuple(KINDS.values()))

"""Where the random numbers of SciPy's functions come from."""

import numpy as np


def source(seed):
    """NumPy's global state without a seed, a ``RandomState`` of a whole number, or the generator that was given."""
    if seed is None:
        return np.random._rand
    return np.random.RandomState(seed) if isinstance(seed, (int, np.integer)) else seed

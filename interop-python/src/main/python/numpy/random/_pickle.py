"""The functions that pickled random generators name."""

from ._state import MT19937, RandomState


def __bit_generator_ctor(bit_generator="MT19937"):
    """The state of a generator, to be filled by the pickle."""
    if bit_generator in (MT19937, "MT19937"):
        return MT19937()
    raise ValueError(f"{bit_generator} is not a known BitGenerator module.")


def __randomstate_ctor(bit_generator_name="MT19937", bit_generator_ctor=__bit_generator_ctor):
    """A generator, whose state the pickle holds."""
    if isinstance(bit_generator_name, MT19937):
        return RandomState(bit_generator_name)
    return RandomState(bit_generator_ctor(bit_generator_name))

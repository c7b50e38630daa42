"""The functions that pickled random generators name."""

from ._state import MT19937, RandomState


def __bit_generator_ctor(bit_generator="MT19937"):
    """The state of a generator, to be filled by the pickle."""
    if bit_generator is MT19937:
        return MT19937()
    from . import _bits

    name = bit_generator if isinstance(bit_generator, str) else bit_generator.__name__
    if name in ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64"):
        return getattr(_bits, name)()
    raise ValueError(f"{bit_generator} is not a known BitGenerator module.")


def __generator_ctor(bit_generator_name="MT19937", bit_generator_ctor=__bit_generator_ctor):
    """A newer generator, over a source of bits or over one whose state the pickle holds."""
    from ._bits import BitGenerator
    from ._generator import Generator

    source = bit_generator_name
    return Generator(source if isinstance(source, BitGenerator) else bit_generator_ctor(source))


def __randomstate_ctor(bit_generator_name="MT19937", bit_generator_ctor=__bit_generator_ctor):
    """A generator, whose state the pickle holds."""
    if isinstance(bit_generator_name, MT19937):
        return RandomState(bit_generator_name)
    if bit_generator_name == "MT19937" and bit_generator_ctor is __bit_generator_ctor:
        return RandomState(MT19937())
    return RandomState(bit_generator_ctor(bit_generator_name))

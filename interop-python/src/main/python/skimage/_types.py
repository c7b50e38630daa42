"""Types of pictures: whole numbers over the whole range of their type, or numbers from 0 to 1 (-1 to 1)."""

import numpy as np


def as_float(image, kind=np.float64):
    """Numbers from 0 to 1, of signed whole numbers from -1 to 1; floats as they are, at least of single precision."""
    image = np.asarray(image)
    if image.dtype.kind == "f":
        wanted = image.dtype if kind is None else np.dtype(kind)
        return image.astype(np.float32 if wanted == np.float16 else wanted)
    kind = np.float64 if kind is None else kind
    if image.dtype.kind == "b":
        return image.astype(kind)
    if image.dtype.kind not in "iu":
        raise ValueError(f"Cannot convert from {image.dtype} to float.")
    info = np.iinfo(image.dtype)
    made = image.astype(kind) * np.dtype(kind).type(1.0 / info.max)
    return made if image.dtype.kind == "u" else np.maximum(made, np.dtype(kind).type(-1.0))


def prepared(image, preserve_range=False):
    """Floats to compute with: scaled unless ``preserve_range``, single precision kept."""
    image = np.asarray(image)
    if image.dtype == np.float16:
        return image.astype(np.float32)
    if preserve_range:
        return image if image.dtype in (np.float32, np.float64) else image.astype(np.float64)
    return as_float(image, None)


def as_integers(image, kind):
    """Whole numbers of a type: numbers from -1 to 1 scaled to it, other whole numbers to its number of bits."""
    image, kind = np.asarray(image), np.dtype(kind)
    if image.dtype == kind:
        return image.copy()
    info = np.iinfo(kind)
    if image.dtype.kind == "b":
        return image.astype(kind) * kind.type(info.max)
    if image.dtype.kind == "f":
        if image.size and (image.min() < -1.0 or image.max() > 1.0):
            raise ValueError("Images of type float must be between -1 and 1.")
        made = np.rint(image * float(info.max) if kind.kind == "u" else image * ((info.max - info.min) / 2.0) - 0.5)
        return np.clip(made, info.min, info.max).astype(kind)
    return _shifted(image, kind)


def _shifted(image, kind):
    source, target = np.iinfo(image.dtype), np.iinfo(kind)
    from_bits = source.bits - (image.dtype.kind == "i")
    to_bits = target.bits - (kind.kind == "i")
    wide = image.astype(np.int64)
    if kind.kind == "u":
        wide = np.maximum(wide, 0)
    if from_bits > to_bits and wide.size and wide.max() < 2 ** to_bits:
        return wide.astype(kind)  # what fits is left as it is
    if from_bits >= to_bits:
        return (wide >> from_bits - to_bits).astype(kind)
    factor = (2 ** to_bits - 1) // (2 ** from_bits - 1)
    if (2 ** from_bits - 1) * factor == 2 ** to_bits - 1:
        return (wide * factor).astype(kind)
    return (np.rint(wide / (2 ** from_bits - 1) * (2 ** to_bits - 1))).astype(kind)


def limits(image):
    """The least and greatest value a picture of this type can have: 0 and 1 of floats, -1 and 1 where there are negative ones."""
    if image.dtype.kind in "iu":
        info = np.iinfo(image.dtype)
        return info.min, info.max
    if image.dtype.kind == "b":
        return False, True
    return -1.0, 1.0

"""Scales of temperature, and waves by their length and frequency."""

import numpy as np

from ._units import c, zero_Celsius

_SCALES = "celsius", "kelvin", "fahrenheit", "rankine"


def convert_temperature(val, old_scale, new_scale):
    """Temperatures of one scale in another: ``"Celsius"``, ``"Kelvin"``, ``"Fahrenheit"``, ``"Rankine"`` or their first letters."""
    for name, scale in ("old_scale", old_scale), ("new_scale", new_scale):
        if scale.lower() not in _SCALES + ("c", "k", "f", "r"):
            raise NotImplementedError(f"{name}={scale!r} is unsupported: supported scales are Celsius, Kelvin, Fahrenheit, and Rankine")
    old, new = old_scale.lower()[0], new_scale.lower()[0]
    degrees = np.asanyarray(val)
    kelvins = (degrees + zero_Celsius if old == "c" else (degrees - 32) * 5 / 9 + zero_Celsius if old == "f" else degrees * 5 / 9
               if old == "r" else degrees)
    return (kelvins - zero_Celsius if new == "c" else (kelvins - zero_Celsius) * 9 / 5 + 32 if new == "f" else kelvins * 9 / 5
            if new == "r" else kelvins)


def lambda2nu(lambda_):
    """The frequency of light of a wavelength in a vacuum."""
    return c / np.asanyarray(lambda_)


def nu2lambda(nu):
    """The wavelength in a vacuum of light of a frequency."""
    return c / np.asanyarray(nu)

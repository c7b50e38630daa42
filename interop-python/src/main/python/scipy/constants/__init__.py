"""Constants of nature (CODATA 2022) and units, in units of the SI: ``c``, ``h``, ``k``, ``eV``, ``inch``, ``convert_temperature``."""

from . import _units
from ._codata import ConstantWarning, find, physical_constants, precision, unit, value
from ._conversions import convert_temperature, lambda2nu, nu2lambda
from ._units import *

__all__ = ["ConstantWarning", "convert_temperature", "find", "lambda2nu", "nu2lambda", "physical_constants", "precision", "unit",
           "value", *_units.__all__]

"""Units and prefixes, in units of the SI, and the constants with names of their own."""

import math

from ._codata import value

pi = math.pi
golden = golden_ratio = (1 + math.sqrt(5)) / 2

# Prefixes of ten and of two.
quetta, ronna, yotta, zetta, exa, peta, tera, giga, mega, kilo, hecto, deka = (
    1e30, 1e27, 1e24, 1e21, 1e18, 1e15, 1e12, 1e9, 1e6, 1e3, 1e2, 1e1)
deci, centi, milli, micro, nano, pico, femto, atto, zepto, yocto, ronto, quecto = (
    1e-1, 1e-2, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-18, 1e-21, 1e-24, 1e-27, 1e-30)
kibi, mebi, gibi, tebi, pebi, exbi, zebi, yobi = (2 ** (10 * k) for k in range(1, 9))

# Constants of nature.
c = speed_of_light = value("speed of light in vacuum")
h = Planck = value("Planck constant")
hbar = value("reduced Planck constant")
e = elementary_charge = value("elementary charge")
k = Boltzmann = value("Boltzmann constant")
N_A = Avogadro = value("Avogadro constant")
R = gas_constant = value("molar gas constant")
G = gravitational_constant = value("Newtonian constant of gravitation")
g = value("standard acceleration of gravity")
mu_0 = value("vacuum mag. permeability")
epsilon_0 = value("vacuum electric permittivity")
alpha = fine_structure = value("fine-structure constant")
sigma = Stefan_Boltzmann = value("Stefan-Boltzmann constant")
Wien = value("Wien wavelength displacement law constant")
Rydberg = value("Rydberg constant")
m_e = electron_mass = value("electron mass")
m_p = proton_mass = value("proton mass")
m_n = neutron_mass = value("neutron mass")
m_u = u = atomic_mass = value("atomic mass constant")

# Lengths in metres, areas and volumes.
inch = 0.0254
foot = 12 * inch
yard = 3 * foot
mile = 1760 * yard
mil = inch / 1000
pt = point = inch / 72
survey_foot = 1200.0 / 3937
survey_mile = 5280 * survey_foot
nautical_mile = 1852.0
fermi, angstrom, micron = 1e-15, 1e-10, 1e-6
hectare = 1e4
acre = 43560 * foot**2
litre = liter = 1e-3
gallon = gallon_US = 231 * inch**3
fluid_ounce = fluid_ounce_US = gallon_US / 128
bbl = barrel = 42 * gallon_US
gallon_imp = 4.54609e-3
fluid_ounce_imp = gallon_imp / 160

# Times in seconds, angles in radians, speeds, and lengths of astronomers.
minute = 60.0
hour = 60 * minute
day = 24 * hour
week = 7 * day
year = 365 * day
Julian_year = 365.25 * day
degree = pi / 180
arcmin = arcminute = degree / 60
arcsec = arcsecond = arcmin / 60
kmh = 1e3 / hour
mph = mile / hour
knot = nautical_mile / hour
mach = speed_of_sound = 340.5
au = astronomical_unit = 149597870700.0
light_year = Julian_year * c
parsec = au / arcsec

# Masses in kilograms, forces in newtons, pressures in pascals.
gram = 1e-3
metric_ton = 1e3
grain = 64.79891e-6
lb = pound = 7000 * grain
oz = ounce = pound / 16
stone = 14 * pound
long_ton, short_ton = 2240 * pound, 2000 * pound
troy_ounce = 480 * grain
troy_pound = 12 * troy_ounce
carat = 200e-6
blob = slinch = pound * g / 0.0254
slug = blob / 12
dyn = dyne = 1e-5
lbf = pound_force = pound * g
kgf = kilogram_force = g
atm = atmosphere = value("standard atmosphere")
bar = 1e5
torr = mmHg = atm / 760
psi = pound * g / (inch * inch)

# Temperatures in kelvins, energies in joules, power in watts.
zero_Celsius = 273.15
degree_Fahrenheit = 1 / 1.8
eV = electron_volt = elementary_charge
calorie = calorie_th = 4.184
calorie_IT = 4.1868
erg = 1e-7
Btu_th = pound * degree_Fahrenheit * calorie_th / gram
Btu = Btu_IT = pound * degree_Fahrenheit * calorie_IT / gram
ton_TNT = 1e9 * calorie_th
hp = horsepower = 550 * foot * pound * g

__all__ = sorted(name for name in globals() if name[0] != "_" and name not in ("math", "value"))

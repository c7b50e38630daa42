# Roots, minima, curves through points and assignments: where SciPy finds them.
import numpy as np
from scipy import integrate, optimize

random = np.random.RandomState(6)
found = {}


def rosen(x):
    return np.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2)


def wave(x):
    return np.cos(x) - x


def decay(x, a, b, c):
    return a * np.exp(-b * x) + c


found["roots"] = np.array([optimize.brentq(wave, 0, 2), optimize.bisect(wave, 0, 2), optimize.newton(wave, 1.0)])
found["calls"] = np.array([optimize.brentq(wave, 0, 2, full_output=True)[1].function_calls])
found["brent"] = np.array(optimize.minimize_scalar(lambda x: (x - 2) ** 2 + np.sin(3 * x)).x)
found["bounded"] = np.array(optimize.minimize_scalar(lambda x: (x - 2) ** 2, bounds=(0, 1), method="bounded").x)
for name, options in (("plain", {}), ("bounds", {"bounds": [(0, 0.5), (None, None)]}), ("simplex", {"method": "Nelder-Mead"})):
    found[name] = optimize.minimize(rosen, [0.3, 0.2], **options).x
found["gradients"] = np.round(optimize.minimize(rosen, [0.3, 0.2], method="CG").x, 3)
place = np.array([0.1, 0.2, 0.3, 0.9])
found["valley"] = np.array([optimize.rosen(place), *optimize.rosen_der(place), *optimize.rosen_hess_prod(place, place)])
for n in (2, 5):
    start = np.full(n, -1.0)
    reached = optimize.minimize(optimize.rosen, start, jac=optimize.rosen_der, method="CG")
    found[f"reached{n}"] = np.round([*reached.x, reached.fun, reached.status, abs(reached.jac).max() <= 1e-5], 3)
steep = np.diag([1.0, 10.0, 100.0])
found["steep"] = optimize.minimize(lambda v: 0.5 * v @ steep @ v - v.sum(), np.zeros(3), jac=lambda v: steep @ v - 1, method="CG", tol=1e-8).x
x = np.linspace(0, 4, 50)
y = decay(x, 2.5, 1.3, 0.5) + 0.2 * random.randn(50)
found["fit"], found["covariance"] = optimize.curve_fit(decay, x, y)
found["fit2"], found["covariance2"] = optimize.curve_fit(decay, x, y, sigma=np.linspace(0.1, 0.3, 50), absolute_sigma=True)
found["fit3"] = optimize.curve_fit(decay, x, y, bounds=(0, [3.0, 1.0, 0.5]))[0]
found["system"] = optimize.fsolve(lambda v: [v[0] * np.cos(v[1]) - 4, v[1] * v[0] - v[1] - 5], [1, 1])
found["squares"] = optimize.least_squares(lambda p: np.array([10 * (p[1] - p[0] ** 2), 1 - p[0]]), [2, 2]).x
cost = random.rand(12, 9)
found["assignment"] = np.array(optimize.linear_sum_assignment(cost))
times = np.linspace(0, 4, 21)
found["swing"] = integrate.odeint(lambda y, t, b: [y[1], -b * y[1] - 5 * np.sin(y[0])], [3.0, 0.0], times, args=(0.25,))
found["decay"] = integrate.odeint(lambda t, y: -y, 1.0, [2, 1, 0], tfirst=True)
np.savez(r"FILE", **found)

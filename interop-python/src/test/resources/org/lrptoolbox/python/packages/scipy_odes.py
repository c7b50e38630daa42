# Ordinary differential equations with initial values, as SciPy solves them.
import numpy as np
from scipy.integrate import solve_ivp

found = {}


def hunt(t, z, a, b, c, d):
    return [a * z[0] - b * z[0] * z[1], -c * z[1] + d * z[0] * z[1]]


def keep(name, made):
    found[name + "t"], found[name + "y"] = made.t, np.abs(made.y)
    found[name + "n"] = np.array([made.nfev, made.status, made.success])


settings = [{}, {"method": "RK23"}, {"rtol": 1e-7}, {"t_eval": np.linspace(0, 5, 11)}, {"max_step": 0.5}]
for i, more in enumerate(settings):
    keep(f"hunt{i}", solve_ivp(hunt, [0, 5], [10, 5], args=(1.5, 1, 3, 1), **more))
keep("back", solve_ivp(lambda t, y: -0.5 * y, [4, 0], [2, 4, 8]))
keep("turning", solve_ivp(lambda t, y: 1j * y, [0, 3], [1 + 0j], t_eval=[0, 1, 2.5]))
keep("still", solve_ivp(lambda t, y: -y, [1, 1], [1.0]))


def height(t, y):
    return y[0]


def speed(t, y):
    return y[1]


height.terminal, height.direction = True, -1
shot = solve_ivp(lambda t, y: [y[1], -0.5], [0, 100], [0, 10], events=[height, speed], dense_output=True)
keep("shot", shot)
found["falls"], found["turns"], found["top"] = shot.t_events[0], shot.t_events[1], shot.y_events[1]
found["flight"] = shot.sol(np.linspace(0, 40, 9))
np.savez(r"FILE", **found)

"""Minima under constraints, of linear programs, of many minima; roots and fixed points by their names."""

import numpy as np
from scipy import optimize as o


def show(name, *values):
    print(name, *(np.round(np.asarray(v, float), 4) + 0.0 for v in values))


def bowl(x):
    return (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2


show("powell", o.minimize(o.rosen, [0, 0.0], method="Powell").x)
show("powell within", o.minimize(bowl, [0, 0.0], method="Powell", bounds=[(0, 0.5), (-5, 5)]).x.round(2))
lines = ((1, -2, 2), (-1, -2, 6), (-1, 2, 2))
held = [{"type": "ineq", "fun": lambda x, a, b, c: a * x[0] + b * x[1] + c, "args": line} for line in lines]
r = o.minimize(bowl, (2, 0), method="SLSQP", bounds=((0, None), (0, None)), constraints=held)
show("lines", r.x, r.fun)
print(r.success, r.message)
# Hock and Schittkowski's problem 71.
r = o.minimize(lambda x: x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2], (1, 5, 5, 1.0), bounds=[(1, 5)] * 4,
               constraints=[{"type": "ineq", "fun": lambda x: np.prod(x) - 25},
                            {"type": "eq", "fun": lambda x: (np.asarray(x) ** 2).sum() - 40}])  # fmt: skip
show("71", r.x, r.fun, r.success)
disc = o.NonlinearConstraint(lambda x: x[0] ** 2 + x[1] ** 2, -np.inf, 1)
r = o.minimize(o.rosen, [0.5, 0], method="SLSQP", constraints=disc)
show("disc", r.x, r.fun)
between = o.LinearConstraint([[1, 2], [2, 1]], [-np.inf, 1], [1, 1])
r = o.minimize(o.rosen, [2, 2.0], method="trust-constr", constraints=[between], bounds=o.Bounds([0, -0.5], [1, 2]))
show("between", r.x.round(2))
r = o.minimize(lambda x: x[0], [5.0], constraints=[{"type": "ineq", "fun": lambda x: x[0] - 1},
                                                   {"type": "ineq", "fun": lambda x: -x[0]}])  # fmt: skip
print("impossible", r.success)
for seed in range(4):
    draws = np.random.RandomState(seed)
    a, c, g, h, e = draws.randn(5, 5), draws.randn(5), draws.randn(3, 5), draws.rand(3) + 0.5, draws.randn(1, 5)
    q = a @ a.T + np.eye(5)
    held = [{"type": "ineq", "fun": lambda x: h - g @ x, "jac": lambda x: -g}, {"type": "eq", "fun": lambda x: e @ x - 0.3}]
    r = o.minimize(lambda x: x @ q @ x / 2 + c @ x, np.zeros(5), jac=lambda x: q @ x + c, constraints=held, options={"ftol": 1e-12})
    show("quadratic", r.x, r.fun)
for seed in range(6):
    draws = np.random.RandomState(seed)
    show("nnls", *o.nnls(draws.rand(8, 5), draws.rand(8) - 0.3))
for seed in range(6):
    draws = np.random.RandomState(seed)
    a, c = draws.rand(4, 6), -draws.rand(6)
    r = o.linprog(c, A_ub=a, b_ub=a.sum(1), A_eq=draws.rand(1, 6), b_eq=[1.2], bounds=[(0, None)] * 4 + [(-1, 3), (None, 2)])
    show("linear", r.status, *([r.fun, r.x, r.slack, r.con] if r.success else []))
r = o.linprog([-1, 4], A_ub=[[-3, 1], [1, 2]], b_ub=[6, 4], bounds=[(None, None), (-3, None)])
show("linear", r.x, r.fun, r.slack, r.success)
print(o.linprog([1], A_ub=[[1]], b_ub=[-1]).status, o.linprog([-1]).status)

show("evolution", o.differential_evolution(o.rosen, [(0, 2)] * 3, seed=1).x)
show("hopping", o.basinhopping(lambda x: np.cos(14.5 * x[0] - 0.3) + (x[0] + 0.2) * x[0], [1.0], seed=1).x)
show("grid", o.brute(bowl, ((-2, 2), (-2, 3))).round(3), o.brute(lambda z: (z - 1) ** 2, [(-2, 2)], finish=None))
start = [0, 0.0]
show("by name", o.fmin(o.rosen, start, disp=0).round(3), o.fmin_bfgs(o.rosen, start, disp=0).round(3),
     o.fmin_cg(o.rosen, start, disp=False).round(3), o.fmin_powell(o.rosen, start, disp=False).round(3),
     o.fmin_slsqp(o.rosen, start, iprint=0).round(2))  # fmt: skip
show("by name", *o.fmin_l_bfgs_b(lambda x: (o.rosen(x), o.rosen_der(x)), start)[:2])
for options in {"bracket": [0, 2]}, {"x0": 1.0, "fprime": lambda x: 2 * x}, {"x0": 1.0, "x1": 2.0}, {"bracket": [0, 2], "method": "bisect"}:
    r = o.root_scalar(lambda x: x * x - 2, **options)
    print(round(r.root, 8), r.converged, r.method)
show("fixed", o.fixed_point(np.cos, 0.5), o.fixed_point(lambda x: np.sqrt(10 / (np.array([3, 5]) + x)), [1.2, 1.3]))
print(o.Bounds([0, 1], [2, 3]))

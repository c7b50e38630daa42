# Minima with constraints, linear programs, searches of former times and on grids: where SciPy finds them.
import numpy as np
from scipy import optimize

random = np.random.RandomState(3)
found = {}


def rosen(x):
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


for k in range(8):
    n = random.randint(2, 8)
    half, c, rows = random.randn(n, n), random.randn(n), random.randn(3, n)
    square = half @ half.T + 0.1 * np.eye(n)
    high = rows @ random.randn(n) + random.rand(3)
    one = optimize.minimize(
        lambda x: 0.5 * x @ square @ x + c @ x, np.zeros(n), jac=lambda x: square @ x + c, options={"ftol": 1e-11},
        constraints=[{"type": "ineq", "fun": lambda x: high - rows @ x, "jac": lambda x: -rows}, {"type": "eq", "fun": lambda x: x.sum() - 1}])
    found[f"square{k}"] = np.append(one.x, one.success)
    low = random.rand(n)
    two = optimize.linprog(c, rows, rows @ low + random.rand(3), random.randn(1, n) * 0 + 1, [low.sum()], bounds=(0, 4) if k % 2 else (0, None))
    found[f"linear{k}"] = np.concatenate([[two.fun], two.x, two.slack, two.ineqlin.marginals, two.eqlin.marginals, two.upper.marginals]) if two.success else np.array([two.status])
found["none"] = np.array([optimize.linprog([1], A_ub=[[1]], b_ub=[-1]).status, optimize.linprog([-1]).status])
found["free"] = optimize.linprog([-1, 4], A_ub=[[-3, 1], [1, 2]], b_ub=[6, 4], bounds=[(None, None), (-3, None)]).x
curved = [optimize.LinearConstraint([[1, 2]], -np.inf, 1), optimize.LinearConstraint([[2, 1]], 1, 1),
          optimize.NonlinearConstraint(lambda x: [x[0] ** 2 + x[1], x[0] ** 2 - x[1]], -np.inf, 1)]
found["curved"] = optimize.minimize(rosen, [0.5, 0], method="SLSQP", constraints=curved, bounds=optimize.Bounds([0, -0.5], [1, 2])).x
found["bump"] = np.array(optimize.minimize(
    lambda x: x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2], [1, 5, 5, 1], bounds=[(1, 5)] * 4,
    constraints=[{"type": "ineq", "fun": lambda x: np.prod(x) - 25}, {"type": "eq", "fun": lambda x: (x**2).sum() - 40}]).x)
found["former"] = np.round([optimize.fmin(rosen, [-1, 2.0], disp=0), optimize.fmin_powell(rosen, [-1, 2.0], disp=0),
                            optimize.fmin_bfgs(rosen, [-1, 2.0], disp=0), optimize.fmin_slsqp(rosen, [-1, 2.0], disp=0, acc=1e-12),
                            optimize.fmin_l_bfgs_b(rosen, [-1, 2.0], approx_grad=True)[0]], 3)
found["simplex"] = np.array(optimize.fmin(rosen, [-1, 2.0], disp=0, full_output=1)[2:4])
found["grid"] = optimize.brute(lambda z: (z[0] - 1) ** 2 + (z[1] + 2) ** 2 + np.sin(3 * z[0]), (slice(-4, 4, 0.25), (-4, 4)))
found["alone"] = np.array(optimize.brute(lambda x: (x[0] - 1.3) ** 2, ((-3, 3),), Ns=10, finish=None))
for search in optimize.ridder, optimize.brenth:
    at = [search(f, a, b, full_output=True) for f, a, b in ((np.cos, 0, 2), (lambda x: x**3 - 2 * x - 5, 2, 3), (lambda x: np.exp(x) - 5, 0, 9))]
    found[search.__name__] = np.array([[x, r.iterations, r.function_calls] for x, r in at])
found["check"] = np.array(optimize.check_grad(lambda x: (x**2).sum(), lambda x: 2 * np.asarray(x), [1.0, 2]) < 1e-6)
np.savez(r"FILE", **found)

"""Optimization: roots and minima of functions, least squares and curves. Each file is loaded when a name of it is asked for."""

from .._lazily import lazily

_FILES = {
    "_roots": "RootResults bisect brenth brentq newton ridder",
    "_scalar": "fminbound minimize_scalar",
    "_minimize": "approx_fprime minimize",
    "_rosenbrock": "rosen rosen_der rosen_hess rosen_hess_prod",
    "_leastsq": "leastsq",
    "_squares": "curve_fit fsolve least_squares root",
    "_constraints": "Bounds LinearConstraint NonlinearConstraint",
    "_former": "check_grad fmin fmin_bfgs fmin_cg fmin_l_bfgs_b fmin_powell fmin_slsqp",
    "_grid": "brute",
    "_linprog": "linprog",
    "_searches": "fixed_point root_scalar",
    "_global": "basinhopping differential_evolution",
    "_nonnegative": "nnls",
    "_assignment": "linear_sum_assignment",
    "_result": "OptimizeResult OptimizeWarning",
}
__all__, __getattr__, __dir__ = lazily(__name__, _FILES)

"""Minima and their searches by the names they had before ``minimize``: ``fmin``, ``fmin_bfgs`` and their kin."""

import numpy as np

from ._minimize import minimize


def _answered(found, disp, full_output, retall, steps, extra, slopes):
    if disp:
        print(f"{'' if found.success else 'Warning: '}{found.message}")
        print(f"         Current function value: {found.fun:f}")
        print(f"         Iterations: {found.nit:d}")
        print(f"         Function evaluations: {found.nfev:d}")
        if slopes:
            print(f"         Gradient evaluations: {found.njev:d}")
    made = (found.x, found.fun, *extra(found), found.status) if full_output else (found.x,)
    made += (steps,) if retall else ()
    return made if len(made) > 1 else made[0]


def _searched(f, x0, args, method, jac, options, callback, retall, **more):
    steps = [np.atleast_1d(np.asarray(x0, float))] if retall else []

    def seen(x):
        if retall:
            steps.append(x.copy())
        if callback is not None:
            callback(x)

    options = {name: value for name, value in options.items() if value is not None}
    return minimize(f, x0, args, method, jac, options=options, callback=seen if retall or callback is not None else None, **more), steps


def fmin(func, x0, args=(), xtol=1e-4, ftol=1e-4, maxiter=None, maxfun=None, full_output=0, disp=1, retall=0, callback=None, initial_simplex=None):
    """The minimum of a function by values alone (Nelder and Mead)."""
    options = dict(xatol=xtol, fatol=ftol, maxiter=maxiter, maxfev=maxfun, initial_simplex=initial_simplex)
    found, steps = _searched(func, x0, args, "Nelder-Mead", None, options, callback, retall)
    return _answered(found, disp, full_output, retall, steps, lambda r: (r.nit, r.nfev), False)


def fmin_powell(func, x0, args=(), xtol=1e-4, ftol=1e-4, maxiter=None, maxfun=None, full_output=0, disp=1, retall=0, callback=None, direc=None):
    """The minimum of a function along lines, whose directions follow what was gained (Powell 1964)."""
    options = dict(xtol=xtol, ftol=ftol, maxiter=maxiter, maxfev=maxfun, direc=direc)
    found, steps = _searched(func, x0, args, "Powell", None, options, callback, retall)
    return _answered(found, disp, full_output, retall, steps, lambda r: (r.direc, r.nit, r.nfev), False)


def fmin_bfgs(f, x0, fprime=None, args=(), gtol=1e-5, norm=np.inf, epsilon=None, maxiter=None, full_output=0, disp=1, retall=0, callback=None):
    """The minimum of a function by its slopes (BFGS)."""
    found, steps = _searched(f, x0, args, "BFGS", fprime, dict(gtol=gtol, maxiter=maxiter), callback, retall)
    return _answered(found, disp, full_output, retall, steps, lambda r: (r.jac, r.hess_inv, r.nfev, r.njev), True)


def fmin_cg(f, x0, fprime=None, args=(), gtol=1e-5, norm=np.inf, epsilon=None, maxiter=None, full_output=0, disp=1, retall=0, callback=None):
    """The minimum of a function by conjugate slopes."""
    found, steps = _searched(f, x0, args, "CG", fprime, dict(gtol=gtol, maxiter=maxiter), callback, retall)
    return _answered(found, disp, full_output, retall, steps, lambda r: (r.nfev, r.njev), True)


def fmin_l_bfgs_b(func, x0, fprime=None, args=(), approx_grad=0, bounds=None, m=10, factr=1e7, pgtol=1e-5, epsilon=1e-8, maxfun=15000,
                  maxiter=15000, callback=None, maxls=20):  # fmt: skip
    """The minimum of a function by its slopes, within bounds: where, how little, and how it went.

    Without ``fprime`` the function answers value and slopes, or with ``approx_grad`` the value alone.
    """
    jac = None if approx_grad else fprime if fprime is not None else True
    options = dict(gtol=pgtol, ftol=factr * np.finfo(float).eps, maxiter=maxiter)
    found, _ = _searched(func, x0, args, "L-BFGS-B", jac, options, callback, False, bounds=bounds)
    return found.x, found.fun, {"grad": found.jac, "task": found.message, "funcalls": found.nfev, "nit": found.nit,
                                "warnflag": 0 if found.success else 1}


def fmin_slsqp(func, x0, eqcons=(), f_eqcons=None, ieqcons=(), f_ieqcons=None, bounds=(), fprime=None, fprime_eqcons=None,
               fprime_ieqcons=None, args=(), iter=100, acc=1e-6, iprint=1, disp=None, full_output=0, epsilon=None, callback=None):  # fmt: skip
    """The minimum of a function with constraints: what has to be zero, and what at least zero."""
    kinds = ("eq", eqcons, f_eqcons, fprime_eqcons), ("ineq", ieqcons, f_ieqcons, fprime_ieqcons)
    constraints = [{"type": kind, "fun": one, "args": args} for kind, several, _, _ in kinds for one in several]
    constraints += [{"type": kind, "fun": whole, "jac": jac, "args": args} for kind, _, whole, jac in kinds if whole is not None]
    found, _ = _searched(func, x0, args, "SLSQP", fprime, dict(ftol=acc, maxiter=iter), callback, False, bounds=bounds or None, constraints=constraints)
    if (disp if disp is not None else iprint) >= 1:
        print(f"{found.message}    (Exit mode {found.status})\n            Current function value: {found.fun}\n            Iterations: {found.nit}"
              f"\n            Function evaluations: {found.nfev}\n            Gradient evaluations: {found.njev}")
    return (found.x, found.fun, found.nit, found.status, found.message) if full_output else found.x


def check_grad(func, grad, x0, *args, epsilon=1.4901161193847656e-08, direction="all", rng=None, seed=None):
    """How far slopes are from those by differences: the length of the difference."""
    from ._minimize import approx_fprime

    if direction != "all":
        raise NotImplementedError("check_grad compares all slopes here; direction='random' is not supported")
    x0 = np.asarray(x0)
    return float(np.sqrt(np.sum((np.asarray(grad(x0, *args)) - approx_fprime(x0, func, epsilon, *args)) ** 2)))

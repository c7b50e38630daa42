"""The least of many minima: by populations (Storn and Price, 1997), by jumps (Wales and Doye, 1997)."""

import numpy as np

from .._draws import source
from ._minimize import minimize
from ._result import OptimizeResult

__all__ = ["basinhopping", "differential_evolution"]


def differential_evolution(func, bounds, args=(), strategy="best1bin", maxiter=1000, popsize=15, tol=0.01, mutation=(0.5, 1),
                           recombination=0.7, rng=None, callback=None, disp=False, polish=True, init="latinhypercube", atol=0,
                           updating="immediate", workers=1, constraints=(), x0=None, *, seed=None, vectorized=False,
                           **ignored):  # fmt: skip
    """The least value of a function within bounds, by members of a population that learn from each other's differences.

    Each is tried against the best one (or a random one: 'rand1bin') plus a difference of two others, until their values differ by
    less than ``atol + tol |mean|``; then slopes lead to the minimum (``polish``). Random numbers differ from SciPy's.
    """
    if constraints:
        raise NotImplementedError("differential_evolution knows bounds, but no other constraints here")
    if strategy not in ("best1bin", "rand1bin"):
        raise ValueError(f"Please select a valid mutation strategy: 'best1bin' or 'rand1bin' here, not {strategy!r}")
    draws = source(seed if seed is not None else rng)
    pairs = list(zip(np.atleast_1d(bounds.lb), np.atleast_1d(bounds.ub))) if hasattr(bounds, "lb") else list(bounds)
    low, high = np.array(pairs, float).T
    if not (np.isfinite(low).all() and np.isfinite(high).all()):
        raise ValueError("bounds should be a sequence containing finite real valued (min, max) pairs for each value in x")
    n, uniform = len(low), draws.random_sample if hasattr(draws, "random_sample") else draws.random
    size = max(5, popsize * n)
    if isinstance(init, str):
        # One member in each of as many slices of every axis.
        rows = np.stack([np.argsort(uniform(size)) for _ in range(n)], axis=1)
        people = (rows + uniform((size, n))) / size
    else:
        people = np.clip((np.asarray(init, float) - low) / (high - low), 0, 1)
        size = len(people)
    if x0 is not None:
        people[0] = np.clip((np.asarray(x0, float) - low) / (high - low), 0, 1)
    calls = [0]

    def value(member):
        calls[0] += 1
        return float(np.asarray(func(low + member * (high - low), *args)).reshape(()))

    values = np.array([value(member) for member in people])
    message, success, rounds = "Maximum number of iterations has been exceeded.", False, 0
    for rounds in range(1, maxiter + 1):
        scale = mutation if np.ndim(mutation) == 0 else mutation[0] + uniform() * (mutation[1] - mutation[0])
        for i in range(size):
            best = int(values.argmin())
            others = [int(k) for k in np.argsort(uniform(size))[:4] if k != i and (k != best or strategy == "rand1bin")]
            others = others if len(others) >= 3 else [k for k in range(size) if k not in (i, best)][:3]
            base = people[best] if strategy == "best1bin" else people[others[2]]
            trial = base + scale * (people[others[0]] - people[others[1]])
            trial = np.where((trial < 0) | (trial > 1), uniform(n), trial)
            crossed = uniform(n) < recombination
            crossed[int(uniform() * n) % n] = True
            trial = np.where(crossed, trial, people[i])
            made = value(trial)
            if made <= values[i]:
                people[i], values[i] = trial, made
        best = int(values.argmin())
        spread = values.std()
        if disp:
            print(f"differential_evolution step {rounds}: f(x)= {values[best]}")
        if callback is not None and callback(low + people[best] * (high - low), spread):
            message = "callback function requested stop early"
            break
        if np.isfinite(values).all() and spread <= atol + tol * abs(values.mean()):
            message, success = "Optimization terminated successfully.", True
            break
    best = int(values.argmin())
    x, at = low + people[best] * (high - low), float(values[best])
    found = OptimizeResult(x=x, fun=at, nfev=calls[0], nit=rounds, message=message, success=success,
                           population=low + people * (high - low), population_energies=values)  # fmt: skip
    if polish:
        finer = minimize(func, x, args, "L-BFGS-B", bounds=pairs)
        found.nfev += finer.nfev
        if finer.fun < at:
            found.x, found.fun, found.jac = finer.x, finer.fun, finer.jac
    return found


def basinhopping(func, x0, niter=100, T=1.0, stepsize=0.5, minimizer_kwargs=None, take_step=None, accept_test=None, callback=None,
                 interval=50, disp=False, niter_success=None, rng=None, *, seed=None, target_accept_rate=0.5, stepwise_factor=0.9):  # fmt: skip
    """The least of the minima found by ``minimize`` after random steps, which are kept where the value falls, or rises little
    against ``T``.
    """
    draws = source(seed if seed is not None else rng)
    options = dict(minimizer_kwargs or {})
    x = np.atleast_1d(np.asarray(x0, float)).copy()
    here = minimize(func, x, **options)
    best, fails, accepted, since = here, int(not here.success), 0, 0
    step, calls = stepsize, here.nfev
    message = "requested number of basinhopping iterations completed successfully"
    rounds = 0
    for rounds in range(1, niter + 1):
        start = here.x.copy()
        start = take_step(start) if take_step is not None else start + draws.uniform(-step, step, start.shape)
        there = minimize(func, start, **options)
        calls, fails = calls + there.nfev, fails + int(not there.success)
        kept = there.fun < here.fun or T > 0 and draws.uniform() < np.exp(min(0.0, -(there.fun - here.fun) / T))
        if accept_test is not None:
            kept = kept and bool(accept_test(f_new=there.fun, x_new=there.x, f_old=here.fun, x_old=here.x))
        if disp:
            print(f"basinhopping step {rounds}: f {here.fun:g} trial_f {there.fun:g} accepted {int(kept)} lowest_f {best.fun:g}")
        here, accepted = (there, accepted + 1) if kept else (here, accepted)
        since += 1
        if there.fun < best.fun and kept:
            best, since = there, 0
        if take_step is None and rounds % interval == 0:
            step = step / stepwise_factor if accepted / rounds > target_accept_rate else step * stepwise_factor
        if callback is not None and callback(there.x, there.fun, kept):
            message = "callback function requested stop early by returning True"
            break
        if niter_success is not None and since >= niter_success:
            message = "success condition satisfied"
            break
    return OptimizeResult(x=best.x, fun=best.fun, nit=rounds, nfev=calls, minimization_failures=fails, message=[message],
                          lowest_optimization_result=best, success=best.success)  # fmt: skip

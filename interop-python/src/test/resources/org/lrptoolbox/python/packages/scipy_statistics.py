# What scipy.special and scipy.stats give for gamma and Bessel functions, further distributions and tests.
import numpy as np
from scipy import special as sp, stats as st
from scipy.stats import distributions, mstats
out = {}
x = np.array([0.3, 0.7, 1, 2.5, 5, 9.9, 12, 20, 29.9, 30.1, 45, 120])
for n in range(4):
    out[f"polygamma{n}"] = sp.polygamma(n, x)
    out[f"jv{n}"], out[f"yn{n}"] = sp.jv(n, np.append(-x, x)), sp.yn(n, x)
    out[f"iv{n}"], out[f"ive{n}"] = sp.iv(n, x[:-1]) / np.exp(x[:-1]), sp.ive(n, np.append(-x, x))
for name in "j0 j1 y0 y1 i0e i1e psi rgamma gammasgn".split():
    out[name] = getattr(sp, name)(x)
out["negative"] = np.array([
    sp.rgamma(-1), sp.rgamma(-2.5), sp.gammasgn(-2.5), sp.gammasgn(-3.5), sp.polygamma(1, -0.5)
])
out["iv_real"] = sp.iv(np.array([[0.5], [1.7], [-0.5], [-1.3]]), x[:5])
out["zeta"] = sp.zeta(np.array([[1.1], [2], [3]]), x)
out["erfcinv"] = sp.erfcinv(np.array([1e-20, 0.01, 0.3, 1, 1.2, 1.99]))
out["multigammaln"] = sp.multigammaln(np.array([3.5, 7]), 3)
y = np.array([-3, -0.5, 0, 0.2, 1, 1.5, 4.0])
q = np.array([0, 0.01, 0.3, 0.5, 0.99, 1])
continuous = dict(cauchy=(), invgamma=(3.2,), laplace=(), lognorm=(0.7,), pareto=(2.5,), rayleigh=(), weibull_min=(1.7,))
for name, shapes in continuous.items():
    d = getattr(st, name)(*shapes, loc=0.1, scale=1.3)
    np.random.seed(5)
    with np.errstate(all="ignore"):
        out[name] = np.concatenate([d.pdf(y), d.cdf(y), d.sf(y), d.ppf(q[1:-1]), d.rvs(size=4)])
        if name != "cauchy":
            out[name + "_moments"] = np.array([d.mean(), d.var()])
k = np.array([-1, 0, 1, 2, 2.5, 7, 30])
for name, shapes in dict(poisson=(3.4,), binom=(9, 0.3), bernoulli=(0.3,), geom=(0.2,)).items():
    d = getattr(st, name)(*shapes)
    np.random.seed(5)
    out[name] = np.concatenate([d.pmf(k), d.cdf(k), d.sf(k), d.ppf(q[:-1]), d.rvs(size=6),
                                [d.mean(), d.var(), d.std()]])
    out[name + "_moved"] = getattr(st, name).pmf(k + 2, *shapes, loc=1)
r = np.random.RandomState(0)
a, b, c = r.randn(20).round(1), r.randn(15).round(1) + 0.4, r.rand(12)
out["tests"] = np.array([*st.kruskal(a, b, c), *st.jarque_bera(a), st.scoreatpercentile(a, 30)])
out["masked"] = np.asarray(mstats.rankdata(np.ma.masked_greater(a, 1)))
m, cov = np.array([1.0, -1]), np.array([[2.0, 0.3], [0.3, 0.5]])
z = r.randn(5, 2)
out["mvn"] = st.multivariate_normal.logpdf(z, m, cov)
out["mvn_one"] = np.array([
    st.multivariate_normal.pdf(0.3), st.multivariate_normal(m, [1, 2]).pdf(z[0]), st.multivariate_normal(m, cov).entropy()
])
out["mvn_flat"] = st.multivariate_normal.pdf([[0.3, 0.3], [0.3, 0.5], [-1, -1]], cov=[[1, 1], [1, 1]], allow_singular=True)
out["mvn_draws"] = st.multivariate_normal(m, cov).rvs(3, random_state=4)
w = np.array([0.2, 0.3, 0.5])
out["dirichlet"] = np.array([
    st.dirichlet.logpdf(w, [1, 2, 3.5]), st.dirichlet([2, 2, 2]).pdf(w[:2]), *st.dirichlet.mean([1, 2, 5]),
    *st.dirichlet.var([1, 2, 5])
])
out["dirichlet_draws"] = st.dirichlet.rvs([1, 2, 3], size=2, random_state=4)
out["same"] = np.array([distributions.invgamma is st.invgamma])
np.savez(r"FILE", **out)

"""The nearest of points, densities of samples, constants of nature."""

import numpy as np
from scipy import constants as c
from scipy.spatial import KDTree, cKDTree, distance_matrix
from scipy.stats import gaussian_kde

draws = np.random.RandomState(0)
points, asked = draws.rand(200, 3), draws.rand(7, 3)
tree, other = cKDTree(points), KDTree(asked)
print(*tree.query(asked))
print(*tree.query(asked, k=3, distance_upper_bound=0.2))
print(tree.query(asked[0]), *tree.query(asked[0], k=[2, 4]), tree.query(asked, p=1, k=2)[0])
print([sorted(found) for found in tree.query_ball_point(asked, 0.25)], sorted(tree.query_ball_point(asked[0], 0.3)))
print(tree.query_ball_point(asked, 0.25, return_length=True), sorted(tree.query_pairs(0.08)))
print(tree.count_neighbors(other, 0.3), tree.count_neighbors(other, [0.1, 0.2, 0.5]))
print(distance_matrix(asked, points[:3]).round(12), KDTree(points, boxsize=1).query(asked, k=2)[1])
near = tree.sparse_distance_matrix(other, 0.15, output_type="coo_matrix")
print(near.shape, near.nnz)

for samples in draws.randn(30), draws.randn(2, 40):
    for bandwidth in None, "silverman", 0.3:
        density = gaussian_kde(samples, bw_method=bandwidth)
        at = samples[..., :5] + 0.1
        print(density(at).round(12), density.logpdf(at).round(10), np.round(density.factor, 12), density.covariance.round(12))
density = gaussian_kde([1, 2, 3.5, 7], weights=[1, 2, 3, 1])
print(density(np.linspace(0, 8, 5)).round(12), density.integrate_box_1d(1, 3).round(12), density.resample(3, seed=2).round(10))

names = "c h hbar G e R N_A k m_e m_p m_n m_u mu_0 epsilon_0 sigma Wien Rydberg alpha inch mile pound gallon atm psi hp parsec light_year"
print([f"{getattr(c, name):.9e}" for name in names.split()])
print(c.convert_temperature([-40, 0, 36.6], "Celsius", "F").round(9), c.lambda2nu(5e-7), c.physical_constants["electron mass"])
print(c.value("Bohr radius"), c.unit("Bohr radius"), c.find("Bohr magneton")[:1], f"{c.precision('electron mass'):.3e}", c.kibi, c.yotta)

# Points, rotations, splines, graphs and densities: as SciPy has them.
import numpy as np
from scipy import interpolate, stats
from scipy.sparse import csgraph, csr_matrix
from scipy.spatial import KDTree, cKDTree
from scipy.spatial.transform import Rotation, Slerp

random = np.random.RandomState(8)
found = {}
points, places = random.rand(60, 3), random.rand(2, 5, 3)
tree = KDTree(points)
for name, options in (("one", {}), ("three", {"k": 3}), ("second", {"k": [2, 4], "p": 1}), ("near", {"k": 4, "distance_upper_bound": 0.2})):
    far, which = tree.query(places, **options)
    found["far" + name], found["which" + name] = np.minimum(far, 9), which
found["around"] = np.array(cKDTree(points, boxsize=1).query([0.99, 0.99, 0.01], k=2)[0])
found["within"] = np.array(sorted(tree.query_ball_point([0.5, 0.5, 0.5], 0.4)))
found["counts"] = tree.query_ball_point(places, 0.3, return_length=True)
found["pairs"] = np.array(sorted(tree.query_pairs(0.2)))
found["all"] = np.array([tree.count_neighbors(tree, 0.2), *tree.count_neighbors(KDTree(places[0]), [0.1, 0.3])])

turns = random.randn(5, 3)
for seq in ("xyz", "XYZ", "zyx", "ZXZ", "zxz", "YXZ"):
    one = Rotation.from_euler(seq, turns)
    found[seq] = np.concatenate([one.as_quat(canonical=True), one.as_euler(seq), one.as_euler("zyx", degrees=True), one.as_rotvec()], axis=1)
one = Rotation.from_rotvec(turns)
found["matrices"], found["turned"] = one.as_matrix(), one.apply(points[:5])
found["back"] = np.stack([one.inv().apply(points[0]), (one * one[2]).as_rotvec(), (one**0.5).as_rotvec(), Rotation.from_matrix(one.as_matrix()).as_rotvec()])
found["nearest"] = Rotation.from_matrix(one.as_matrix() + 0.01).as_matrix()
found["mean"] = one.mean().as_matrix()
found["aligned"] = Rotation.align_vectors(one[0].apply(points) + 0.01 * random.randn(60, 3), points)[0].as_matrix()
found["between"] = Slerp([0, 1, 3, 4, 7], one)([0.5, 3.2, 7]).as_matrix()

x = np.sort(random.rand(30) * 10)
y = np.sin(x) + 0.1 * random.randn(30)
at = np.linspace(-1, 11, 25)
for k in (1, 2, 3, 4, 5):
    spline = interpolate.make_interp_spline(x, y, k)
    scale = 1 / np.maximum(np.abs(spline(at)), 1)
    found[f"spline{k}"] = np.stack([spline(at), spline.derivative()(at), spline.antiderivative()(at)]) * scale
    tck = interpolate.splrep(x, y, k=k)
    found[f"tck{k}"] = np.stack([interpolate.splev(at, tck, ext=3), interpolate.splev(at, tck, 1, ext=1)])
for s in (None, 0.2, 0.5, 2, 50):
    spline = interpolate.UnivariateSpline(x, y, s=s)
    found[f"knots{s}"], found[f"smooth{s}"] = spline.get_knots(), spline(at, ext=3)
found["smoothed"] = interpolate.splrep(x, y, s=0.3)[0]
(knots, curve, _), u = interpolate.splprep([np.cos(x), np.sin(x) + 0.01 * y], s=0.005)
found["curve"] = np.concatenate([knots, *curve, u])
found["zeros"] = interpolate.UnivariateSpline(x, y, s=1).roots()
found["inside"] = np.array([spline.integral(1, 5), *spline.derivatives(3.0), *interpolate.LSQUnivariateSpline(x, y, [3, 6])(at[3:9])])
found["natural"] = np.stack([interpolate.make_interp_spline(x, y, bc_type=ends)(at[3:20]) for ends in ("natural", "clamped")])
values = random.rand(4, 5, 2)
grid = np.arange(4.0), np.array([0, 1, 3, 7.0, 8])
for method in ("linear", "nearest"):
    found[method] = interpolate.interpn(grid, values, random.rand(9, 2) * [3, 8], method)
found["beyond"] = interpolate.RegularGridInterpolator(grid, values[..., 0], bounds_error=False, fill_value=None)([[4, 8.5], [-1, 2]])
found["polynomial"] = np.stack([interpolate.lagrange([0, 1, 2, 4], [1, 3, 2, 5])(at), interpolate.BarycentricInterpolator([0, 1, 2, 4], [1, 3, 2, 5])(at)]) / 100

for k in range(4):
    graph = random.rand(9, 9) * (random.rand(9, 9) < 0.2)
    sparse = csr_matrix(graph)
    for connection in ("weak", "strong"):
        count, labels = csgraph.connected_components(sparse, connection=connection)
        found[f"parts{k}{connection}"] = np.append((labels[:, None] == labels).ravel(), count)
    for name, way in (("path", csgraph.shortest_path(sparse)), ("both", csgraph.dijkstra(graph, directed=False)),
                      ("steps", csgraph.floyd_warshall(graph, unweighted=True)), ("bellman", csgraph.bellman_ford(sparse))):
        found[f"{name}{k}"] = np.minimum(way, 99)
    found[f"last{k}"] = csgraph.dijkstra(graph, indices=[0, 3], return_predecessors=True)[1]
    found[f"tree{k}"] = csgraph.minimum_spanning_tree(sparse).toarray()
    found[f"laplacian{k}"] = np.stack([csgraph.laplacian(graph), csgraph.laplacian(graph, normed=True)])
    found[f"walk{k}"] = np.concatenate([csgraph.breadth_first_order(sparse, 0, directed=False)[0], csgraph.depth_first_order(sparse, 0)[0]])

for name, sample in (("line", random.randn(80)), ("plane", random.randn(2, 80))):
    density = stats.gaussian_kde(sample, weights=None if name == "line" else random.rand(80))
    where = np.atleast_2d(sample)[:, :9] + 0.1
    found[name] = np.stack([density(where), density.logpdf(where), stats.gaussian_kde(sample, "silverman")(where), stats.gaussian_kde(sample, 0.3).pdf(where)])
    found[name + "drawn"] = density.resample(6, seed=2)
found["box"] = np.array([stats.gaussian_kde(x).integrate_box_1d(2, 5), density.factor, density.neff])
np.random.seed(4)
found["shared"] = np.concatenate([stats.gaussian_kde(x).resample(5)[0], Rotation.random(2).as_rotvec().ravel()])
np.savez(r"FILE", **found)

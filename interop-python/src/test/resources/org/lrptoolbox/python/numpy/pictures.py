"""Pictures in files, and their edges. Runs in an empty folder."""

import numpy as np
import skimage.io
from skimage.feature import canny

rgb = (np.arange(5 * 7 * 3) * 2).astype(np.uint8).reshape(5, 7, 3)
skimage.io.imsave("rgb.png", rgb, check_contrast=False)
back = skimage.io.imread("rgb.png")
print(back.dtype, back.shape, (back == rgb).all())

x = np.zeros((20, 20))
x[5:15, 6:14] = 1
edges = canny(x, sigma=2)
print(edges.dtype, edges.sum(), edges[5].astype(int), canny((x * 200).astype(np.uint8)).sum())
print(canny(x, 1, 0.5, 3.9).sum(), canny(x, 1, 0.5, 4.1).sum())
try:
    canny(np.zeros((2, 2, 2)))
except ValueError:
    print("ValueError")
try:
    import skimage.filter
except ImportError:
    print("ImportError")

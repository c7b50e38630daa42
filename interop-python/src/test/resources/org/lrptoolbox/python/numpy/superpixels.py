"""Pictures divided into regions: their sizes, and a sum that tells the numbering apart."""

import numpy as np
from scipy import ndimage
from skimage import segmentation as s

draws = np.random.RandomState(0)
colours = ndimage.gaussian_filter(draws.rand(48, 60, 3), [3, 3, 0])
colours = (colours - colours.min()) / (colours.max() - colours.min())
bytes_, gray = (colours * 255).astype("u1"), colours[..., 0]
space = ndimage.gaussian_filter(draws.rand(8, 12, 14), 2)


def show(name, labels):
    labels = np.asarray(labels)
    flat = labels.ravel()
    print(name, labels.shape, labels.dtype, np.bincount(flat)[:12], int((flat * (np.arange(flat.size) % 101)).sum()))


show("means", s.slic(colours, n_segments=20))
show("means of bytes", s.slic(bytes_, n_segments=50, compactness=1, sigma=1))
show("means of gray", s.slic(gray, n_segments=10, compactness=0.1, channel_axis=None))
show("means by region", s.slic(colours, n_segments=30, slic_zero=True, start_label=0))
show("means in pieces", s.slic(colours, n_segments=12, enforce_connectivity=False, convert2lab=False))
show("means in space", s.slic(space, n_segments=9, compactness=0.1, channel_axis=None))
show("means of a strip", s.slic(colours[:5], n_segments=40))
show("trees", s.felzenszwalb(colours, scale=100, sigma=0.5, min_size=50))
show("trees of bytes", s.felzenszwalb(bytes_, scale=50))
show("trees of gray", s.felzenszwalb(gray, scale=20, channel_axis=None))
show("steps", s.quickshift(colours, kernel_size=3, max_dist=6, ratio=0.5))
show("steps of bytes", s.quickshift(bytes_, kernel_size=4, max_dist=200, ratio=0.2))
labels, tree, far = s.quickshift(colours, kernel_size=2, max_dist=4, return_tree=True, convert2lab=False, sigma=1)
show("steps, tree", tree)
print(np.asarray(far)[0, :4].round(9))

seeds = np.zeros(gray.shape, int)
seeds[10, 10], seeds[30, 40], seeds[5, 50] = 1, 2, 3
show("flood", s.watershed(gray, seeds))
show("flood from minima", s.watershed(gray))
show("flood from minima, all around", s.watershed(gray, connectivity=2))
show("flood within", s.watershed(gray, seeds, mask=gray > 0.3))
show("compact flood", s.watershed(gray, 5, compactness=0.01))
show("grown", s.expand_labels(seeds, 7))
show("joint", s.join_segmentations(seeds, (gray > 0.5).astype(int)))

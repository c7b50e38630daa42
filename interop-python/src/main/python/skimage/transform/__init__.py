"""Pictures in other sizes, turned, and read at other places. Each file is loaded when a name of it is asked for."""

from scipy._lazily import lazily

_FILES = {
    "_sizes": "downscale_local_mean integral_image pyramid_expand pyramid_gaussian pyramid_reduce rescale resize",
    "_warp": "rotate warp warp_coords",
    "_geometric": "AffineTransform EuclideanTransform ProjectiveTransform SimilarityTransform matrix_transform",
}
__all__, __getattr__, __dir__ = lazily(__name__, _FILES)

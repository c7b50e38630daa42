"""Maps of the plane by matrices of homogeneous coordinates, of places (x, y)."""

import math

import numpy as np


def matrix_transform(coords, matrix):
    """Places (x, y), one a row, where a matrix moves them."""
    return ProjectiveTransform(matrix)(coords)


class ProjectiveTransform:
    """A map by a matrix of shape (3, 3)."""

    def __init__(self, matrix=None, *, dimensionality=2):
        if dimensionality != 2:
            raise NotImplementedError("only maps of the plane are here: dimensionality=2")
        self.params = np.eye(3) if matrix is None else np.array(matrix, dtype=float)
        if self.params.shape != (3, 3):
            raise ValueError("Invalid shape of transformation matrix")

    def __call__(self, coords):
        coords = np.asarray(coords, dtype=float).reshape(-1, 2)
        moved = np.concatenate([coords, np.ones((len(coords), 1))], axis=1) @ self.params.T
        return moved[:, :2] / moved[:, 2:]

    @property
    def inverse(self):
        """The map back."""
        return self._of(np.linalg.inv(self.params))

    @property
    def dimensionality(self):
        return 2

    def _of(self, matrix):
        made = object.__new__(type(self))
        made.params = matrix
        return made

    def __add__(self, other):
        """First this, then the other."""
        kind = type(self) if type(self) is type(other) else ProjectiveTransform
        made = object.__new__(kind)
        made.params = (other.params if isinstance(other, ProjectiveTransform) else np.asarray(other)) @ self.params
        return made

    def __array__(self, dtype=None, copy=None):
        return np.array(self.params, dtype=dtype)

    def __repr__(self):
        return f"<{type(self).__name__}(matrix=\n    {np.array2string(self.params, separator=', ', prefix='    ')})>"


class AffineTransform(ProjectiveTransform):
    """Stretched (``scale``), turned (``rotation``, radians), slanted (``shear``) and moved (``translation``)."""

    def __init__(self, matrix=None, *, scale=None, shear=None, rotation=None, translation=None, dimensionality=2):
        super().__init__(matrix, dimensionality=dimensionality)
        if matrix is not None:
            if any(v is not None for v in (scale, shear, rotation, translation)):
                raise ValueError("Do not specify implicit parameters when matrix is specified")
            return
        sx, sy = (1, 1) if scale is None else np.broadcast_to(scale, 2).tolist()
        tx, ty = (0, 0) if shear is None else [math.tan(v) for v in ((shear, 0) if np.isscalar(shear) else shear)]
        c, s = math.cos(rotation or 0), math.sin(rotation or 0)
        x, y = (0, 0) if translation is None else translation
        self.params = np.array([[sx * (c + s * ty), -sy * (c * tx + s), x],
                                [sx * (s - c * ty), -sy * (s * tx - c), y], [0, 0, 1]], dtype=float)

    @property
    def translation(self):
        return self.params[:2, 2]

    @property
    def rotation(self):
        return math.atan2(self.params[1, 0], self.params[0, 0])


class EuclideanTransform(AffineTransform):
    """Turned and moved."""

    def __init__(self, matrix=None, *, rotation=None, translation=None, dimensionality=2):
        super().__init__(matrix, rotation=rotation, translation=translation, dimensionality=dimensionality)


class SimilarityTransform(AffineTransform):
    """Stretched, turned and moved."""

    def __init__(self, matrix=None, *, scale=None, rotation=None, translation=None, dimensionality=2):
        super().__init__(matrix, scale=scale, rotation=rotation, translation=translation, dimensionality=dimensionality)

    @property
    def scale(self):
        return math.hypot(self.params[0, 0], self.params[1, 0])

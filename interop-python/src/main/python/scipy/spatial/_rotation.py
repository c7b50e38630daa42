"""Rotations in space, held as quaternions x, y, z, w of length one."""

import math

import numpy as np

from .._draws import source
from . import _euler


def _product(p, q):
    """Hamilton's product of rows of quaternions."""
    made = np.empty(np.broadcast_shapes(p.shape, q.shape))
    made[:, :3] = p[:, 3:] * q[:, :3] + q[:, 3:] * p[:, :3] + np.cross(p[:, :3], q[:, :3])
    made[:, 3] = p[:, 3] * q[:, 3] - (p[:, :3] * q[:, :3]).sum(axis=1)
    return made


class Rotation:
    """One rotation or a list of them; made by ``from_quat``, ``from_matrix``, ``from_rotvec`` and ``from_euler``.

    ``a * b`` is b first, then a; ``apply`` turns vectors.
    """

    def __init__(self, quat, normalize=True, copy=True, scalar_first=False):
        quat = np.array(quat, dtype=float)
        if quat.ndim not in (1, 2) or quat.shape[-1] != 4:
            raise ValueError(f"Expected `quat` to have shape (4,) or (N, 4), got {quat.shape}.")
        self.single = quat.ndim == 1
        rows = np.atleast_2d(quat)
        rows = np.roll(rows, -1, axis=1) if scalar_first else rows
        if normalize:
            lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
            if (lengths == 0).any():
                raise ValueError("Found zero norm quaternions in `quat`.")
            rows = rows / lengths
        self._rows = rows

    def _like(self, rows, single=None):
        made = Rotation(rows, normalize=False)
        made.single = self.single if single is None else single
        return made

    def _out(self, values):
        return values[0] if self.single else values

    @classmethod
    def from_quat(cls, quat, *, scalar_first=False):
        """From quaternions x, y, z, w of any length but zero."""
        return cls(quat, scalar_first=scalar_first)

    @classmethod
    def from_matrix(cls, matrix, *, assume_valid=False):
        """From matrices (3, 3) or (N, 3, 3); the nearest rotations of those that are none."""
        matrix = np.asarray(matrix, float)
        if matrix.ndim not in (2, 3) or matrix.shape[-2:] != (3, 3):
            raise ValueError(f"Expected `matrix` to have shape (3, 3) or (N, 3, 3), got {matrix.shape}")
        return cls(_euler.quaternions(matrix, assume_valid))

    @classmethod
    def from_rotvec(cls, rotvec, degrees=False):
        """From vectors along the axis, as long as the angle."""
        vectors = np.asarray(rotvec, float)
        if vectors.ndim not in (1, 2) or vectors.shape[-1] != 3:
            raise ValueError(f"Expected `rot_vec` to have shape (3,) or (N, 3), got {vectors.shape}")
        rows = np.atleast_2d(np.radians(vectors) if degrees else vectors)
        angle = np.sqrt((rows * rows).sum(axis=1))
        with np.errstate(invalid="ignore", divide="ignore"):
            scale = np.where(angle <= 1e-3, 0.5 - angle**2 / 48 + angle**4 / 3840, np.sin(angle / 2) / angle)
        made = np.concatenate([rows * scale[:, None], np.cos(angle / 2)[:, None]], axis=1)
        return cls(made if vectors.ndim == 2 else made[0])

    @classmethod
    def from_euler(cls, seq, angles, degrees=False):
        """From angles about axes: ``'xyz'`` of the outer frame, ``'XYZ'`` of the frame that turns along."""
        return cls(_euler.composed(seq, angles, degrees, _product), normalize=True)

    @classmethod
    def identity(cls, num=None):
        """No rotation, or ``num`` of them."""
        return cls([0.0, 0, 0, 1]) if num is None else cls(np.tile([0.0, 0, 0, 1], (num, 1)))

    @classmethod
    def random(cls, num=None, rng=None, *, random_state=None):
        """Rotations of which each is as likely as any other."""
        draws = np.random.default_rng(rng) if isinstance(rng, (int, np.integer)) else source(random_state if rng is None else rng)
        draw = draws.normal(size=4 if num is None else (num, 4))
        return cls(draw)

    @classmethod
    def concatenate(cls, rotations):
        """A list of the rotations of all."""
        rotations = [rotations] if isinstance(rotations, Rotation) else list(rotations)
        return cls(np.concatenate([one._rows for one in rotations]), normalize=False)

    @classmethod
    def align_vectors(cls, a, b, weights=None, return_sensitivity=False):
        """The rotation that brings vectors b nearest to a (Kabsch), and the root of the weighted squares of what is left."""
        a, b = np.atleast_2d(np.asarray(a, float)), np.atleast_2d(np.asarray(b, float))
        if a.shape != b.shape or a.shape[1] != 3:
            raise ValueError(f"Expected inputs to have same shapes (N, 3), got {a.shape} and {b.shape} respectively.")
        if return_sensitivity or len(a) == 1:
            raise NotImplementedError("align_vectors takes at least two vectors here, and tells no sensitivity")
        weights = np.ones(len(a)) if weights is None else np.asarray(weights, float)
        u, s, vt = np.linalg.svd((weights[:, None] * a).T @ b)
        turned = np.linalg.det(u @ vt) < 0
        u[:, 2] *= -1 if turned else 1
        s[2] *= -1 if turned else 1
        left = (weights[:, None] * (a * a + b * b)).sum() - 2 * s.sum()
        return cls.from_matrix(u @ vt), math.sqrt(max(left, 0.0))

    def as_quat(self, canonical=False, *, scalar_first=False):
        """Quaternions x, y, z, w; with ``canonical`` those of the two signs with w >= 0."""
        rows = self._canonical() if canonical else self._rows.copy()
        return self._out(np.roll(rows, 1, axis=1) if scalar_first else rows)

    def _canonical(self):
        x, y, z, w = self._rows.T
        turned = (w < 0) | ((w == 0) & ((x < 0) | ((x == 0) & ((y < 0) | ((y == 0) & (z < 0))))))
        return np.where(turned[:, None], -self._rows, self._rows)

    def as_matrix(self):
        """Matrices (3, 3), or (N, 3, 3)."""
        return self._out(_euler.matrices(self._rows))

    def as_rotvec(self, degrees=False):
        """Vectors along the axis, as long as the angle, at most pi."""
        rows = np.where(self._rows[:, 3:] < 0, -self._rows, self._rows)
        angle = 2 * np.arctan2(np.sqrt((rows[:, :3] ** 2).sum(axis=1)), rows[:, 3])
        with np.errstate(invalid="ignore", divide="ignore"):
            scale = np.where(angle <= 1e-3, 2 + angle**2 / 12 + 7 * angle**4 / 2880, angle / np.sin(angle / 2))
        made = rows[:, :3] * scale[:, None]
        return self._out(np.degrees(made) if degrees else made)

    def as_euler(self, seq, degrees=False, *, suppress_warnings=False):
        """Angles about axes, as ``from_euler`` takes them."""
        made = _euler.angles(self._rows, seq, suppress_warnings)
        return self._out(np.degrees(made) if degrees else made)

    def apply(self, vectors, inverse=False):
        """Vectors (3,) or (N, 3), turned; one rotation turns all, several turn one each."""
        vectors = np.asarray(vectors, float)
        if vectors.ndim not in (1, 2) or vectors.shape[-1] != 3:
            raise ValueError(f"Expected input of shape (3,) or (P, 3), got {vectors.shape}.")
        turned = _euler.matrices(self._rows)
        turned = turned.transpose(0, 2, 1) if inverse else turned
        rows = np.atleast_2d(vectors)
        if 1 not in (len(turned), len(rows)) and len(turned) != len(rows):
            raise ValueError("Expected equal numbers of rotations and vectors , or a single rotation, or a single vector, got "
                             f"{len(turned)} rotations and {len(rows)} vectors.")
        made = np.einsum("...jk,...k->...j", turned, rows)
        return made[0] if self.single and vectors.ndim == 1 else made

    def inv(self):
        """The rotations back."""
        return self._like(self._rows * [-1.0, -1.0, -1.0, 1.0])

    def magnitude(self):
        """The angles."""
        return self._out(2 * np.arctan2(np.sqrt((self._rows[:, :3] ** 2).sum(axis=1)), np.abs(self._rows[:, 3])))

    def approx_equal(self, other, atol=None, degrees=False):
        """Whether the angle between rotations is small: 1e-8 radians unless said otherwise."""
        limit = 1e-8 if atol is None else math.radians(atol) if degrees else atol
        return (other * self.inv()).magnitude() < limit

    def mean(self, weights=None):
        """The rotation nearest to all."""
        weights = np.ones(len(self._rows)) if weights is None else np.asarray(weights, float)
        return Rotation(np.linalg.eigh(self._rows.T @ (weights[:, None] * self._rows))[1][:, -1])

    def __mul__(self, other):
        if not isinstance(other, Rotation):
            return NotImplemented
        if 1 not in (len(self._rows), len(other._rows)) and len(self._rows) != len(other._rows):
            raise ValueError("Expected equal number of rotations in both or a single rotation in either object, got "
                             f"{len(self._rows)} rotations in first and {len(other._rows)} rotations in second object.")
        made = Rotation(_product(self._rows, other._rows))
        made.single = self.single and other.single
        return made

    def __pow__(self, n, modulus=None):
        made = Rotation.from_rotvec(n * np.atleast_2d(self.as_rotvec()))
        made.single = self.single
        return made

    def __getitem__(self, index):
        if self.single:
            raise TypeError("Single rotation is not subscriptable.")
        return Rotation(self._rows[index], normalize=False)

    def __len__(self):
        if self.single:
            raise TypeError("Single rotation has no len().")
        return len(self._rows)

    def __bool__(self):
        return True

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return "\n".join(("" if i == 0 else " " * 21) + line for i, line in enumerate(f"Rotation.from_matrix({self.as_matrix()!r})".split("\n")))

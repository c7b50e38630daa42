"""Rotations as matrices and as angles about axes, and back to quaternions."""

import re
import warnings

import numpy as np


def matrices(rows):
    """The matrices (N, 3, 3) of quaternions of length one."""
    x, y, z, w = rows.T
    return np.stack([
        x * x - y * y - z * z + w * w, 2 * (x * y - z * w), 2 * (x * z + y * w),
        2 * (x * y + z * w), -x * x + y * y - z * z + w * w, 2 * (y * z - x * w),
        2 * (x * z - y * w), 2 * (y * z + x * w), -x * x - y * y + z * z + w * w], axis=1).reshape(-1, 3, 3)  # fmt: skip


def quaternions(matrix, valid):
    """The quaternions of matrices; by the greatest of trace and diagonal, so that no digits are lost."""
    m = matrix.reshape(-1, 3, 3)
    if (np.linalg.det(m) <= 0).any():
        raise ValueError(f"Non-positive determinant (left-handed or null coordinate frame) in rotation matrix {matrix}.")
    if not valid and not np.allclose(m @ m.transpose(0, 2, 1), np.eye(3), atol=1e-12, rtol=0):
        u, _, vt = np.linalg.svd(m)
        m = u @ vt
    made = np.empty((len(m), 4))
    diagonal = m[:, [0, 1, 2], [0, 1, 2]]
    for row, (one, own) in enumerate(zip(m, np.concatenate([diagonal, diagonal.sum(axis=1, keepdims=True)], axis=1))):
        i = int(own.argmax())
        if i == 3:
            made[row] = one[2, 1] - one[1, 2], one[0, 2] - one[2, 0], one[1, 0] - one[0, 1], 1 + own[3]
        else:
            j, k = (i + 1) % 3, (i + 2) % 3
            made[row, i] = 1 - own[3] + 2 * one[i, i]
            made[row, j] = one[j, i] + one[i, j]
            made[row, k] = one[k, i] + one[i, k]
            made[row, 3] = one[k, j] - one[j, k]
    made /= np.sqrt((made * made).sum(axis=1, keepdims=True))
    return made if matrix.ndim == 3 else made[0]


def _axes(seq, counts=(1, 2, 3)):
    if len(seq) not in counts:
        raise ValueError(f"Expected axis specification to be a non-empty string of upto 3 characters, got {seq}")
    inner, outer = re.fullmatch("[XYZ]{1,3}", seq), re.fullmatch("[xyz]{1,3}", seq)
    if not (inner or outer):
        raise ValueError(f"Expected axes from `seq` to be from ['x', 'y', 'z'] or ['X', 'Y', 'Z'], got {seq}")
    axes = ["xyz".index(c) for c in seq.lower()]
    if any(a == b for a, b in zip(axes, axes[1:])):
        raise ValueError(f"Expected consecutive axes to be different, got {seq}")
    return axes, bool(outer)


def composed(seq, angles, degrees, product):
    """The quaternions of angles about axes, one after the other."""
    axes, outer = _axes(seq)
    angles = np.asarray(angles, float)
    angles = np.radians(angles) if degrees else angles
    single = angles.ndim == 0 or (angles.ndim == 1 and (len(axes) > 1 or angles.size == 1))
    rows = angles.reshape(-1, 1) if len(axes) == 1 else np.atleast_2d(angles)
    if rows.shape[1] != len(axes):
        raise ValueError(f"Expected last dimension of `angles` to match number of sequence axes specified, got {rows.shape[1]} and {len(axes)}.")
    made = None
    for column, axis in enumerate(axes):
        one = np.zeros((len(rows), 4))
        one[:, axis], one[:, 3] = np.sin(rows[:, column] / 2), np.cos(rows[:, column] / 2)
        made = one if made is None else product(one, made) if outer else product(made, one)
    return made[0] if single else made


def angles(rows, seq, quiet):
    """The angles about axes that make up rotations (Bernardes and Viollet 2022)."""
    axes, outer = _axes(seq, (3,))
    i, j, k = axes if outer else axes[::-1]
    first, third = (0, 2) if outer else (2, 0)
    same = i == k
    k = 3 - i - j if same else k
    sign = (i - j) * (j - k) * (k - i) // 2
    a, b, c, d = rows[:, 3], rows[:, i], rows[:, j], rows[:, k] * sign
    if not same:
        a, b, c, d = a - c, b + d, c + a, d - b
    made = np.empty((len(rows), 3))
    made[:, 1] = 2 * np.arctan2(np.hypot(c, d), np.hypot(a, b))
    low, high = np.abs(made[:, 1]) <= 1e-7, np.abs(made[:, 1] - np.pi) <= 1e-7
    total, apart = np.arctan2(b, a), np.arctan2(d, c)
    made[:, first], made[:, third] = total - apart, total + apart
    locked = low | high
    made[locked, 2] = 0.0
    made[locked, 0] = np.where(low, 2 * total, 2 * apart * (-1 if outer else 1))[locked]
    if not same:
        made[:, third] *= sign
        made[:, 1] -= np.pi / 2
    if locked.any() and not quiet:
        warnings.warn("Gimbal lock detected. Setting third angle to zero since it is not possible to uniquely determine all angles.", stacklevel=3)
    return np.where(made < -np.pi, made + 2 * np.pi, np.where(made > np.pi, made - 2 * np.pi, made))

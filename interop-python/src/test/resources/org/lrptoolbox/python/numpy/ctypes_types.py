# Types of elements as ctypes describes them: structures, unions, arrays, numbers.
import ctypes

import numpy as np


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int8), ("y", ctypes.c_double * 2), ("z", ctypes.c_uint16)]


class Either(ctypes.Union):
    _fields_ = [("i", ctypes.c_int32), ("f", ctypes.c_float)]


print(np.dtype(Point), np.dtype(Either), np.dtype(ctypes.c_int64), np.dtype(ctypes.c_uint8 * 3))

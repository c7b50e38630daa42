"""Arrays and numbers as text."""

import numpy as np

print(repr(np.zeros((0, 3))), np.array([1.5, 2.25]), repr(np.array([1, 2], dtype=np.uint8)), np.array([]))
print(np.array(2.5), repr(np.array(2.5)), repr(np.array(True)), np.array([[True, False]]), np.float32(0.1))
print(repr(np.ones((2, 2, 2), np.float32)), np.arange(24).reshape(2, 3, 4)[:, ::2, 1])
print(np.array([1e-5, 1]), np.array([1e10, np.nan, -np.inf]), np.array([0.1, 1 / 3]))
print(repr(np.arange(2000.0)), np.zeros((300, 400)))
print(f"{np.float64(0.5):.3f} {np.arange(3)} {np.mean(np.array([1.0, 2.0]))}", [np.float64(0.1), np.int64(2)])
print(np.array2string(np.arange(5.0) / 3, precision=2, separator=","))
print(np.array2string(np.arange(3.0), formatter={"float": lambda v: f"<{v}>"}))
with np.printoptions(precision=3, suppress=True):
    print(np.array([1 / 3, 1e-9]), np.get_printoptions()["precision"])
np.set_printoptions(threshold=5, edgeitems=1, linewidth=20)
print(np.arange(40).reshape(4, 10), repr(np.arange(3.0)))
np.set_printoptions(threshold=1000, edgeitems=3, linewidth=75, formatter={"int": lambda v: f"{v:03d}"})
print(np.arange(3), np.get_printoptions()["edgeitems"])
np.set_printoptions(precision=8)
print(np.format_float_positional(1 / 3, 4), np.format_float_scientific(12345.678, 2))
print(np.format_float_positional(16.0, trim="-"), np.format_float_positional(-2.5, sign=True))
for attempt in (lambda: np.set_printoptions(floatmode="x"), lambda: np.set_printoptions(threshold=np.nan)):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__)

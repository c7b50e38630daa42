# Records, times and texts: how they are printed, and how much room their texts have.
import numpy as np

times = np.array(["2020-01-01T05:00", "2020-01-01", "2020-01-01T00:00:07.125", "NaT"], "M8[ms]")
for unit in "Y M W D h m s ms us ns".split():
    moment = np.datetime64("2020-01-01").astype(f"M8[{unit}]")
    print(repr(moment), np.array([moment]).astype(str).dtype, np.datetime_as_string(moment), np.timedelta64(5, unit))
print(np.datetime_as_string(times, unit="auto"), np.datetime_as_string(times, timezone="UTC"))
print(repr(np.datetime_as_string(times, unit="D")), repr(np.datetime64(5, "3h")), np.isin(times, times))
spans = np.array([5, 0, -94], "m8[s]")
print(spans.astype(bool), np.count_nonzero(spans), repr(spans.astype(str)))

records = np.array(
    [((1.5, b"a"), -94, [1, 2.5], [[1, 2], [300, 4]], True), ((2, b"abc"), 5, [10, 20], [[0, 0], [7, 7]], False)],
    dtype=[("w", [("u", "f8"), ("v", "S3")]), ("t", "m8[s]"), ("p", "f4", (2,)), ("q", "i4", (2, 2)), ("b", "?")],
)
print(records, repr(records), records[0], repr(records[1]), records["t"], sep="\n")
print(np.array([("NaT", 5, 1 / 3 + 2j), ("2020-01-01", -1, 4)], [("m", "M8[s]"), ("d", "m8[D]"), ("c", "c8")]))
print(np.array([(1, 2)] * 1500, "i4,f4"), np.array([(1.5, 2)], "f8,i4")[::-1])
aligned = np.dtype([("k", "i1"), ("l", "f8")], align=True)
print(repr(aligned), aligned, repr(np.zeros(1, aligned)))
table = np.rec.array([(1, 2.0), (-10, 0.5)], dtype=[("n", "i4"), ("x", "f8")])
print(repr(table), repr(table[0]), table.x)

words = np.array(["a", "bb", "  c "], "U6")
print(np.where(words == "a", words, "other"), np.where([True, False], "x", words[:2]), np.nonzero(words))
print(np.char.upper(words).dtype, np.char.strip(words).dtype, words.astype("S").dtype, np.char.add(words, "!").dtype)
print(repr(np.complex128(1 + 2j)), repr(np.complex64(-0.5j)), type(np.True_).__name__, np.vdot([1j, 2], [1j, 3]))

chars = np.char.array([b"a a ", b"\t12 \0 ", b"b3"])
print(chars.strip(), np.asarray(chars.replace(b"a", b"xyz", count=1)), np.char.array(b"abcd", itemsize=2))
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(np.datetime64("2000-01-01T00+01"), np.datetime64("2000-01-01T00:30-0230"), len(caught))

package org.lrptoolbox.python.operators;

import static org.lrptoolbox.python.operators.Shortcut.at;
import static org.lrptoolbox.python.operators.Shortcut.function;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.ComplexReductions;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.Indexing;
import org.lrptoolbox.python.array.MemoryOrder;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.array.Signals;
import org.lrptoolbox.python.array.Slice;
import org.lrptoolbox.python.array.Spectra;

/** Fourier transforms along the last axis, of its own length. */
final class Transforms {
    private static final String MODULE = "numpy.fft";

    static final List<Shortcut> ALL = List.of(
            function(MODULE, "fft", (known, arguments) -> transformed(known, false, arguments), "a"),
            function(MODULE, "ifft", (known, arguments) -> transformed(known, true, arguments), "a"),
            function(MODULE, "rfft", Transforms::ofReal, "a"),
            function(MODULE, "irfft", Transforms::toReal, "a"));

    private Transforms() {}

    /** Of single precision are results that Python has to make. */
    private static @Nullable NDArray given(ArrayClass known, Object value) {
        NDArray array = known.array(value);
        NDArray a = array != null && array.type() == DataType.COMPLEX128 ? array : ArrayMethods.given(known, value);
        return a == null || a.rank() == 0 || a.size() == 0
                || a.type() != DataType.COMPLEX128 && a.type() != DataType.FLOAT64 && a.type() != DataType.INT64
                        ? null
                        : a;
    }

    private static @Nullable Object transformed(ArrayClass known, boolean inverse, Object... arguments) {
        NDArray a = given(known, at(arguments, 0));
        return a == null
                ? null
                : known.result(Signals.fourier(a, inverse, inverse ? 1.0 / a.dim(a.rank() - 1) : 1));
    }

    private static @Nullable Object ofReal(ArrayClass known, Object... arguments) {
        NDArray a = given(known, at(arguments, 0));
        if (a == null || a.type() == DataType.COMPLEX128) {
            return null;
        }
        long half = a.dim(a.rank() - 1) / 2 + 1L;
        return known.result(MemoryOrder.copy(Indexing.select(Signals.fourier(a, false, 1), Indexing.ELLIPSIS,
                new Slice(null, half, null)), "C"));
    }

    private static @Nullable Object toReal(ArrayClass known, Object... arguments) {
        NDArray a = given(known, at(arguments, 0));
        int n = a == null ? 0 : 2 * (a.dim(a.rank() - 1) - 1);
        return a == null || n < 1
                ? null
                : known.result(MemoryOrder.copy(
                        ComplexReductions.real(Signals.fourier(Spectra.whole(a, n), true, 1.0 / n)), "C"));
    }
}

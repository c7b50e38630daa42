package org.lrptoolbox.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonNumbersTest {
    /** What CPython 3.11 prints for {@code repr(v)} and {@code '%.18e' % v}. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.1, 1.000000000000000056e-01", "1, 1.0, 1.000000000000000000e+00",
        "1e-5, 1e-05, 1.000000000000000082e-05", "1e16, 1e+16, 1.000000000000000000e+16",
        "1e15, 1000000000000000.0, 1.000000000000000000e+15",
        "123456789012345678, 1.2345678901234568e+17, 1.234567890123456800e+17",
        "4.9e-324, 5e-324, 4.940656458412465442e-324", "2e-323, 2e-323, 1.976262583364986177e-323",
        "1.7976931348623157e308, 1.7976931348623157e+308, 1.797693134862315708e+308",
        "0.0001, 0.0001, 1.000000000000000048e-04", "0.00012345, 0.00012345, 1.234499999999999920e-04",
        "2e23, 2e+23, 1.999999999999999832e+23", "9007199254740993, 9007199254740992.0, 9.007199254740992000e+15",
        "-4.35, -4.35, -4.349999999999999645e+00", "-0.0, -0.0, -0.000000000000000000e+00",
        "Infinity, inf, inf", "-Infinity, -inf, -inf", "NaN, nan, nan"})
    void printsAsPython(double v, String repr, String scientific) {
        assertEquals(repr, PythonNumbers.repr(v));
        assertEquals(scientific, PythonNumbers.scientific(v, 18));
    }

    /** What CPython 3.11 prints for {@code '{:.4}'.format(v)} and {@code '%.2f' % v}. */
    @ParameterizedTest
    @CsvSource({"1, 1.0, 1.00", "1234, 1.234e+03, 1234.00", "999.96, 1e+03, 999.96", "9.9999, 10.0, 10.00",
        "0.0001, 0.0001, 0.00", "0.00001234, 1.234e-05, 0.00", "0.6020383, 0.602, 0.60", "100, 100.0, 100.00",
        "0.00012345, 0.0001234, 0.00", "0.125, 0.125, 0.12", "-0.375, -0.375, -0.38", "1e100, 1e+100, ",
        "-0.0, -0.0, -0.00", "NaN, nan, nan", "-Infinity, -inf, -inf"})
    void roundsAsPython(double v, String general, @Nullable String fixed) {
        assertEquals(general, PythonNumbers.general(v, 4));
        if (fixed != null) {
            assertEquals(fixed, PythonNumbers.fixed(v, 2));
        }
    }

    @Property(tries = 2000, seed = "1")
    void bothNotationsReadBackExactly(@ForAll long bits) {
        double v = Double.longBitsToDouble(bits);
        assertEquals(v, PythonNumbers.parse(PythonNumbers.repr(v)));
        assertEquals(v, PythonNumbers.parse(PythonNumbers.scientific(v, 18)));
    }

    @ParameterizedTest
    @CsvSource({"np.float64(0.125), 0.125", "numpy.float32(-1e-3), -0.001", "+.5, 0.5", "1., 1", "1_000.2_5, 1000.25",
        "nan, NaN", "np.float64(nan), NaN", "-Inf, -Infinity", "INFINITY, Infinity", "2.000000e+00, 2"})
    void readsWhatPythonAndMatlabWrite(String text, double v) {
        assertEquals(v, PythonNumbers.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1f", "1d", "0x1p3", "1,5", "--1", "1_", "np.float64(", "np.float64(1", "e5", "1 2",
        "np.float64(np.float64(1))"})
    void refusesWhatPythonRefuses(String text) {
        NumberFormatException e = assertThrows(NumberFormatException.class, () -> PythonNumbers.parse(text));
        assertEquals("could not convert string to float: '" + text + "'", e.getMessage());
    }

    @Test
    void refusesEndlessNumbersInLinearTime() {
        assertThrows(NumberFormatException.class, () -> PythonNumbers.parse("1".repeat(10_000_000)));
        assertThrows(NumberFormatException.class, () -> PythonNumbers.parse("_".repeat(10_000_000)));
    }

    @Test
    void namesWhatIsNoInteger() {
        assertEquals(12, PythonNumbers.parseInt("1_2"));
        NumberFormatException e = assertThrows(NumberFormatException.class, () -> PythonNumbers.parseInt("5.0"));
        assertEquals("invalid literal for int() with base 10: '5.0'", e.getMessage());
    }
}

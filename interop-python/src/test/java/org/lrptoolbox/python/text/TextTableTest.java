package org.lrptoolbox.python.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.npy.Npy;
import org.lrptoolbox.testing.Shared;

class TextTableTest {
    private static final TextTableReader READER = new TextTableReader(List.of("#"), null, 0, null, -1, "float64");

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"%.18e, 0.1, 1.000000000000000056e-01", "%e, 0, 0.000000e+00",
        "%.3f, 2.0005, 2.001", "%.3f, 1e22, 10000000000000000000000.000", "%.0f, 2.5, 2", "%g, 0.0001, 0.0001",
        "%g, 0.00001234567, 1.23457e-05", "%g, 1000000, 1e+06", "%g, 100000, 100000", "%.3g, 1234.5, 1.23e+03",
        "%g, 0, 0", "%d, 3.9, 3", "%d, -3.9, -3", "%E, 1e-7, 1.000000E-07", "%g, NaN, nan", "%f, -Infinity, -inf",
        "\"%8.2f\", 1.5, \"    1.50\"", "\"%-8.2f|\", 1.5, \"1.50    |\"", "%08.2f, -1.5, -0001.50",
        "%+.1f, 1, +1.0", "\"% .1f\", 1, \" 1.0\"", "\"%06g\", NaN, \"   nan\""})
    void conversionsOfPrintf(String format, double v, String expected) {
        assertEquals(expected, PrintfFormat.parse(format).apply(v));
    }

    @Test
    void otherFormatsAreLeftToPython() {
        assertTrue(TextTable.knows(List.of("%.18e", "x=%d;")));
        for (String format : List.of("%s", "%.3d", "%d %d", "plain", "%x", "%%", "%*d")) {
            assertFalse(TextTable.knows(List.of(format)), format);
        }
    }

    @Test
    void rowsAndColumns() throws IOException {
        assertEquals("1.0;2\n3.0;4\n", write(NDArray.of(new double[]{1, 2, 3, 4}, 2, 2), ";", "%.1f", "%d"));
        assertEquals("7\n9223372036854775807\n",
                write(NDArray.of(DataType.INT64, new long[]{7, Long.MAX_VALUE}, 2), ",", "%d"));
        assertEquals("Expected 1D or 2D array, got 3D array instead", assertThrows(IllegalArgumentException.class,
                () -> write(NDArray.of(new double[1], 1, 1, 1), ",", "%d")).getMessage());
    }

    @Test
    void readingSkipsCommentsAndEmptyLines() throws IOException {
        NDArray a = READER.read("# head\n1 2\t3 # tail\n\n 4 np.float64(5.5) nan\r\n");
        assertEquals("float64 (2, 3)", a.toString());
        assertArrayEquals(new double[]{1, 2, 3, 4, 5.5, Double.NaN}, (double[]) a.storage());
    }

    @Test
    void delimitersColumnsAndRows() throws IOException {
        var csv = new TextTableReader(List.of("%", "//"), ",", 1, new int[]{-1, 0}, 2, "int64");
        NDArray a = csv.read("x,y,z\n1,2,9007199254740993\n4,5,6 // no\n7,8,9\n");
        assertEquals("int64 (2, 2)", a.toString());
        assertArrayEquals(new long[]{9007199254740993L, 1, 6, 4}, (long[]) a.storage());
    }

    @Test
    void badTextIsLocated() {
        rejects("could not convert string 'x' to float64 at row 1, column 2.", "1 2\n3 x\n");
        rejects("the number of columns changed from 2 to 1 at row 2; use `usecols` to select a subset and avoid this"
                + " error", "1 2\n3\n");
    }

    @Test
    void goldenTable() throws IOException {
        NDArray expected = NDArray.of(Npy.read(Shared.path("golden/toolbox/formats/d.npy")));
        Path text = Shared.path("golden/toolbox/formats/d.txt");
        assertEquals(Files.readString(text), write(expected, " ", "%.18e"));
        assertArrayEquals((double[]) expected.storage(), (double[]) READER.read(text, "latin1").storage());
    }

    private static String write(NDArray a, String delimiter, String... formats) throws IOException {
        StringBuilder out = new StringBuilder();
        TextTable.write(a, List.of(formats), delimiter, "\n", out);
        return out.toString();
    }

    private static void rejects(String message, String text) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> READER.read(text)).getMessage());
    }
}

package org.lrptoolbox.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Golden;
import org.lrptoolbox.testing.Shared;

class TextArrayFormatTest {
    @TempDir
    Path dir;

    private TypedArray read(String text) throws IOException {
        return StoredArrays.read(Files.writeString(dir.resolve("in.txt"), text));
    }

    @Test
    void writesAsSavetxt() throws IOException {
        Path file = dir.resolve("a.txt");
        StoredArrays.write(TypedArray.of(Tensor.of(new double[]{0.1, -2, 3e-7, Double.NaN}, 2, 2)), file);
        assertEquals("""
                1.000000000000000056e-01 -2.000000000000000000e+00
                2.999999999999999864e-07 nan
                """, Files.readString(file));
        StoredArrays.write(new TypedArray(ElementType.UINT8, new int[]{2}, new byte[]{1, -1}), file);
        assertEquals("1.000000000000000000e+00\n2.550000000000000000e+02\n", Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'1 2 3'|(3,)", "'1\n2\n'|(2,)", "'7'|()", "''|(0,)", "'# note\n\n'|(0,)",
        "'# c\n1 2 # x\n\n\t3   4\r\n'|(2, 2)", "'nan inf\n-inf 1e3'|(2, 2)"})
    void dropsDimensionsOfLengthOneAsLoadtxtDoes(String text, String shape) throws IOException {
        assertEquals(shape, Shapes.text(read(text).shape()));
    }

    @Test
    void namesRowAndColumnOfDamage() {
        String ragged = assertThrows(MalformedFileException.class, () -> read("1 2\n3\n")).getMessage();
        assertTrue(ragged.contains("changed from 2 to 1 at row 2"), ragged);
        String word = assertThrows(MalformedFileException.class, () -> read("1 abc\n")).getMessage();
        assertTrue(word.contains("'abc' to float64 at row 0, column 2"), word);
    }

    @Test
    void refusesOtherThanMatricesAndLeavesNoFile() {
        Path file = dir.resolve("x4.txt");
        TypedArray array = TypedArray.of(Tensor.zeros(2, 3, 3, 1));
        String message = assertThrows(IllegalArgumentException.class, () -> StoredArrays.write(array, file))
                .getMessage();
        assertEquals("Expected 1D or 2D array, got 4D array instead", message);
        assertFalse(Files.exists(file));
    }

    @Property(tries = 300, seed = "1")
    void anyTextGivesNumbersOrATypedError(@ForAll @StringLength(max = 60) String text) throws IOException {
        Path file = Files.createTempFile("fuzz", ".txt");
        try {
            Files.writeString(file, text);
            assertEquals(ElementType.FLOAT64, StoredArrays.read(file).type());
        } catch (MalformedFileException e) {
            assertTrue(e.getMessage().contains(file.toString()));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void sameBytesAsTheOriginal() throws IOException {
        for (String name : new String[]{"d", "row", "col"}) {
            Path golden = Shared.path("golden/toolbox/formats/" + name + ".txt");
            TypedArray array = StoredArrays.read(golden);
            if (name.equals("d")) {
                assertEquals(Golden.shared("toolbox/formats/d.npy"), array.toTensor());
            } else {
                assertEquals(1, array.shape().length, name);
            }
            int[] written = name.equals("row") ? new int[]{1, array.size()} : array.shape();
            Path copy = dir.resolve(name + ".txt");
            StoredArrays.write(new TypedArray(array.type(), written, array.storage()), copy);
            assertArrayEquals(Files.readAllBytes(golden), Files.readAllBytes(copy), name);
        }
    }
}

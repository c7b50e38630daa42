package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.tensor.Tensor;

class ColorMapsTest {
    @ParameterizedTest
    @ValueSource(strings = {"jet", "binary", "gray", "hot", "seismic", "bwr", "coolwarm", "viridis", "RdBu", "RdBu_r",
        "Greys", "Reds", "afmhot", "gnuplot2", "jet_r", "inferno", "plasma", "magma"})
    void tablesAreTheReference(String name) {
        Pictures.assertSame(Pictures.golden("lut/" + name), ColorMaps.lookup(name).table(), name);
    }

    static List<String> digests() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ColorMapsTest.class.getResourceAsStream("colormap-digests.txt")),
                StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("digests")
    void allTablesHaveTheBytesOfMatplotlib(String digest) {
        String[] expected = digest.split(" ");
        LookupMap map = ColorMaps.lookup(expected[0]);
        CRC32 crc = new CRC32();
        crc.update(ByteImage.of(map.table()).pixels());
        assertEquals(expected[0], map.label());
        assertEquals(expected[1], Integer.toString(map.size()));
        assertEquals(expected[2], String.format("%08x", crc.getValue()));
    }

    @Test
    void everyMatplotlibNameIsListedAndEveryListedNameIsFound() throws IOException {
        for (String digest : digests()) {
            String name = digest.split(" ")[0];
            assertTrue(name.endsWith("_r") || ColorMaps.names().contains(name), name);
        }
        for (String name : ColorMaps.names()) {
            assertEquals(name, ColorMaps.named(name).label());
        }
    }

    @Test
    void valuesOutsideAndNanTakeTheirColours() {
        Tensor probe = Pictures.golden("lut/jet_float_probe_in");
        Pictures.assertSame(Pictures.golden("lut/jet_float_probe_out"), ColorMaps.lookup("jet").rgba(probe), "probe");
    }

    @Test
    void entryIsTheFloorOfNTimesTheValue() {
        LookupMap two = LookupMap.of("two", Tensor.of(new double[]{1, 0, 0, 0, 0, 1}, 2, 3));
        Tensor red = Pictures.row(1, 0, 0, 1);
        Tensor blue = Pictures.row(0, 0, 1, 1);
        assertAll(() -> assertEquals(red, two.rgba(Tensor.of(new double[]{-9}, 1))),
                () -> assertEquals(red, two.rgba(Tensor.of(new double[]{0.4999}, 1))),
                () -> assertEquals(blue, two.rgba(Tensor.of(new double[]{0.5}, 1))),
                () -> assertEquals(blue, two.rgba(Tensor.of(new double[]{1}, 1))),
                () -> assertEquals(blue, two.rgba(Tensor.of(new double[]{Double.POSITIVE_INFINITY}, 1))),
                () -> assertEquals(Tensor.zeros(1, 4), two.rgba(Tensor.of(new double[]{Double.NaN}, 1))));
    }

    @Test
    void unknownNamesAreAnsweredWithTheKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> ColorMaps.named("jett")).getMessage();
        assertTrue(message.startsWith("no colour map 'jett' (did you mean 'jet'?); there are ")
                && message.contains(" jet "), message);
        assertThrows(IllegalArgumentException.class, () -> ColorMaps.lookup("gray-red"));
        assertTrue(ColorMaps.find("_r").isEmpty());
        assertTrue(ColorMaps.find("jet_r_r").isEmpty());
    }

    @Test
    void mapsOfTheToolboxAreNamed() {
        assertSame(ToolboxMap.BLACK_FIRERED, ColorMaps.named("black-firered"));
    }

    @Test
    void tablesOfOnesOwnAreCheckedAndCopied() {
        double[] numbers = {0, 0.5, 1};
        LookupMap map = LookupMap.of("mine", Tensor.of(numbers, 1, 3));
        numbers[0] = 1;
        assertEquals(Pictures.row(0, 0.5, 1), map.table());
        assertThrows(IllegalArgumentException.class, () -> LookupMap.of("mine", Tensor.zeros(3)));
        assertThrows(IllegalArgumentException.class, () -> LookupMap.of("mine", Tensor.zeros(0, 3)));
    }
}

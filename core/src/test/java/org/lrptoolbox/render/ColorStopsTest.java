package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorStopsTest {
    /** Expected entries by hand: coldnhot has its free stops at 64, 170 and 212. */
    @ParameterizedTest
    @CsvSource({"coldnhot, 0, 00ffff", "coldnhot, 32, 007fff", "coldnhot, 64, 0000ff", "coldnhot, 128, 000000",
        "coldnhot, 149, 7f0000", "coldnhot, 170, ff0000", "coldnhot, 212, ffff00", "coldnhot, 255, ffffff",
        "wred, 51, ffcccc", "france, 0, 0055a4", "coleus, 255, d000d0"})
    void namedStops(String name, int entry, String expected) {
        assertEquals(expected, entry(ColorMaps.lookup(name), entry));
    }

    @Test
    void positionsOutsideAreFilledWithTheNearestColour() {
        LookupMap map = ColorStops.parse("40:f00, C0:00f");
        assertEquals("ff0000", entry(map, 0));
        assertEquals("ff0000", entry(map, 0x40));
        assertEquals("7f007f", entry(map, 0x80));
        assertEquals("0000ff", entry(map, 0xc0));
        assertEquals("0000ff", entry(map, 255));
    }

    @Test
    void twoStopsAtOnePlaceAreAJump() {
        LookupMap map = ColorStops.parse("000,80:000,80:fff,fff");
        assertEquals("000000", entry(map, 127));
        assertEquals("ffffff", entry(map, 128));
    }

    @Test
    void oneDigitStandsForTwo() {
        assertArrayEquals(ColorStops.parse("000000,88:123123,ffffff").table().data(),
                ColorStops.parse("000,8:123123,fff").table().data());
    }

    @Test
    void selectableLikeNames() {
        assertEquals("00f,80:fff,f00", ColorMaps.named("00f,80:fff,f00").label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fff", ",", "fff,", "ffff,000", "fff,g00", "80:fff,40:000", "fff,100:000", "1::fff,0"})
    void whatCannotBeReadIsQuoted(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> ColorStops.parse(text)).getMessage();
        assertEquals("colour stops '" + text + "'", message.substring(0, text.length() + 15));
    }

    private static String entry(LookupMap map, int entry) {
        // A hair more, because the fractions are cut off.
        byte[] bytes = ByteImage.of(map.table().map(v -> v + 1e-9)).pixels();
        return HexFormat.of().formatHex(Arrays.copyOfRange(bytes, 3 * entry, 3 * entry + 3));
    }
}

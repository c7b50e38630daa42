package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.render.Pictures.assertPixels;
import static org.lrptoolbox.render.Pictures.assertSame;
import static org.lrptoolbox.render.Pictures.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.render.HeatmapStyle.Normalization;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;

class HeatmapTest {
    private static final HeatmapStyle ORIGINAL = HeatmapStyle.STANDARD.withCompatibility(Compatibility.ORIGINAL);

    @ParameterizedTest
    @ValueSource(strings = {"jet", "gray-red", "gray-red2", "black-green", "black-firered", "blue-black-yellow",
        "seismic", "bwr", "hot", "viridis"})
    void relevanceOfTheConvolutionalNet(String map) {
        Tensor r = Images.vec2im(golden("in_R_cnn"));
        for (HeatmapStyle style : List.of(HeatmapStyle.STANDARD, ORIGINAL)) {
            Tensor rgb = Heatmap.toRgb(r, style.withMap(map).withScaling(1));
            assertSame(golden("hm_cnn_" + map + "_s1_no-outline"), rgb, map);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jet", "gray-red", "gray-red2", "black-green", "black-firered", "blue-black-yellow"})
    void relevanceOfTheMultilayerPerceptron(String map) {
        Tensor r = Images.vec2im(golden("in_R_mlp"));
        assertSame(golden("hm_mlp_" + map + "_s1_no-outline"),
                Heatmap.toRgb(r, HeatmapStyle.STANDARD.withMap(map).withScaling(1)), map);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gray-red", "gray-red2", "black-green", "black-firered", "blue-black-yellow"})
    void outlineOverTheMapsOfTheToolbox(String map) {
        Tensor rgb = outlined(HeatmapStyle.STANDARD.withMap(map));
        assertPixels(golden("hm_cnn_" + map + "_s3_outline_sigma2_uint8"),
                ByteImage.of(rgb, Compatibility.ORIGINAL), map);
    }

    @Test
    void outlineOverJet() {
        assertSame(golden("hm_cnn_jet_s3_outline_sigma2"), outlined(HeatmapStyle.STANDARD), "jet");
    }

    private static Tensor outlined(HeatmapStyle style) {
        Tensor x = Images.vec2im(golden("in_xs_cnn"));
        return Heatmap.toRgb(Images.vec2im(golden("in_R_cnn")), x, style, message -> {
            throw new AssertionError(message);
        });
    }

    @Test
    void withoutNormalization() {
        HeatmapStyle raw = HeatmapStyle.STANDARD.withScaling(1).withNormalization(Normalization.NONE);
        assertSame(golden("hm_cnn_jet_s1_normalize-false"), Heatmap.toRgb(Images.vec2im(golden("in_R_cnn")), raw),
                "jet");
        assertSame(golden("hm_zero_jet_normalize-false"), Heatmap.toRgb(Tensor.zeros(4, 4), raw), "zeros");
    }

    @ParameterizedTest
    @CsvSource({"in_xs_cnn, binary, 3, digit_cnn_binary_s3", "in_xs_cnn, gray, 1, digit_cnn_gray_s1",
        "in_X_mlp, binary, 1, digit_mlp_binary_s1_unscaled"})
    void digits(String input, String map, int scaling, String expected) {
        Tensor image = Images.vec2im(golden(input));
        assertSame(golden(expected), Heatmap.digitToRgb(image, scaling, ColorMaps.lookup(map)), expected);
    }

    @Test
    void digitsOfOtherShapes() {
        Tensor image = Images.vec2im(golden("in_xs_cnn"), 16, 64);
        assertSame(golden("digit_cnn_shape_16x64_s1"), Heatmap.digitToRgb(image, 1, ColorMaps.lookup("binary")),
                "16 x 64");
        assertEquals(Tensor.full(1, 2, 2, 3),
                Heatmap.digitToRgb(Tensor.zeros(1, 1, 1), 2, ColorMaps.lookup("binary")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jet", "gray-red", "gray-red2", "black-green", "black-firered", "blue-black-yellow"})
    void quirksOfTheOriginal(String map) {
        HeatmapStyle style = ORIGINAL.withMap(map).withScaling(1);
        Tensor bigneg = Tensor.of(new double[]{3, -9, 1, -4}, 2, 2);
        Tensor allneg = Tensor.zeros(4, 4);
        Arrays.setAll(allneg.data(), i -> -1 - i);
        assertSame(golden("hm_bigneg_" + map), Heatmap.toRgb(bigneg, style), "bigneg");
        assertSame(golden("hm_allneg_" + map), Heatmap.toRgb(allneg, style), "allneg");
        assertSame(golden("hm_zero_" + map), Heatmap.toRgb(Tensor.zeros(4, 4), style), "zero");
        assertPixels(golden("hm_bigneg_" + map + "_uint8"),
                ByteImage.of(Heatmap.toRgb(bigneg, style), Compatibility.ORIGINAL), "wrapped");
    }

    /** Whatever relevance holds, the corrected colours are numbers, and zero looks like zero. */
    @ParameterizedTest
    @ValueSource(strings = {"jet", "gray-red", "gray-red2", "black-green", "black-firered", "blue-black-yellow"})
    void correctedColours(String map) {
        HeatmapStyle style = HeatmapStyle.STANDARD.withMap(map).withScaling(1);
        Tensor none = Heatmap.toRgb(Pictures.row(0), style);
        Tensor negative = Heatmap.toRgb(Pictures.row(0, -1, -2), style);
        for (double v : negative.data()) {
            assertTrue(v >= 0 && v <= 1, map + ": " + v);
        }
        assertEquals(none, negative.reshape(3, 1, 3).slice(0, 1).reshape(1, 1, 3));
        Tensor broken = Heatmap.toRgb(Pictures.row(0, 1, Double.NaN, Double.POSITIVE_INFINITY), style);
        assertEquals(none, broken.reshape(4, 1, 3).slice(0, 1).reshape(1, 1, 3));
    }

    @Test
    void mismatchLeavesOutTheOutlineAndSaysSo() {
        List<String> messages = new ArrayList<>();
        Tensor r = Tensor.full(1, 2, 2);
        assertEquals(Heatmap.toRgb(r, HeatmapStyle.STANDARD),
                Heatmap.toRgb(r, Tensor.zeros(3, 2), HeatmapStyle.STANDARD, messages::add));
        assertEquals(
                List.of("transformed heatmap and data dimension mismatch. data dimensions differ?",
                        "R.shape =  (6, 6) X.shape =  (9, 6)", "skipping drawing of outline\n"),
                messages);
    }

    @Test
    void inputsStayAsTheyAre() {
        Tensor r = Pictures.row(1, -2, 3);
        for (String map : ColorMaps.names()) {
            Heatmap.toRgb(r, r, HeatmapStyle.STANDARD.withMap(map).withScaling(1), message -> {});
        }
        assertEquals(Pictures.row(1, -2, 3), r);
    }

    @Test
    void batchesAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> Heatmap.toRgb(Tensor.zeros(2, 4, 4), HeatmapStyle.STANDARD));
    }

    @Test
    void channelsArePooled() {
        Tensor r = Tensor.of(new double[]{3, -4, 0, -2}, 1, 2, 2);
        assertEquals(Tensor.of(new double[]{-1, -2}, 1, 2), Pooling.SUM.apply(r));
        assertEquals(Tensor.of(new double[]{5, 2}, 1, 2), Pooling.NORM.apply(r));
        assertEquals(Tensor.of(new double[]{4, 2}, 1, 2), Pooling.MAX_ABS.apply(r));
    }

    @Test
    void redSpeaksForAndBlueAgainst() {
        ByteImage drawn = Heatmap.draw(Tensor.of(new double[]{1, 1, 0, 0, -1, -1}, 1, 3, 2));
        assertArrayEquals(new byte[]{-1, 0, 0, -1, -2, -2, 0, 0, -1}, drawn.pixels());
    }

    @Test
    void overlayKeepsTheBrightnessOfThePicture() {
        ByteImage picture = ByteImage.of(new byte[]{-1, -1, -1, 0, 0, 0}, 1, 2, 3);
        Tensor red = Tensor.of(new double[]{1, 0, 0, 1, 0, 0}, 1, 2, 3);
        Close.assertClose(Tensor.of(new double[]{1, 0.75, 0.75, 0.25, 0, 0}, 1, 2, 3),
                Heatmap.over(red, picture, 0.25), Close.TWIN, "overlay");
        assertThrows(IllegalArgumentException.class, () -> Heatmap.over(Tensor.zeros(1, 1, 3), picture, 0.5));
    }
}

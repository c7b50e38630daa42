package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lrptoolbox.render.Pictures.golden;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;

class CannyTest {
    @ParameterizedTest
    @CsvSource({"in_xs_cnn, 3, 2, edges_cnn_s3_sigma2", "in_xs_cnn, 3, 1, edges_cnn_s3_sigma1",
        "in_xs_cnn, 1, 1, edges_cnn_s1_sigma1", "in_xs_cnn, 5, 2.5, edges_cnn_s5_sigma2.5",
        "in_X_mlp, 3, 2, edges_mlp_s3_sigma2"})
    void edgesAreTheReference(String input, int scaling, double sigma, String expected) {
        Tensor image = Images.enlarge(Images.vec2im(golden(input)), scaling);
        assertEquals(golden(expected), Canny.edges(image, sigma));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void edgesOfOtherDigits(int sample) {
        Tensor x = Golden.shared("toolbox/lenet5/x.npy").slice(sample, sample + 1);
        // The reference was made from inputs in 0..1, the stored ones are in -1..1.
        Tensor image = Images.enlarge(Images.vec2im(x.map(v -> (v + 1) / 2)), 3);
        assertEquals(golden("edges_cnn_sample" + sample + "_s3_sigma2"), Canny.edges(image, 2));
    }

    @Test
    void stagesAreTheReference() {
        Tensor image = Images.enlarge(Images.vec2im(golden("in_xs_cnn")), 3);
        Tensor smooth = Canny.smooth(image, 2);
        Close.assertClose(golden("canny_stage_smoothed_cnn_s3_sigma2"), smooth, Close.TWIN, "smooth");
        Slopes gradient = Slopes.of(smooth);
        Close.assertClose(golden("canny_stage_magnitude_cnn_s3_sigma2"), gradient.magnitude(), Close.TWIN, "slope");
        Close.assertClose(golden("canny_stage_nms_cnn_s3_sigma2"), Canny.thin(gradient, Canny.LOW), Close.TWIN,
                "thin");
    }

    /** A step has its edge on both sides of the step, one pixel wide each because both are equally steep. */
    @Test
    void aStepWithoutBlur() {
        Tensor image = Tensor.zeros(5, 6);
        for (int i = 0; i < image.size(); i++) {
            image.data()[i] = i % 6 < 3 ? 0 : 1;
        }
        Tensor edges = Canny.edges(image, 0);
        for (int i = 0; i < edges.size(); i++) {
            boolean expected = i / 6 > 0 && i / 6 < 4 && (i % 6 == 2 || i % 6 == 3);
            assertEquals(expected ? 1 : 0, edges.data()[i], "pixel " + i);
        }
    }

    @Test
    void weakEdgesCountOnlyWhereTheyTouchStrongOnes() {
        Tensor thin = Tensor.of(new double[]{0, 0, 0, 0, 0, 0, // a strong pixel, weak ones at its corner, and one apart
            0, 9, 0, 0, 0, 0, //
            0, 0, 2, 0, 2, 0, //
            0, 0, 0, 0, 0, 0}, 4, 6);
        assertEquals(Tensor.of(new double[]{0, 0, 0, 0, 0, 0, //
            0, 1, 0, 0, 0, 0, //
            0, 0, 1, 0, 0, 0, //
            0, 0, 0, 0, 0, 0}, 4, 6), Canny.connect(thin, 9));
    }

    @Test
    void tinyAndFlatPicturesHaveNoEdges() {
        assertEquals(Tensor.zeros(1, 1), Canny.edges(Tensor.full(1, 1, 1), 2));
        assertEquals(Tensor.zeros(2, 7), Canny.edges(Tensor.full(1, 2, 7), 2));
        assertEquals(Tensor.zeros(0, 3), Canny.edges(Tensor.zeros(0, 3), 2));
        assertEquals(Tensor.zeros(9, 9), Canny.edges(Tensor.full(0.5, 9, 9), 1));
        assertEquals(Tensor.zeros(9, 9), Canny.edges(Tensor.full(Double.NaN, 9, 9), 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e9})
    void impossibleBlurIsRefused(double sigma) {
        assertThrows(IllegalArgumentException.class, () -> Canny.edges(Tensor.zeros(4, 4), sigma));
    }

    @Test
    void thresholdsBelowZeroFindNoMoreThanRidges() {
        assertEquals(Tensor.zeros(5, 5), Canny.edges(Tensor.zeros(5, 5), 1, -1, -1));
    }
}

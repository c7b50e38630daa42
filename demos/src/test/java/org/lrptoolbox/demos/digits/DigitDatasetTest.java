package org.lrptoolbox.demos.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.tensor.Tensor;

class DigitDatasetTest {
    private static final DigitDataset DIGITS = DigitDataset.generate(42, 200);

    @Test
    void theSameSeedWritesTheSame() {
        assertArrayEquals(DIGITS.pixels(), DigitDataset.generate(42, 200).pixels());
        assertFalse(Arrays.equals(DIGITS.pixels(), DigitDataset.generate(43, 200).pixels()));
    }

    @Test
    void eachTenShowAllDigits() {
        for (int i = 0; i < DIGITS.size(); i += 10) {
            int[] ten = Arrays.copyOfRange(DIGITS.labels(), i, i + 10);
            Arrays.sort(ten);
            assertArrayEquals(IntStream.range(0, 10).toArray(), ten);
        }
    }

    @Test
    void everyImageIsDarkInkOnCleanPaper() {
        Tensor ink = DIGITS.images().toTensor();
        for (int i = 0; i < DIGITS.size(); i++) {
            double[] image = ink.slice(i, i + 1).data();
            double share = Arrays.stream(image).sum() / image.length / 255;
            assertTrue(share > 0.02 && share < 0.4, "ink of image " + i + ": " + share);
            assertEquals(255, Arrays.stream(image).max().orElse(0));
            for (int k = 0; k < 28; k++) {
                assertEquals(0, image[k] + image[27 * 28 + k] + image[28 * k] + image[28 * k + 27], "border of " + i);
            }
        }
    }

    @Test
    void paddedImagesCarryTheSameInkInsideAMargin() {
        Tensor flat = DIGITS.vectors().inputs();
        Tensor padded = DIGITS.padded().inputs();
        assertArrayEquals(new int[]{200, 32, 32, 1}, padded.shape());
        for (int row = -2; row < 30; row++) {
            for (int column = -2; column < 30; column++) {
                boolean inside = Math.min(row, column) >= 0 && Math.max(row, column) < 28;
                double expected = inside ? flat.data()[784 * 7 + 28 * row + column] : -1;
                assertEquals(expected, padded.data()[1024 * 7 + 32 * (row + 2) + column + 2]);
            }
        }
        int[] marked = DIGITS.padded().targets().argmax();
        assertArrayEquals(DIGITS.labels(), marked);
        assertArrayEquals(Tensor.of(Arrays.stream(marked).asDoubleStream().toArray(), 200, 1).data(),
                DIGITS.labelColumn().toTensor().data());
    }
}

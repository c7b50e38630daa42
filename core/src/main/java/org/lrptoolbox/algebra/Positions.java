package org.lrptoolbox.algebra;

import java.util.Arrays;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Parts at computed positions: as products with who is meant, for algebras without indices, and by loops for arrays. */
final class Positions {
    private Positions() {}

    /** For each of k positions, along the first axis, which of n places it means. */
    static <T> T meant(Algebra<T> a, T positions, int places) {
        T each = a.reshape(a.unary(Unary.ROUND, positions), Shapes.size(a.shape(positions)), 1);
        return a.compare(Comparison.OR, is(a, each, places, 0), is(a, each, places, -places));
    }

    private static <T> T is(Algebra<T> a, T each, int places, int first) {
        double[] numbers = new double[places];
        Arrays.setAll(numbers, i -> i + first);
        return a.compare(Comparison.EQUAL, each, a.constant(Tensor.of(numbers, places), 1, places));
    }

    static Tensor picked(Tensor x, Tensor positions) {
        int count = positions.sampleSize();
        int batch = Math.max(x.batch(), positions.batch());
        int width = x.dim(2);
        Tensor y = Tensor.zeros(batch, count, width);
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(x.data(), x.batch() == 1
                        ? at(positions, b, i, x.dim(1)) * width
                        : (b * x.dim(1) + at(positions, b, i, x.dim(1))) * width,
                        y.data(), (b * count + i) * width, width);
            }
        }
        return y;
    }

    static Tensor put(Tensor parts, Tensor positions, int places) {
        int count = positions.sampleSize();
        int batch = Math.max(parts.batch(), positions.batch());
        int width = parts.dim(2);
        Tensor y = Tensor.zeros(batch, places, width);
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < count; i++) {
                int to = (b * places + at(positions, b, i, places)) * width;
                int from = ((parts.batch() == 1 ? 0 : b) * count + i) * width;
                for (int k = 0; k < width; k++) {
                    y.data()[to + k] += parts.data()[from + k];
                }
            }
        }
        return y;
    }

    /** A position from the start. */
    private static int at(Tensor positions, int sample, int i, int places) {
        int row = positions.batch() == 1 ? 0 : sample;
        double position = Math.rint(positions.data()[row * positions.sampleSize() + i]);
        int at = (int) (position < 0 ? position + places : position);
        if (at < 0 || at >= places) {
            throw new IllegalArgumentException("position " + position + " of " + places);
        }
        return at;
    }
}

package org.lrptoolbox.explain;

import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.lrptoolbox.tensor.Tensor;

/** Relevance of outputs, made from the outputs. */
final class Seeds {
    private Seeds() {}

    /** The output of each sample, but 0 everywhere except at one index. */
    static Tensor pick(Tensor output, IntUnaryOperator indexOfSample) {
        Tensor seed = Tensor.zeros(output.shape());
        int n = output.sampleSize();
        for (int b = 0; b < output.batch(); b++) {
            int index = indexOfSample.applyAsInt(b);
            if (index < 0 || index >= n) {
                throw new IllegalArgumentException("class " + index + " of an output with " + n + " (from 0)");
            }
            seed.data()[b * n + index] = output.data()[b * n + index];
        }
        return seed;
    }

    /** The indices of a sample's outputs from the strongest down; the first of equals first. */
    static int[] ranking(Tensor output, int sample) {
        int n = output.sampleSize();
        return IntStream.range(0, n).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -output.data()[sample * n + i]))
                .mapToInt(Integer::intValue).toArray();
    }
}

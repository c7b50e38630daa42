package org.lrptoolbox.target;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.lrptoolbox.tensor.Tensor;

/** Relevance of outputs, made from the outputs. */
final class Seeds {
    private Seeds() {}

    /** The values of each sample, but 0 everywhere except at one index. */
    static Tensor pick(Tensor values, int... indexOfSample) {
        Tensor seed = Tensor.zeros(values.shape());
        int n = values.sampleSize();
        for (int b = 0; b < values.batch(); b++) {
            int index = indexOfSample[b];
            if (index < 0 || index >= n) {
                throw new IllegalArgumentException("class " + index + " of an output with " + n + " (from 0)");
            }
            seed.data()[b * n + index] = values.data()[b * n + index];
        }
        return seed;
    }

    /** One index for every sample. */
    static int[] same(int index, Tensor output) {
        int[] all = new int[output.batch()];
        Arrays.fill(all, index);
        return all;
    }

    /** The indices of a sample's outputs from the strongest down; the first of equals first. */
    static int[] ranking(Tensor output, int sample) {
        int n = output.sampleSize();
        return IntStream.range(0, n).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -output.data()[sample * n + i]))
                .mapToInt(Integer::intValue).toArray();
    }
}

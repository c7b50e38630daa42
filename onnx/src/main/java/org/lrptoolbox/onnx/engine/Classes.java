package org.lrptoolbox.onnx.engine;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.tensor.Tensor;

/** Targets as compiled models take them: class indices, where -1 means the strongest class, -2 the second. */
final class Classes {
    private Classes() {}

    /** One row per explanation, one column per sample; checked against the number of classes. */
    static long[][] of(OutputChoice target, int batch, int... output) {
        // Which class is the strongest, the graph finds out; all else is known before.
        if (target instanceof OutputChoice.Top(int k)) {
            target.indices(Tensor.zeros(output));
            return IntStream.range(0, k).mapToObj(rank -> {
                long[] row = new long[batch];
                Arrays.fill(row, -1L - rank);
                return row;
            }).toArray(long[][]::new);
        }
        Tensor zeros = Tensor.zeros(output);
        int[][] indices = target.indices(zeros);
        target.seeds(zeros);
        return Arrays.stream(indices).map(row -> Arrays.stream(row).asLongStream().toArray()).toArray(long[][]::new);
    }
}

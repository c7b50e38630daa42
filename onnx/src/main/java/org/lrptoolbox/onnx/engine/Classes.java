package org.lrptoolbox.onnx.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.tensor.Tensor;

/** Targets as compiled models take them: class indices, where -1 means the strongest class, -2 the second. */
final class Classes {
    private Classes() {}

    /**
     * One row per explanation, one column per sample; checked against the number of classes.
     *
     * @param output the shape of the batch's output
     * @param prediction the output, asked for only where a choice depends on scores in a way the graph cannot find out
     */
    static long[][] of(OutputChoice target, Supplier<Tensor> prediction, int... output) {
        return switch (target) {
            case OutputChoice.Top(int k) -> {
                target.indices(Tensor.zeros(output));
                yield IntStream.range(0, k).mapToObj(rank -> ranks(output[0], rank)).toArray(long[][]::new);
            }
            case OutputChoice.Ranked(OutputChoice.Top _, int rank) -> {
                target.indices(Tensor.zeros(output));
                yield new long[][]{ranks(output[0], rank - 1)};
            }
            case OutputChoice.Each(List<OutputChoice> choices) when choices.stream()
                    .noneMatch(Classes::needsScores) -> {
                target.indices(Tensor.zeros(output));
                int[] one = output.clone();
                one[0] = 1;
                yield new long[][]{choices.stream().mapToLong(c -> of(c, prediction, one)[0][0]).toArray()};
            }
            case OutputChoice.TopAt _,OutputChoice.Ranked _,OutputChoice.Each _ -> known(target, prediction.get());
            case OutputChoice.Classes _,OutputChoice.Elements _,OutputChoice.ClassAt _,OutputChoice.Every _ ->
                known(target, Tensor.zeros(output));
        };
    }

    private static boolean needsScores(OutputChoice choice) {
        return choice instanceof OutputChoice.TopAt || choice instanceof OutputChoice.Ranked;
    }

    /** Which class that is, the graph finds out. */
    private static long[] ranks(int batch, int rank) {
        long[] row = new long[batch];
        Arrays.fill(row, -1L - rank);
        return row;
    }

    private static long[][] known(OutputChoice target, Tensor output) {
        int[][] indices = target.indices(output);
        target.seeds(output);
        return Arrays.stream(indices).map(row -> Arrays.stream(row).asLongStream().toArray()).toArray(long[][]::new);
    }
}

package org.lrptoolbox.target;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Targets that choose one output per sample and explanation. */
public sealed interface OutputChoice extends Target {
    /** The chosen outputs: one row per explanation, one column per sample. */
    int[][] indices(Tensor output);

    @Override
    default List<Tensor> seeds(Tensor output, Tensor values) {
        return Arrays.stream(indices(output)).map(chosen -> Seeds.pick(values, chosen)).toList();
    }

    /** Given classes, one for all samples or one for each. */
    record Classes(int... indices) implements OutputChoice {
        @Override
        public int[][] indices(Tensor output) {
            int[] sample = output.sampleShape();
            if (Target.isMap(sample)) {
                throw new IllegalArgumentException("the output is a map of shape " + Shapes.text(sample)
                        + ", so that a class alone says too little: give its position, or all positions (class:3@10,12 or "
                        + "class:3@all)");
            }
            return new Elements(indices).indices(output);
        }
    }

    /** Given elements of the flattened output, one for all samples or one for each. */
    record Elements(int... indices) implements OutputChoice {
        @Override
        public int[][] indices(Tensor output) {
            if (indices.length != 1 && indices.length != output.batch()) {
                throw new IllegalArgumentException(indices.length + " classes for " + output.batch() + " samples");
            }
            return new int[][]{indices.length == 1 ? Seeds.same(indices[0], output) : indices};
        }
    }

    /** A class at a position of a map. */
    record ClassAt(int index, int axis, int... position) implements OutputChoice {
        @Override
        public int[][] indices(Tensor output) {
            return new int[][]{Seeds.same(Seeds.element(output.sampleShape(), axis, index, position), output)};
        }
    }

    /** The strongest classes at a position of a map. */
    record TopAt(int k, int axis, int... position) implements OutputChoice {
        @Override
        public int[][] indices(Tensor output) {
            int[] sample = output.sampleShape();
            int classes = sample[axis < 0 ? sample.length + axis : axis];
            Seeds.requireTop(k, classes);
            int[] elements = IntStream.range(0, classes).map(c -> Seeds.element(sample, axis, c, position)).toArray();
            int[][] found = new int[k][output.batch()];
            for (int b = 0; b < output.batch(); b++) {
                int[] ranked = Seeds.ranking(output, b, elements);
                for (int rank = 0; rank < k; rank++) {
                    found[rank][b] = ranked[rank];
                }
            }
            return found;
        }
    }

    /** The k strongest. */
    record Top(int k) implements OutputChoice {
        @Override
        public int[][] indices(Tensor output) {
            int[][] ranked = IntStream.range(0, output.batch()).mapToObj(b -> Seeds.ranking(output, b))
                    .toArray(int[][]::new);
            Seeds.requireTop(k, output.sampleSize());
            return IntStream.range(0, k).mapToObj(rank -> Arrays.stream(ranked).mapToInt(r -> r[rank]).toArray())
                    .toArray(int[][]::new);
        }
    }

    /** A choice of its own for each sample, of one output each. */
    record Each(List<OutputChoice> choices) implements OutputChoice {
        /** Copies the list. */
        public Each {
            choices = List.copyOf(choices);
        }

        @Override
        public int[][] indices(Tensor output) {
            if (choices.size() != output.batch()) {
                throw new IllegalArgumentException(choices.size() + " choices for " + output.batch() + " samples");
            }
            return new int[][]{IntStream.range(0, choices.size())
                    .map(b -> one(choices.get(b).indices(output.slice(b, b + 1)))).toArray()};
        }

        private static int one(int[]... chosen) {
            if (chosen.length != 1) {
                throw new IllegalArgumentException(
                        "a choice of " + chosen.length + " outputs for a sample; expected one for each");
            }
            return chosen[0][0];
        }
    }

    /** The one of a rank among those another choice explains, 1 for the strongest. */
    record Ranked(OutputChoice choices, int rank) implements OutputChoice {
        @Override
        public int[][] indices(Tensor output) {
            int[][] all = choices.indices(output);
            if (rank < 1 || rank > all.length) {
                throw new IllegalArgumentException("number " + rank + " of " + all.length + " outputs");
            }
            return new int[][]{all[rank - 1]};
        }
    }

    /** Every class. */
    record Every() implements OutputChoice {
        @Override
        public int[][] indices(Tensor output) {
            if (Target.isMap(output.sampleShape())) {
                throw new IllegalArgumentException("the output is a map of shape " + Shapes.text(output.sampleShape())
                        + ", of which every element would be explained; choose a class: class:3@all");
            }
            return IntStream.range(0, output.sampleSize()).mapToObj(c -> Seeds.same(c, output)).toArray(int[][]::new);
        }
    }
}

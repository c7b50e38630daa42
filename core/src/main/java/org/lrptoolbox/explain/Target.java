package org.lrptoolbox.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** What about a prediction is to be explained; made into one or several seeds, the relevance of the output. */
public sealed interface Target {
    /** The relevance of the output to start from, one tensor in the output's shape per explanation. */
    List<Tensor> seeds(Tensor output);

    /** The strongest output of each sample, with its score as relevance. */
    static Target dominant() {
        return new Top(1);
    }

    /** One class, with its score as relevance. */
    static Target classIndex(int index) {
        return new Classes(index);
    }

    /** A class of its own for each sample, with its score as relevance. */
    static Target classPerSample(int... indices) {
        return new Classes(indices);
    }

    /** The k strongest outputs of each sample, one explanation each, from the strongest down. */
    static Target top(int k) {
        return new Top(k);
    }

    /** Every output, one explanation each. */
    static Target everyClass() {
        return new Every();
    }

    /** The whole output at once: what the toolbox's scripts do with {@code nn.lrp(y)}; right for regression too. */
    static Target output() {
        return new Output();
    }

    /** A relevance of one's own choice, in the output's shape. */
    static Target seed(Tensor relevance) {
        return new Seed(relevance);
    }

    /** Given classes, one for all samples or one for each. */
    record Classes(int... indices) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output) {
            if (indices.length != 1 && indices.length != output.batch()) {
                throw new IllegalArgumentException(indices.length + " classes for " + output.batch() + " samples");
            }
            return List.of(Seeds.pick(output, b -> indices[indices.length == 1 ? 0 : b]));
        }
    }

    /** The k strongest. */
    record Top(int k) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output) {
            int[][] ranked = IntStream.range(0, output.batch()).mapToObj(b -> Seeds.ranking(output, b))
                    .toArray(int[][]::new);
            if (k < 1 || k > output.sampleSize()) {
                throw new IllegalArgumentException("top " + k + " of " + output.sampleSize() + " outputs");
            }
            return IntStream.range(0, k).mapToObj(rank -> Seeds.pick(output, b -> ranked[b][rank])).toList();
        }
    }

    /** Every class. */
    record Every() implements Target {
        @Override
        public List<Tensor> seeds(Tensor output) {
            List<Tensor> seeds = new ArrayList<>();
            for (int c = 0; c < output.sampleSize(); c++) {
                int index = c;
                seeds.add(Seeds.pick(output, b -> index));
            }
            return seeds;
        }
    }

    /** The output itself. */
    record Output() implements Target {
        @Override
        public List<Tensor> seeds(Tensor output) {
            return List.of(output);
        }
    }

    /** A given seed. */
    record Seed(Tensor relevance) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output) {
            if (!Arrays.equals(relevance.shape(), output.shape())) {
                throw new ShapeException("a seed of shape " + Shapes.text(relevance.shape())
                        + " for an output of shape " + Shapes.text(output.shape()));
            }
            return List.of(relevance);
        }
    }
}

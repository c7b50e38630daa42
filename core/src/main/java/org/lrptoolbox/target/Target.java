package org.lrptoolbox.target;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** What about a prediction is to be explained; made into one or several seeds, the relevance of the output. */
public sealed interface Target permits OutputChoice, Target.ClassEverywhere, Target.ClassIn, Target.Difference,
        Target.AgainstRest, Target.Output, Target.Seed, Target.Unit, Target.Together {
    /**
     * The relevance to start from, one tensor in the output's shape per explanation.
     *
     * @param output the prediction, by which the target chooses
     * @param values the relevance of an output once it is chosen, in the output's shape: its score, or 1
     */
    List<Tensor> seeds(Tensor output, Tensor values);

    /** The seeds with scores as relevance. */
    default List<Tensor> seeds(Tensor output) {
        return seeds(output, output);
    }

    /**
     * The seeds as coefficients c of R = y c, with y the output, one tensor per explanation: 1 where a score is explained.
     * Relevance given outright is divided by the output, and is 0 where that is.
     */
    default List<Tensor> coefficients(Tensor output) {
        return seeds(output, Tensor.full(1, output.shape()));
    }

    /** The strongest output of each sample, with its score as relevance. */
    static Target dominant() {
        return new OutputChoice.Top(1);
    }

    /** One class, with its score as relevance. */
    static Target classIndex(int index) {
        return new OutputChoice.Classes(index);
    }

    /** A class of its own for each sample, with its score as relevance. */
    static Target classPerSample(int... indices) {
        return new OutputChoice.Classes(indices);
    }

    /** A choice of its own for each sample, of one output each, with its score as relevance. */
    static Target choicePerSample(List<OutputChoice> choices) {
        return new OutputChoice.Each(choices);
    }

    /**
     * One class at one position of an output that has a map for each class, with its score as relevance.
     *
     * @param axis the axis of the classes: 0, or -1 for the last
     * @param position where, along the other axes; negative ones count from the end, so that -1 is the last token
     */
    static Target classAt(int index, int axis, int... position) {
        return new OutputChoice.ClassAt(index, axis, position);
    }

    /** One class at all positions of an output that has a map for each class, with its scores as relevance. */
    static Target classEverywhere(int index, int axis) {
        return new ClassEverywhere(index, axis);
    }

    /**
     * The k strongest classes at one position of an output that has scores of all classes at every position, one
     * explanation each.
     *
     * @param axis the axis of the classes: 0, or -1 for the last
     * @param position where, along the other axes; negative ones count from the end
     */
    static Target topAt(int k, int axis, int... position) {
        return new OutputChoice.TopAt(k, axis, position);
    }

    /**
     * One class in a box of an output that has a map for each class, with its scores as relevance.
     *
     * @param axis the axis of the classes: 0, or -1 for the last
     * @param from where the box begins, along the other axes
     * @param to where it ends, the last positions not included
     */
    static Target classIn(int index, int axis, int[] from, int[] to) {
        return new ClassIn(index, axis, from, to);
    }

    /** What speaks for this target and not for another: the difference of their scores, of logits for example. */
    default Target minus(Target other) {
        return new Difference(this, other);
    }

    /**
     * A chosen class against all others: its score less the mean of all V of its position, so that what raises all of
     * them alike has no part in it. Coefficients are 1 - 1/V for the class, -1/V for each other one.
     *
     * @param axis the axis of the classes: 0, or -1 for the last
     */
    static Target againstRest(OutputChoice choice, int axis) {
        return new AgainstRest(choice, axis);
    }

    /** Elements of the flattened output, one for all samples or one for each, with their values as relevance. */
    static Target elements(int... indices) {
        return new OutputChoice.Elements(indices);
    }

    /** Whether outputs of a shape have several positions for every class, so that a class alone says too little. */
    static boolean isMap(int... sample) {
        return Arrays.stream(sample).filter(d -> d > 1).count() > 1;
    }

    /** The k strongest outputs of each sample, one explanation each, from the strongest down. */
    static Target top(int k) {
        return new OutputChoice.Top(k);
    }

    /** Every output, one explanation each. */
    static Target everyClass() {
        return new OutputChoice.Every();
    }

    /** The whole output at once: what the toolbox's scripts do with {@code nn.lrp(y)}; right for regression too. */
    static Target output() {
        return new Output();
    }

    /** A relevance of one's own choice, in the output's shape. */
    static Target seed(Tensor relevance) {
        return new Seed(relevance);
    }

    /** The same choice, with relevance 1 instead of the score: what gradients start from. A given seed stays. */
    default Target unit() {
        return this instanceof Unit || this instanceof Seed ? this : new Unit(this);
    }

    /** All that this target would explain one by one, in one explanation: the sum of its seeds. */
    default Target together() {
        return new Together(this);
    }

    /** A class at all positions of a map. */
    record ClassEverywhere(int index, int axis) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output, Tensor values) {
            return List.of(Seeds.ofClass(values, axis, index));
        }
    }

    /** A class in a box of a map. */
    record ClassIn(int index, int axis, int[] from, int[] to) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output, Tensor values) {
            return List.of(Seeds.inBox(values, axis, index, from, to));
        }
    }

    /** One target's relevance less another's. */
    record Difference(Target first, Target second) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output, Tensor values) {
            return less(first.seeds(output, values), second.seeds(output, values));
        }

        @Override
        public List<Tensor> coefficients(Tensor output) {
            return less(first.coefficients(output), second.coefficients(output));
        }

        private static List<Tensor> less(List<Tensor> a, List<Tensor> b) {
            if (a.size() != b.size()) {
                throw new IllegalArgumentException(a.size() + " explanations less " + b.size()
                        + "; targets of as many are expected");
            }
            return IntStream.range(0, a.size()).mapToObj(i -> Tensor.zip(a.get(i), b.get(i), (x, y) -> x - y))
                    .toList();
        }
    }

    /** A class against all. */
    record AgainstRest(OutputChoice choice, int axis) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output, Tensor values) {
            return Arrays.stream(choice.indices(output)).map(chosen -> Seeds.againstRest(values, axis, chosen))
                    .toList();
        }
    }

    /** The output itself. */
    record Output() implements Target {
        @Override
        public List<Tensor> seeds(Tensor output, Tensor values) {
            return List.of(values);
        }
    }

    /** A given seed. */
    record Seed(Tensor relevance) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output, Tensor values) {
            if (!Arrays.equals(relevance.shape(), output.shape())) {
                throw new ShapeException("a seed of shape " + Shapes.text(relevance.shape())
                        + " for an output of shape " + Shapes.text(output.shape()));
            }
            return List.of(relevance);
        }

        @Override
        public List<Tensor> coefficients(Tensor output) {
            return Seeds.divided(seeds(output), output);
        }
    }

    /** Another target's choice with relevance 1. */
    record Unit(Target choice) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output, Tensor values) {
            return choice.seeds(output, Tensor.full(1, output.shape()));
        }

        @Override
        public List<Tensor> coefficients(Tensor output) {
            return Seeds.divided(seeds(output), output);
        }
    }

    /** All of another target's choices at once. */
    record Together(Target choices) implements Target {
        @Override
        public List<Tensor> seeds(Tensor output, Tensor values) {
            return List.of(choices.seeds(output, values).stream()
                    .reduce((a, b) -> Tensor.zip(a, b, Double::sum)).orElseThrow());
        }

        @Override
        public List<Tensor> coefficients(Tensor output) {
            return List.of(choices.coefficients(output).stream()
                    .reduce((a, b) -> Tensor.zip(a, b, Double::sum)).orElseThrow());
        }
    }
}

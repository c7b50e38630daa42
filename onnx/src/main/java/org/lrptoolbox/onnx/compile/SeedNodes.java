package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Where relevance starts from: the nodes that make the relevance of the output. */
final class SeedNodes {
    private static final String VALUE = "start";

    private final Nodes nodes;
    private final CompileOptions options;

    SeedNodes(Nodes nodes, CompileOptions options) {
        this.nodes = nodes;
        this.options = options;
        nodes.graph().reserveValue(VALUE);
    }

    /** The seed as a term; its nodes are added later, by {@link #write}. */
    Term term(Expressions make, Expr prediction) {
        Sign sign = options.start() == CompileOptions.Start.SEED ? Sign.ANY : Sign.NONNEGATIVE;
        Expr start = make.given(VALUE, Rows.EXPLANATIONS, sign, prediction.sample());
        boolean isFactor = options.start() == CompileOptions.Start.SCORE
                || options.start() == CompileOptions.Start.OUTPUT;
        return isFactor ? new Term.Product(prediction, start) : new Term.Plain(start);
    }

    /** Adds the inputs and nodes, once the prediction is there. */
    void write(String prediction, int... sample) {
        nodes.name("start");
        switch (options.start()) {
            case SEED -> {
                Object[] dims = new Object[sample.length + 1];
                dims[0] = Compiler.EXPLANATIONS;
                for (int i = 0; i < sample.length; i++) {
                    dims[i + 1] = sample[i];
                }
                nodes.graph().reservedInput(Compiler.SEED, dims);
                nodes.node("Identity", Compiler.SEED).value(VALUE);
            }
            case OUTPUT -> nodes.node("Expand", nodes.scalar(1), nodes.call("Shape", prediction)).value(VALUE);
            case SCORE, ONE -> chosen(prediction, sample);
        }
    }

    /** 1 for the chosen class, 0 for all others. */
    private void chosen(String prediction, int... sample) {
        int classes = Shapes.size(sample);
        nodes.graph().reservedIntegerInput(Compiler.TARGET, options.manyTargets() ? "targets" : (Object) 1,
                Compiler.SAMPLES);
        String scores = sample.length == 1 ? prediction : nodes.rowsOf(prediction, classes);
        String zero = nodes.graph().integers("zero", 0);
        String negative = nodes.call("Less", Compiler.TARGET, zero);
        String rank = nodes.call("Where", negative, nodes.call("Sub", nodes.integers(-1), Compiler.TARGET), zero);
        // No more than is asked for: the scores of a language model, millions of them, take seconds to sort.
        String last = nodes.node("ReduceMax", rank).integer("keepdims", 0).value();
        String count = nodes.call("Add", nodes.call("Reshape", last, nodes.integers(1)), nodes.integers(1));
        String ranking = nodes.node("TopK", scores, count).integer("axis", 1).values(2).get(1);
        String ranked = nodes.node("GatherElements", nodes.node("Transpose", ranking).ints("perm", 1, 0).value(), rank)
                .integer("axis", 0).value();
        String index = nodes.call("Reshape", nodes.call("Where", negative, ranked, Compiler.TARGET),
                nodes.integers(-1));
        String ones = nodes.call("OneHot", index, nodes.integers(classes), nodes.constant("off_on", Tensor.of(
                new double[]{0, 1}, 2)));
        nodes.node("Reshape", ones, nodes.integers(Nodes.longs(rows(sample)))).value(VALUE);
    }

    private static int[] rows(int... sample) {
        int[] rows = Shapes.batch(1, sample);
        rows[0] = -1;
        return rows;
    }
}

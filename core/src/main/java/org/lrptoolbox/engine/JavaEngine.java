package org.lrptoolbox.engine;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * The reference engine: float64 throughout, all processors, memory within a budget. Safe to share between threads.
 */
public final class JavaEngine implements Engine {
    private final Budget budget;

    /** With the default budget. */
    public JavaEngine() {
        this(Budget.DEFAULT);
    }

    /** With a budget of its own. */
    public JavaEngine(Budget budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Tensor predict(Network network, Tensor input) {
        return predict(network, List.of(input));
    }

    @Override
    public Tensor predict(Network network, List<Tensor> inputs) {
        return Trace.of(network, inputs, Budget.FORGET).output();
    }

    @Override
    public Explanation explain(RuleTable rules, Tensor input, Target target, Wanted wanted) {
        return explain(rules, List.of(input), target, wanted);
    }

    @Override
    public Explanation explain(RuleTable rules, List<Tensor> inputs, Target target, Wanted wanted) {
        return explain(Trace.of(rules.network(), inputs, budget), rules, target, wanted);
    }

    /** Explains a forward pass made before, by this engine or another. */
    public Explanation explain(Trace trace, RuleTable rules, Target target, Wanted wanted) {
        List<Tensor> started = rules.coefficients()
                ? target.coefficients(trace.output())
                : target.seeds(trace.output());
        List<Tensor> seeds = rules.coefficients()
                ? started.stream().map(c -> Tensor.zip(c, trace.output(), (s, y) -> s == 0 ? 0 : s * y)).toList()
                : started;
        return new Explanation(trace.output(), seeds,
                started.stream().map(start -> started(trace, rules, start, wanted)).toList());
    }

    /** Runs a network on a batch and keeps what it computes, within the budget. */
    public Trace forward(Network network, Tensor input) {
        return Trace.of(network, input, budget);
    }

    /**
     * Hands relevance from the output of a network back to its input.
     *
     * @param trace the forward pass to explain
     * @param rules a rule for every layer of the traced network
     * @param seed the relevance of the output, in its shape
     * @param wanted what to report besides the relevance of the input
     * @throws IllegalArgumentException if the seed's shape is not the output's, or the rules are another network's
     */
    public Relevance relevance(Trace trace, RuleTable rules, Tensor seed, Wanted wanted) {
        if (rules.network() != trace.network()) {
            throw new IllegalArgumentException("the rules '" + rules.name() + "' were made for another network");
        }
        if (!Arrays.equals(seed.shape(), trace.output().shape())) {
            throw new ShapeException("relevance of shape " + Shapes.text(seed.shape())
                    + " for an output of shape " + Shapes.text(trace.output().shape()));
        }
        return started(trace, rules, rules.coefficients()
                ? Target.seed(seed).coefficients(trace.output()).getFirst()
                : seed, wanted);
    }

    /** From relevance, or from its coefficients where those travel. */
    private static Relevance started(Trace trace, RuleTable rules, Tensor start, Wanted wanted) {
        return new RelevancePass(trace, rules, wanted).run(start);
    }

    /** Its name and device. */
    @Override
    public String toString() {
        return name() + " on cpu";
    }
}

package org.lrptoolbox.engine;

import java.util.Arrays;

import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.network.Network;
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
    public Trace forward(Network network, Tensor input) {
        return Trace.of(network, input, budget);
    }

    @Override
    public Relevance relevance(Trace trace, RuleTable rules, Tensor seed, Wanted wanted) {
        if (rules.network() != trace.network()) {
            throw new IllegalArgumentException("the rules '" + rules.name() + "' were made for another network");
        }
        if (!Arrays.equals(seed.shape(), trace.output().shape())) {
            throw new ShapeException("relevance of shape " + Shapes.text(seed.shape())
                    + " for an output of shape " + Shapes.text(trace.output().shape()));
        }
        RelevancePass pass = new RelevancePass(trace, rules, wanted);
        for (int chunk = 0; chunk < trace.chunks(); chunk++) {
            pass.run(chunk, seed);
        }
        return pass.result();
    }
}

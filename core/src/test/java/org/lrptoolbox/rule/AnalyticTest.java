package org.lrptoolbox.rule;

import static org.lrptoolbox.testing.Close.TWIN;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.legacy.Variant;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;

/** Cases small enough to work out by hand. */
class AnalyticTest {
    private static final JavaEngine ENGINE = new JavaEngine();

    private static Tensor relevance(Network network, Tensor x, Tensor r, Rule... rules) {
        Trace trace = ENGINE.forward(network, x);
        return ENGINE.relevance(trace, new RuleTable("by hand", network, List.of(rules)), r, Wanted.INPUT_ONLY).input();
    }

    private static Tensor row(double... values) {
        return Tensor.of(values, 1, values.length);
    }

    /** y = (3*1 + 4*2 + 7, 5*1 + 6*2 + 8) = (18, 25), R = (1/3, 2/3). */
    @Test
    void zeroRuleOnTwoByTwo() {
        Network network = Network.sequential(Dense.of(2, 2, new double[]{3, 5, 4, 6}, new double[]{7, 8}));
        Tensor r = relevance(network, row(1, 2), row(1 / 3.0, 2 / 3.0), new Zero(0));
        assertClose(row(17 / 90.0, 316 / 675.0), r, TWIN, "LRP-0");
    }

    /** One output y = x1 - x2 - 1 = -1 at x = (1, 1): the case in which tools disagree. */
    @Test
    void opposingInputs() {
        Network network = Network.sequential(Dense.of(2, 1, new double[]{1, -1}, new double[]{-1}));
        Tensor x = row(1, 1);
        Tensor r = row(-1);
        assertClose(row(-1, 0), relevance(network, x, r, new AlphaBeta(1, 0, 0)), TWIN, "alpha 1");
        assertClose(row(-2, 0.5), relevance(network, x, r, new AlphaBeta(2, 1, 0)), TWIN, "alpha 2");
        assertClose(row(1, -1), relevance(network, x, r, new Zero(0)), TWIN, "LRP-0");
        assertClose(row(1 / 1.01, -1 / 1.01), relevance(network, x, r, new Epsilon(0.01)), TWIN, "epsilon");
        assertClose(row(-0.5, -0.5), relevance(network, x, r, new Flat()), TWIN, "flat");
        assertClose(row(-0.5, -0.5), relevance(network, x, r, new WSquare(0)), TWIN, "w2");
    }

    /** Where all contributions of a sign are missing, the toolbox's variants leak (fast) or give NaN (slow). */
    @Test
    void missingContributions() {
        Network network = Network.sequential(Dense.of(2, 1, new double[]{-1, 1}, new double[]{0}));
        Tensor x = Tensor.of(new double[]{0, 0, 0, 1, 1, 0, 2, 4}, 4, 2);
        Tensor r = Tensor.of(new double[]{0, 1, 1, 1}, 4, 1);
        double nan = Double.NaN;
        assertClose(Tensor.of(new double[]{0, 0, 0, 2, -1, 0, -1, 2}, 4, 2), relevance(network, x, r,
                Variant.of("alphabeta", 2.0, Compatibility.ORIGINAL).ruleFor(network.node(0).layer())), TWIN, "fast");
        assertClose(Tensor.of(new double[]{nan, nan, nan, nan, nan, nan, -1, 2}, 4, 2), relevance(network, x, r,
                Variant.of("alpha_slow", 2.0, Compatibility.ORIGINAL).ruleFor(network.node(0).layer())), TWIN, "slow");
    }

    /** y = x + relu(W x + b): relevance splits between the branches in proportion, then within the layer. */
    @Test
    void skipConnection() {
        Dense linear = Dense.of(2, 2, new double[]{3, 5, 4, 6}, new double[]{7, 8});
        Dense identity = Dense.of(2, 2, new double[]{1, 0, 0, 1}, new double[0]);
        Network network = Network.builder().add("skip", identity).add("linear", linear, "skip")
                .add("relu", new Rect(), "linear").add("sum", new Sum(2), "skip", "relu").build();
        RuleTable rules = Composite.uniform(new Zero(0)).with((n, node) -> true, new Proportional(0))
                .rulesFor(network);
        Trace trace = ENGINE.forward(network, row(1, 2));
        assertClose(row(19, 27), trace.output(), TWIN, "forward");
        assertClose(row(4 / 19.0, 8 / 19.0), ENGINE.relevance(trace, rules, row(1, 0), Wanted.INPUT_ONLY).input(), TWIN,
                "first output");
        assertClose(row(5 / 27.0, 14 / 27.0), ENGINE.relevance(trace, rules, row(0, 1), Wanted.INPUT_ONLY).input(),
                TWIN,
                "second output");
    }
}

package org.lrptoolbox.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lrptoolbox.testing.Close.TWIN;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.engine.Trace;
import org.lrptoolbox.engine.Wanted;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.Contributions.BiasWeighing;
import org.lrptoolbox.rule.Contributions.Weighing;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Half;
import org.lrptoolbox.testing.LayerExamples;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.words.Rules;

/** Every rule on every affine layer against its formula in plain loops, with inputs of both signs. */
class RuleOracleTest {
    private static final int BATCH = 3;
    private static final BiasWeighing WHOLE = (b, z) -> b;
    private static final BiasWeighing NONE = (b, z) -> 0;

    private record Layered(AffineLayer layer, int... sample) {}

    /** A formula: the rule and its terms. */
    private record Formula(Rule rule, List<Term> terms) {}

    private record Term(double factor, Weighing q, BiasWeighing b, double epsilon) {}

    static Stream<Arguments> pairs() {
        return layers().flatMap(l -> formulas().map(f -> Arguments.of(f.rule + " on " + l.layer.type() + " "
                + l.layer.describe(), l, f)));
    }

    /** Every layer of weighted sums there is; the band of local response normalisation keeps its weights. */
    private static Stream<Layered> layers() {
        return LayerExamples.affine().stream().filter(e -> !(e.layer() instanceof LocalResponseNorm.ChannelBand))
                .map(e -> new Layered((AffineLayer) e.layer(), e.inputs().getFirst()));
    }

    private static Stream<Formula> formulas() {
        Weighing z = (x, w, sum) -> x * w;
        Weighing plus = (x, w, sum) -> Math.max(0, x * w);
        Weighing minus = (x, w, sum) -> Math.min(0, x * w);
        BiasWeighing plusBias = (b, sum) -> Math.max(0, b);
        BiasWeighing minusBias = (b, sum) -> Math.min(0, b);
        double e = Defaults.STABILIZER;
        return Stream.of(new Formula(new Half(0.3), List.of(new Term(0.5, z, WHOLE, 0.3))),
                new Formula(new Excitation(), List.of(new Term(1, plus, NONE, e))),
                new Formula(new Epsilon(0.3), List.of(new Term(1, z, WHOLE, 0.3))),
                new Formula(new Zero(), List.of(new Term(1, z, WHOLE, Defaults.NOTHING))),
                new Formula(new ZPlus(), List.of(new Term(1, plus, plusBias, e))),
                new Formula(new AlphaBeta(),
                        List.of(new Term(2, plus, plusBias, e), new Term(-1, minus, minusBias, e))),
                new Formula(new AlphaBeta(0.5, -0.5),
                        List.of(new Term(0.5, plus, plusBias, e), new Term(0.5, minus, minusBias, e))),
                new Formula(new AlphaBeta(0, -1), List.of(new Term(1, minus, minusBias, e))),
                new Formula(new Flat(), List.of(new Term(1, (x, w, s) -> 1, NONE, 0))),
                new Formula(new WSquare(0), List.of(new Term(1, (x, w, s) -> w * w, NONE, 0))),
                new Formula(new Gamma(0.4), List.of(new Term(1, (x, w, s) -> x * (w + 0.4 * Math.max(0, w)),
                        (b, s) -> b + 0.4 * Math.max(0, b), e))),
                new Formula(new GeneralizedGamma(0.4), List.of(new Term(1, RuleOracleTest::generalized,
                        (b, s) -> b + 0.4 * (s > 0 ? Math.max(0, b) : Math.min(0, b)), e))),
                new Formula(new ZBox(-1, 2), List.of(new Term(1,
                        (x, w, s) -> x * w + Math.max(0, w) - 2 * Math.min(0, w), NONE, e))));
    }

    /** What the registry has for weighted sums; the errors of the original have tests of their own. */
    @Test
    void everyRuleHasItsFormula() {
        Set<Class<?>> missing = new HashSet<>();
        Rules.all().stream().filter(rule -> rule instanceof AffineRule && rule.getClass().getPackage() == Rule.class
                .getPackage()).forEach(rule -> missing.add(rule.getClass()));
        formulas().forEach(formula -> missing.remove(formula.rule.getClass()));
        assertEquals(Set.of(), missing, "write the formula of each in plain loops, a line in RuleOracleTest");
    }

    private static double generalized(double x, double w, double sum) {
        return x * w + 0.4 * (sum > 0 ? Math.max(0, x * w) : Math.min(0, x * w));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void agreesWithItsFormula(String name, Layered layered, Formula formula) {
        Contributions oracle = new Contributions(layered.layer, layered.sample);
        int[] shape = org.lrptoolbox.tensor.Shapes.batch(BATCH, layered.sample);
        Tensor x = RandomTensors.normal(6, shape);
        Network network = Network.sequential(layered.layer);
        Trace trace = new JavaEngine().forward(network, x);
        Tensor r = RandomTensors.normal(7, trace.output().shape());
        Tensor expected = Tensor.zeros(shape);
        int n = x.sampleSize();
        for (int b = 0; b < BATCH; b++) {
            for (Term term : formula.terms) {
                double[] part = oracle.share(x.slice(b, b + 1).data(), r.slice(b, b + 1).data(), term.q, term.b,
                        term.epsilon);
                for (int i = 0; i < n; i++) {
                    expected.data()[b * n + i] += term.factor * part[i];
                }
            }
        }
        RuleTable rules = new RuleTable("one", network, List.of(formula.rule));
        Tensor actual = new JavaEngine().relevance(trace, rules, r, Wanted.INPUT_ONLY).input();
        assertClose(expected, actual, TWIN * 100, name);
    }
}

package org.lrptoolbox.composite;

import org.lrptoolbox.legacy.Variant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.GeneralizedGamma;
import org.lrptoolbox.rule.Proportional;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.WSquare;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.rule.Zero;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

class CompositeTest {
    private static final Network NETWORK = Nets.convolutional(true);

    @Test
    void printsItsTable() {
        assertEquals("""
                composite: EpsilonPlusFlat
                #  layer          type         rule
                -  -------------  -----------  ------------------------
                0  0-Convolution  Convolution  Flat
                1  1-Rect         Rect         Pass
                2  2-SumPool      SumPool      Zero[stabilizer=1.0E-6]
                3  3-Convolution  Convolution  ZPlus[stabilizer=1.0E-6]
                4  4-Tanh         Tanh         Pass
                5  5-MaxPool      MaxPool      Winner
                6  6-AveragePool  AveragePool  Zero[stabilizer=1.0E-6]
                7  7-Flatten      Flatten      Pass
                8  8-Linear       Linear       Epsilon[epsilon=1.0E-6]
                9  9-SoftMax      SoftMax      Pass
                """, Composites.epsilonPlusFlat().rulesFor(NETWORK).toString());
    }

    @Test
    void laterAssignmentsWinWhereTheirRuleSuits() {
        Rule special = new Epsilon(0.5);
        RuleTable rules = Composite.of("mine").with(Selector.all(), new WSquare())
                .with(Selector.last(Conv.class), new Flat()).with(Selector.named("8-Linear"), special)
                .with(Selector.range(1, 2), special)
                .with(Selector.index(2).and(Selector.type(Dense.class).not()), special)
                .rulesFor(NETWORK);
        assertEquals(new WSquare(), rules.rules().get(0));
        assertEquals("Pass", rules.rules().get(1).label(), "a rule for affine layers leaves an activation alone");
        assertEquals(special, rules.rules().get(2));
        assertEquals(new Flat(), rules.rules().get(3));
        assertEquals(special, rules.rules().get(8));
    }

    @Test
    void presetsHaveNames() {
        for (String name : Composites.names()) {
            if (name.equals(Composites.BOX)) {
                continue;
            }
            assertEquals(NETWORK.size(), Composites.named(name).rulesFor(NETWORK).rules().size());
        }
        String message = assertThrows(IllegalArgumentException.class, () -> Composites.named("epsilonplus"))
                .getMessage();
        assertTrue(message.contains("epsilon-plus-flat"), message);
        assertEquals("ZBox[low=-1.0, high=1.0, stabilizer=1.0E-6]",
                Composites.epsilonGammaBox(-1, 1).rulesFor(NETWORK).rules().getFirst().toString());
    }

    @ParameterizedTest
    @CsvSource({"Epsilon,0.5,epsilon 0.5", "W^2,,ww", "SLOW,,simple", "none,3,simple",
        "alpha_slow,2,alphabeta_slow 2.0"})
    void variantsAnswerToAllTheirNames(String name, Double parameter, String text) {
        assertEquals(text, Variant.of(name, parameter, Compatibility.DEFAULT).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lrp", "", "gamma", "epsilon"})
    void unknownVariantsAndMissingParametersAreRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> Variant.of(name, null, Compatibility.DEFAULT));
    }

    @Test
    void quirksOfTheOriginalAreAChoice() {
        Variant original = Variant.of("alphabeta", 2.0, Compatibility.ORIGINAL);
        Variant corrected = Variant.of("alphabeta", 2.0, Compatibility.DEFAULT);
        assertEquals("AlphaBeta (R squared in the negative part)", original.ruleFor(NETWORK.node(2).layer()).label());
        assertEquals("AlphaBeta", corrected.ruleFor(NETWORK.node(2).layer()).label());
        assertEquals(original.ruleFor(NETWORK.node(0).layer()), corrected.ruleFor(NETWORK.node(0).layer()));
    }

    @Test
    void parametersOfRulesAreChangedByName() {
        Composite box = RuleParameters.tune(Composites.epsilonGammaBox(0, 1), Map.of("epsilon", 0.1, "high", 3.0));
        List<Rule> rules = box.assignments().stream().map(Composite.Assignment::rule).toList();
        assertEquals(List.of(new Zero(1e-6), new Proportional(), new Epsilon(0.1), new GeneralizedGamma(),
                new ZBox(0, 3)), rules);
        assertEquals("EpsilonGammaBox", box.name());
        assertTrue(RuleParameters.tune(Composites.gradient(), Map.of()).gradient());
        assertThrows(IllegalArgumentException.class, () -> RuleParameters.tune(box, Map.of("low", 4.0)));
        String message = assertThrows(IllegalArgumentException.class,
                () -> RuleParameters.tune(Composites.epsilonPlus(), Map.of("gamma", 1.0))).getMessage();
        assertTrue(message.contains("'gamma'; there are [epsilon, stabilizer]"), message);
    }

    /**
     * z = 1 - 1.25 is negative: strengthened are its negative contributions, so R = (1, -1.5625) / -0.5625 z. The plain
     * gamma rule has 1.25 - 1.25 = 0 there. zennit's EpsilonGammaBox in float64 gives 0.4444, -0.6944.
     */
    @ParameterizedTest
    @ValueSource(strings = {"epsilon-gamma", "epsilon-gamma-box"})
    void gammaOfPresetsSuitsNegativeOutputs(String name) {
        Network network = Network.sequential(conv(1, 0, 0, 1), conv(1, -1.25), new Flatten());
        Composite composite = name.equals("epsilon-gamma")
                ? Composites.named(name)
                : Composites.epsilonGammaBox(0, 2);
        Tensor relevance = Explainer.of(network, composite).explain(Tensor.of(new double[]{1, 1}, 1, 2, 1, 1),
                Target.dominant()).relevance();
        assertClose(Tensor.of(new double[]{-0.25 / -0.5625, 1.5625 * 0.25 / -0.5625}, 1, 2, 1, 1), relevance, 1e-5,
                name);
    }

    /**
     * A unit that is dead, between two rectifiers, behind a normalisation with shift 1: the output does not depend on
     * the second input, so it has no relevance, and the shift takes what it contributes.
     */
    @Test
    void normalisationThatStaysSharesByContribution() {
        Network network = Network.sequential(
                new Dense(Weights.of(new double[]{1, 0, 0, -1}, 2, 2), false, new double[0]),
                new Rect(), Scale.perChannel(1, new double[]{1, 1}, new double[]{0.5, 1}), new Rect(),
                new Dense(Weights.of(new double[]{1, 1}, 2, 1), false, new double[0]));
        for (String name : List.of("epsilon", "epsilon-plus", "z-plus")) {
            Explainer explainer = Explainer.of(network, Composites.named(name));
            Attribution why = explainer.explain(Tensor.of(new double[]{1, 1}, 1, 2), Target.dominant());
            assertClose(Tensor.of(new double[]{1, 0}, 1, 2), why.relevance(), 1e-5, name);
            Ledger.Entry norm = why.ledger().entries().get(2);
            assertEquals(1.5, norm.bias(), 1e-5, name + ": the shifts' share");
        }
    }

    @Test
    void scalesWithNothingToSharePass() {
        Tensor none = Tensor.zeros(1);
        Network network = Network.sequential(new Scale(Tensor.full(2, 1), Tensor.full(-1, 1)), new Flatten(),
                new Dense(Weights.of(new double[]{1, -1}, 1, 2), true, new double[0]),
                new Rect(), new Scale(Tensor.full(-3, 1), none), new Rect(), new Scale(none, Tensor.full(1, 1)));
        List<String> rules = Composite.uniform(new Epsilon()).rulesFor(network).rules().stream().map(Rule::label)
                .toList();
        assertEquals(List.of("Pass", "Pass", "Epsilon", "Pass", "Pass", "Pass", "Epsilon"), rules);
        assertTrue(
                Composites.gradient().rulesFor(network).rules().stream().allMatch(r -> r.label().equals("Gradient")));
    }

    private static Conv conv(double... filters) {
        return new Conv(Weights.of(filters, filters.length / 2, 2, 1, 1), new double[0], Frame.of(1, 1), 1);
    }
}

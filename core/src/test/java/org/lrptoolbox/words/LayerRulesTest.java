package org.lrptoolbox.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.Gamma;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.ZBox;
import org.lrptoolbox.rule.ZPlus;

/** Rules for layers by name or type, behind the name of a preset. */
class LayerRulesTest {
    private static final Network NETWORK = Network.builder()
            .add("block1/in", Dense.of(2, 2, new double[4], new double[0]))
            .add("block1/relu", new Rect(), "block1/in")
            .add("block2.out", Dense.of(2, 2, new double[4], new double[0]), "block1/relu").build();

    private static List<Rule> rules(String text) {
        return Presets.named(text).rulesFor(NETWORK).rules();
    }

    @Test
    void namesTypesAndPatterns() {
        Rule relu = rules("epsilon").get(1);
        assertEquals(List.of(new Flat(), relu, new Epsilon()), rules("epsilon; block1/*=flat"));
        assertEquals(List.of(new ZPlus(), relu, new ZPlus()), rules("epsilon; Linear=z-plus"));
        assertEquals(List.of(new Flat(), relu, new ZPlus(0.5)), rules("epsilon;Linear = flat; block?.out=zplus(0.5)"));
        assertEquals(List.of(new Gamma(0.5), relu, new Gamma(0.5)), rules("epsilon; block1/in|block2.out=Gamma(0.5)"));
        // A point is a point, and the last one wins.
        assertEquals(List.of(new Flat(), relu, new Epsilon(2)),
                rules("epsilon; *=flat; block2.out=epsilon(epsilon=2)"));
        assertTrue(Presets.named("epsilon; *=flat").rulesFor(NETWORK).name().equals("Epsilon; *=flat"));
    }

    @Test
    void parametersInOrderOrByName() {
        assertEquals(new AlphaBeta(3, 2, 0.1), Rules.parse("alpha-beta(3, 2, 0.1)"));
        assertEquals(new AlphaBeta(2, 1, 0.1), Rules.parse("alpha_beta(stabilizer = 0.1)"));
        assertEquals(new ZBox(-1, 2), Rules.parse("ZBox(-1, 2)"));
        assertEquals(new Epsilon(), Rules.parse("epsilon()"));
    }

    /** Whoever names layers, or parameters, expects that there are. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "epsilon; conv*=flat ~ no layer has a name or type like 'conv*'; there are 'block1/in' (Linear), 'block1/relu'",
        "epsilon; block2xout=flat ~ no layer has a name or type like 'block2xout'",
        "epsilon; Rect=flat ~ rule Flat suits none of the layers like 'Rect': 'block1/relu' (Rect)",
        "epsilon; block1 ~ 'block1': expected layers and their rule, such as conv1*=gamma(0.5)",
        "epsilon; |=flat ~ '|' names no layers", "epsilon; *=flatter ~ no rule is named 'flatter'; the names are Zero,",
        "epsilon; *=gamma(a=2) ~ Gamma has no parameter for 'a=2'; there are [gamma, stabilizer]",
        "epsilon; *=epsilon(1, 2) ~ Epsilon has no parameter for '2'; there are [epsilon]",
        "epsilon; *=epsilon(much) ~ Epsilon: 'much' is no number",
        "epsilon; *=epsilon(1 ~ 'epsilon(1' is no rule; expected a name with its parameters"})
    void complaintsSayWhatThereIs(String text, String message) {
        String found = String.valueOf(assertThrows(IllegalArgumentException.class, () -> rules(text)).getMessage());
        assertTrue(found.startsWith(message), found);
    }

    @Test
    void presetsKeepTheirBox() {
        String text = "epsilon-gamma-box; Linear=flat";
        assertTrue(Presets.needsBox(text));
        Optional<Bound> one = Optional.of(Bound.of(1));
        assertEquals(new Flat(), Presets.named(text, Optional.of(Bound.of(0)), one, Map.of()).rulesFor(NETWORK).rules()
                .getFirst());
    }
}

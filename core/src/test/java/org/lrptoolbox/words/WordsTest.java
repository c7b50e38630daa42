package org.lrptoolbox.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.model.ReadOptions;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.Defaults;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.ZPlus;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

class WordsTest {
    private static final ClassNames NAMES = new ClassNames(List.of("sky", "road", "cat"));

    private static List<Rule> rules(Composite composite) {
        return composite.assignments().stream().map(Composite.Assignment::rule).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"epsilon-plus-flat", "epsilon_plus_flat", "EpsilonPlusFlat", "EPSILON-PLUS-FLAT"})
    void presetsAnswerToEverySpelling(String name) {
        assertEquals(rules(Composites.epsilonPlusFlat()), rules(Presets.named(name)));
    }

    /** One stabiliser, whoever asks. */
    @Test
    void presetsHaveTheDefaultsOfTheRules() {
        assertTrue(rules(Presets.named("epsilon-plus")).contains(new ZPlus(Defaults.STABILIZER)));
        assertEquals(new ZPlus(), new ZPlus(Defaults.STABILIZER));
    }

    @Test
    void parametersAreGivenByName() {
        Composite soft = Presets.named("epsilon-alpha2-beta1", Optional.empty(), Optional.empty(),
                Map.of("alpha", 3.0, "stabilizer", 0.5));
        assertTrue(rules(soft).contains(new AlphaBeta(3, 2, 0.5)), rules(soft).toString());
        Composite box = Presets.named("epsilon_gamma_box", Optional.of(Bound.of(-1)),
                Optional.of(Bound.perChannel(1, 2, 3)), Map.of());
        assertTrue(rules(box).toString().contains("ZBox[low=-1.0, high=[1.0, 2.0, 3.0], stabilizer=1.0E-6]"),
                rules(box).toString());
        assertRefused("needs the box of possible inputs", () -> Presets.named("epsilon-gamma-box"));
        assertRefused("epsilon-plus-flat", () -> Presets.named("epsilon-minus"));
        assertRefused("low and high are for", () -> Presets.named("epsilon", Optional.of(Bound.of(1)),
                Optional.empty(), Map.of()));
    }

    private static void assertRefused(String words, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }

    @ParameterizedTest
    @CsvSource({"top3,Top[k=3]", "output,Output[]", "all,Every[]"})
    void targetsAreTyped(String text, String expected) {
        assertEquals(expected, Targets.parse(text, NAMES, 0).toString());
    }

    /** Scores of one target less those of another, and a class less the mean of all. */
    @Test
    void contrasts() {
        Tensor y = Tensor.of(new double[]{3, 1, -2, 5, 4, 0}, 2, 3);
        assertArrayEquals(new double[]{3, 0, 2, 5, 0, 0},
                Targets.parse("contrast:sky,cat", NAMES, 0).seeds(y).getFirst().data());
        assertArrayEquals(new double[]{1, 0, -1, 1, 0, -1},
                Targets.parse("contrast:0, class:cat", NAMES, 0).coefficients(y).getFirst().data());
        assertArrayEquals(new double[]{3, -1, 0, 5, -4, 0},
                Targets.parse("contrast:top1,top2", NAMES, 0).seeds(y).getFirst().data());
        assertArrayEquals(new double[]{-1 / 3.0, 2 / 3.0, -1 / 3.0, -1 / 3.0, 2 / 3.0, -1 / 3.0},
                Targets.parse("contrast:road", NAMES, 0).coefficients(y).getFirst().data(), 1e-15);
        assertRefused("no class is called", () -> Targets.parse("contrast:sky,sea", NAMES, 0));
        assertRefused("expected single scores", () -> Targets.parse("contrast:sky@all", NAMES, 0));
    }

    /** Of scores at every token, (tokens, classes): a position from the front or the end. */
    @Test
    void tokensHavePositions() {
        Tensor y = RandomTensors.normal(3, 1, 4, 3);
        Tensor last = Targets.parse("class:cat@last", NAMES, -1).seeds(y).getFirst();
        assertEquals(y.data()[11], last.data()[11]);
        assertEquals(1, java.util.Arrays.stream(last.data()).filter(v -> v != 0).count());
        Tensor best = Targets.parse("top1@-2", NAMES, -1).seeds(y).getFirst();
        double strongest = Math.max(y.data()[6], Math.max(y.data()[7], y.data()[8]));
        assertEquals(strongest, best.sum());
        Tensor contrast = Targets.parse("contrast:0@1", NAMES, -1).coefficients(y).getFirst();
        assertEquals(0, contrast.sum(), 1e-15);
        assertEquals(2 / 3.0, contrast.data()[3], 1e-15);
    }

    @Test
    void boxesOfMaps() {
        Tensor maps = Tensor.full(1, 1, 3, 4, 5);
        assertEquals(2 * 3, Targets.parse("class:road@1:3,0:3", NAMES, 0).seeds(maps).getFirst().sum());
        assertRefused("box of 1 axes", () -> Targets.parse("class:road@1:3", NAMES, 0).seeds(maps));
    }

    @Test
    void ofMapsClassesHavePositions() {
        Tensor maps = RandomTensors.normal(1, 2, 3, 4, 5);
        assertRefused("so that a class alone says too little", () -> Targets.parse("class:road", NAMES, 0).seeds(maps));
        Tensor at = Targets.parse("class:road@2,4", NAMES, 0).seeds(maps).getFirst();
        assertEquals(maps.data()[60 + 20 + 2 * 5 + 4], at.data()[60 + 20 + 2 * 5 + 4]);
        assertEquals(2, java.util.Arrays.stream(at.data()).filter(v -> v != 0).count());
        Tensor all = Targets.parse("class:1@all", NAMES, 0).seeds(maps).getFirst();
        assertEquals(40, java.util.Arrays.stream(all.data()).filter(v -> v != 0).count());
        assertEquals(maps.data()[20], all.data()[20]);
        Tensor last = Targets.parse("class:1@all", NAMES, -1).seeds(RandomTensors.normal(1, 2, 4, 5, 3)).getFirst();
        assertEquals(0, last.data()[0]);
        assertTrue(last.data()[1] != 0 && last.data()[4] != 0);
        assertRefused("outside of a map of shape (3, 4, 5)", () -> Targets.parse("class:1@4,0", NAMES, 0).seeds(maps));
        assertRefused("2 numbers are expected", () -> Targets.parse("class:1@4", NAMES, 0).seeds(maps));
        assertRefused("every element would be explained", () -> Target.everyClass().seeds(maps));
        assertEquals(1, Target.classIndex(2).seeds(RandomTensors.normal(1, 1, 3, 1, 1)).size(), "one position");
    }

    @Test
    void outputsOfMapsAreCalledByClassAndPosition() {
        Outputs maps = new Outputs(NAMES, 0, 3, 4, 5);
        assertEquals("1 road at 2,4", maps.label(20 + 14));
        assertEquals("1@2,4", maps.name(20 + 14));
        assertEquals("2 cat at 0,1", new Outputs(NAMES, -1, 4, 5, 3).label(5));
        assertEquals("2 cat", new Outputs(NAMES, 0, 3, 1, 1).label(2));
    }

    @Test
    void shapesAndEnginesAreTyped() {
        assertArrayEquals(new int[]{3, 224, 224}, InputWords.sizes("3x224x224"));
        assertArrayEquals(new int[]{3, 8}, InputWords.sizes("3, 8"));
        assertRefused("expected positive numbers such as", () -> InputWords.sizes("3x0"));
        assertEquals("java", EngineNames.chosen(null, "a.nn"));
        assertEquals("hybrid", EngineNames.chosen("hybrid", "a.nn"));
    }

    @Test
    void inputsAreTyped(@TempDir Path folder) throws IOException {
        Path mask = folder.resolve("a=1.txt");
        Files.writeString(mask, "1 0 1\n");
        InputWords words = InputWords.parse(List.of("3x8x9", "ids=1x12", "a b=1,2", "mask=" + mask), "logits");
        assertEquals("logits", words.options().output());
        assertArrayEquals(new int[]{3, 8, 9}, words.options().sample());
        assertArrayEquals(new int[]{1, 12}, words.options().shapes().get("ids"));
        assertArrayEquals(new int[]{1, 2}, words.options().shapes().get("a b"));
        assertArrayEquals(new double[]{1, 0, 1}, words.values().get("mask").data());
        assertArrayEquals(words.values().get("mask").shape(), words.options().shapes().get("mask"));
        for (String wrong : List.of("", "=3", "x=", "3xq", "3x-1", "x=0x2", "x=-1x2")) {
            assertRefused("expected", () -> InputWords.parse(List.of(wrong), ""));
        }
        assertThrows(IOException.class, () -> InputWords.parse(List.of("x=" + folder.resolve("none.txt")), ""));
        assertRefused("expected positive numbers", () -> InputWords.shapes(List.of("mask=" + mask), ""));
    }

    /** With the batch in front, or without where one axis less is given than the input has. */
    @Test
    void shapesOfInputsMayHaveTheBatch() {
        Network two = Network.builder().input(Input.real("a", Input.OPEN, 3)).input(Input.ofType("b", Input.Type.REAL))
                .add("out", new Product(), "a", "b").build();
        ReadOptions options = ReadOptions.DEFAULT.withShape("a", 1, 5, 3).withShape("b", 1, 5, 3);
        assertArrayEquals(new int[]{5, 3}, options.applied(two).inputs().get(0).sample());
        assertArrayEquals(new int[]{5, 3}, options.applied(two).inputs().get(1).sample());
        assertArrayEquals(new int[]{7, 3},
                ReadOptions.DEFAULT.withShape("a", 7, 3).applied(two).inputs().get(0).sample());
        assertSame(two, ReadOptions.DEFAULT.applied(two));
        assertRefused("takes samples of shape (any, 3), not (5, 4)",
                () -> ReadOptions.DEFAULT.withShape("a", 1, 5, 4).applied(two));
        assertRefused("no input is named 'c'; the names are [a, b]",
                () -> ReadOptions.DEFAULT.withShape("c", 1, 5).applied(two));
        assertRefused("no output is named 'y'", () -> ReadOptions.DEFAULT.withOutput("y").applied(two));
    }

    @Test
    void gammasOfConvolutionsAndDenseLayersFollowTheName() {
        assertEquals(Composites.cpLrpGamma(0.5, 0.1).assignments().stream().map(a -> a.rule()).toList(),
                Presets.named("CPLRP-gamma(0.5, 0.1)").assignments().stream().map(a -> a.rule()).toList());
        assertEquals(Composites.attnLrpGamma(100, 0).assignments().stream().map(a -> a.rule()).toList(),
                Presets.named("attnlrp_gamma(100,0)").assignments().stream().map(a -> a.rule()).toList());
        for (String wrong : List.of("epsilon-plus(1,2)", "cplrp-gamma(0.5)", "cplrp-gamma(0.5,)", "cplrp-gamma(-1,0)",
                "cplrp-gamma(NaN,0)", "cplrp-gamma(a,0)")) {
            assertThrows(IllegalArgumentException.class, () -> Presets.named(wrong), wrong);
        }
    }
}

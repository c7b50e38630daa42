package org.lrptoolbox.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleTable;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Zero;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

class JavaEngineTest {
    private static final Tensor IMAGES = RandomTensors.normal(11, Shapes.batch(7, Nets.IMAGE));
    private static final Tensor VECTORS = RandomTensors.normal(12, 5, 6);

    @Test
    void resultsDoNotDependOnTheBudget() {
        resultsDoNotDependOnTheBudget(Nets.convolutional(true), IMAGES);
        resultsDoNotDependOnTheBudget(Nets.residual(true), VECTORS);
    }

    private static void resultsDoNotDependOnTheBudget(Network network, Tensor x) {
        RuleTable rules = Composites.epsilonPlus().rulesFor(network);
        Set<Integer> all = Set.copyOf(IntStream.range(0, network.size()).boxed().toList());
        JavaEngine whole = new JavaEngine(Budget.UNLIMITED);
        JavaEngine frugal = new JavaEngine(new Budget(0, 1));
        Trace kept = whole.forward(network, x);
        Trace dropped = frugal.forward(network, x);
        assertEquals(1, kept.chunks());
        assertEquals(x.batch(), dropped.chunks());
        assertNear(kept.output(), dropped.output(), "output");
        for (Node node : network.nodes()) {
            assertNear(kept.output(node), dropped.output(node), node.toString());
            assertNear(kept.input(node), dropped.input(node), node.toString());
        }
        Relevance a = whole.relevance(kept, rules, kept.output(), new Wanted(all, true));
        Relevance b = frugal.relevance(dropped, rules, kept.output(), new Wanted(all, true));
        assertNear(a.input(), b.input(), "relevance");
        a.layers().forEach((layer, relevance) -> assertNear(relevance, b.layers().get(layer), "layer " + layer));
        assertEquals(a.ledger().in(), b.ledger().in(), 1e-12);
    }

    /** The memory of one chunk serves the next, but never that of the caller, of which one chunk may be all there is. */
    @Test
    void chunksDoNotWriteToTheInput() {
        for (int samples : new int[]{1, 7}) {
            Tensor x = IMAGES.slice(0, samples);
            Tensor before = x.copy();
            Tensor first = Trace.of(Nets.convolutional(true), x, new Budget(0, 1)).output();
            Tensor again = Trace.of(Nets.convolutional(true), x, Budget.FORGET).output();
            assertEquals(before, x);
            assertNear(first, again, "output");
        }
    }

    /** They are copies, and of a network that narrows at once they are most of what a chunk takes. */
    @Test
    void theInputsOfAChunkCountToo() {
        Network narrow = Network.builder()
                .add("sum", new Dense(Weights.of(Tensor.full(1, 1, 100)), true, new double[1])).build();
        assertEquals(4, Trace.of(narrow, Tensor.zeros(12, 100), new Budget(0, 3 * 101 * Double.BYTES)).chunks());
    }

    @Test
    void whatABudgetHoldsIsComputedOnce() {
        Network network = Nets.residual(true);
        for (Budget budget : List.of(Budget.UNLIMITED, Budget.DEFAULT,
                new Budget(Long.MAX_VALUE / 2, Long.MAX_VALUE))) {
            Trace trace = Trace.of(network, VECTORS, budget);
            network.nodes().forEach(n -> assertSame(trace.output(n), trace.output(n), budget + ": " + n));
        }
    }

    @Test
    void samplesOfABatchDoNotSeeEachOther() {
        Network network = Nets.residual(true);
        RuleTable rules = Composites.epsilonAlpha2Beta1().rulesFor(network);
        JavaEngine engine = new JavaEngine();
        Trace trace = engine.forward(network, VECTORS);
        Tensor together = engine.relevance(trace, rules, trace.output(), Wanted.LEDGER).input();
        for (int b = 0; b < VECTORS.batch(); b++) {
            Trace single = engine.forward(network, VECTORS.slice(b, b + 1));
            Tensor alone = engine.relevance(single, rules, single.output(), Wanted.INPUT_ONLY).input();
            assertClose(alone, together.slice(b, b + 1), 1e-12, "sample " + b);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero", "epsilon-plus", "epsilon-plus-flat", "epsilon-alpha2-beta1", "epsilon-gamma"})
    void bothGraphsConserveWithoutBiasAndTheLedgerExplainsTheRest(String composite) {
        for (boolean bias : new boolean[]{false, true}) {
            checkLedger(Nets.residual(bias), VECTORS, composite, bias);
            checkLedger(Nets.convolutional(bias), IMAGES, composite, bias);
        }
    }

    private static void checkLedger(Network network, Tensor x, String composite, boolean bias) {
        JavaEngine engine = new JavaEngine();
        Trace trace = engine.forward(network, x);
        Relevance r = engine.relevance(trace, Composites.named(composite).rulesFor(network), trace.output(),
                Wanted.LEDGER);
        Ledger ledger = r.ledger();
        double scale = ledger.entries().stream().mapToDouble(e -> Math.abs(e.in())).max().orElseThrow();
        assertEquals(trace.output().sum(), ledger.in(), 1e-12 * scale);
        assertEquals(ledger.in() - ledger.bias() - ledger.stabilizer(), r.input().sum(), 1e-9 * scale);
        for (Ledger.Entry e : ledger.entries()) {
            assertEquals(0, e.other(), 1e-9 * scale, e.toString());
            assertEquals(0, bias ? 0 : e.bias(), e.toString());
        }
    }

    @Test
    void aStrongStabiliserShowsInTheLedger() {
        Network network = Nets.residual(false);
        JavaEngine engine = new JavaEngine();
        Trace trace = engine.forward(network, VECTORS);
        RuleTable rules = Composite.uniform(new Epsilon(10)).rulesFor(network);
        Tensor seed = trace.output().map(Math::abs);
        Ledger ledger = engine.relevance(trace, rules, seed, Wanted.LEDGER).ledger();
        assertTrue(ledger.stabilizer() > 0.5 * ledger.in(), ledger.toString());
    }

    @Test
    void complaintsNameLayerAndShapes() {
        Network network = Nets.convolutional(true);
        JavaEngine engine = new JavaEngine();
        ShapeException e = assertThrows(ShapeException.class,
                () -> engine.forward(network, RandomTensors.normal(1, 2, 9, 8, 3)));
        assertEquals("layer 0 '0-Convolution' (Convolution): Convolution (3x3x2 -> 4, stride 1x1) takes samples of "
                + "shape (H, W, 2), but got (9, 8, 3)", e.getMessage());
        Trace trace = engine.forward(network, IMAGES);
        RuleTable rules = Composite.uniform(new Zero()).rulesFor(network);
        assertEquals("relevance of shape (7, 4) for an output of shape (7, 3)",
                assertThrows(ShapeException.class,
                        () -> engine.relevance(trace, rules, Tensor.zeros(7, 4), Wanted.INPUT_ONLY)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new RuleTable("x", network, List.of(new Zero())));
    }

    @Test
    void anEmptyBatchIsExplainedByAnEmptyRelevance() {
        Network network = Nets.convolutional(true);
        JavaEngine engine = new JavaEngine();
        Trace trace = engine.forward(network, Tensor.zeros(Shapes.batch(0, Nets.IMAGE)));
        RuleTable rules = Composites.epsilonPlus().rulesFor(network);
        Tensor r = engine.relevance(trace, rules, trace.output(), Wanted.LEDGER).input();
        assertEquals("float64 (0, 9, 8, 2)", r.toString());
    }

    /** Native libraries add up products of one row and of several in another order, on some processors. */
    private static void assertNear(Tensor expected, Tensor found, String what) {
        Close.assertClose(expected, found, Close.TWIN, what);
    }
}

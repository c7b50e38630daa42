package org.lrptoolbox.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.Selector;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.network.Network.Output;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

class InputsAndOutputsTest {
    private static final Tensor A = Tensor.of(new double[]{1, 2, 3, 4}, 2, 2);
    private static final Tensor B = Tensor.of(new double[]{5, -6, 7, 8, 9, 10}, 2, 3);

    private static final Composite EPSILON = Composite.of("epsilon")
            .with(Selector.type(WeightedLayer.class), new Epsilon(1e-9));

    /** Two inputs meet in "sum"; "scores" and "doubled" are read from it. */
    private static Network network() {
        return Network.builder().input(Input.real("image", 2)).input(Input.real("table", Input.OPEN))
                .add("a", Dense.of(2, 2, new double[]{1, 0, 0, 1}, new double[2]), "image")
                .add("b", Dense.of(3, 2, new double[]{1, 0, 0, 1, 1, 1}, new double[2]), "table")
                .add("sum", new Sum(2), "a", "b")
                .add("scores", Dense.of(2, 1, new double[]{1, 1}, new double[1]), "sum")
                .add("relu", new Rect(), "b")
                .output("scores", "scores").output("part", "relu").build();
    }

    @Test
    void everyInputIsRead() {
        Attribution why = Explainer.of(network(), EPSILON).explain(List.of(A, B), Target.output());
        assertArrayEquals(new double[]{1 + 2 + 5 + 7 - 6 + 7, 3 + 4 + 8 + 10 + 9 + 10}, why.prediction().data(), 1e-5);
        assertEquals(List.of("image", "table"), List.copyOf(why.roots().keySet()));
        assertArrayEquals(A.data(), why.roots().get("image").data(), 1e-5);
        assertArrayEquals(new double[]{5, -6, 14, 8, 9, 20}, why.roots().get("table").data(), 1e-5);
        assertEquals(1, why.conservation()[0], 1e-5);
    }

    @Test
    void anOutputIsChosenByName() {
        Network whole = network();
        assertEquals(List.of("scores", "part"), whole.outputs().stream().map(Output::name).toList());
        Network part = whole.withOutput("part");
        assertEquals(List.of("b", "relu"), part.nodes().stream().map(Node::name).toList());
        assertEquals("table", part.input().name());
        assertEquals(part.nodes(), whole.withOutput("part").nodes());
        assertEquals(whole.nodes(), part.withOutput("scores").nodes());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> whole.withOutput("boxes")).getMessage()
                .contains("[scores, part]"));
    }

    @Test
    void inputsThatDoNotFitAreNamed() {
        IllegalArgumentException few = assertThrows(IllegalArgumentException.class,
                () -> Explainer.of(network(), Composites.epsilonPlus()).explain(A, Target.output()));
        assertTrue(few.getMessage().contains("2 inputs (image: real (2,), table: real (any,))"), few.getMessage());
        assertThrows(ShapeException.class, () -> Explainer.of(network(), Composites.epsilonPlus())
                .explain(List.of(A.slice(0, 1), B), Target.output()));
    }

    @Test
    void whatComesFromIdsAloneCarriesNothing() {
        Network net = Network.builder().input(Input.real("x", 2)).input(Input.integer("ids", 2))
                .add("fromIds", new Rect(), "ids").add("sum", new Sum(2), "x", "fromIds").build();
        assertFalse(net.carries(net.node("fromIds").index()));
        assertTrue(net.carries(net.node("sum").index()));
        Attribution why = Explainer.of(net, EPSILON).explain(List.of(A, A), Target.output());
        assertArrayEquals(A.data(), why.relevance().data(), 1e-5);
        assertEquals(List.of("x"), List.copyOf(why.roots().keySet()));
    }
}

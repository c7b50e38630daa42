package org.lrptoolbox.canonize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Compare;
import org.lrptoolbox.layer.Constant;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Where;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Network.Output;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

class GuardPolesTest {
    private static final Tensor A = Tensor.of(new double[]{2, 3, -1}, 1, 3);
    private static final Tensor B = Tensor.of(new double[]{4, 0, 0.5}, 1, 3);

    /** a / b, c where b is 0; the answer comes behind the quotient, as files may have it. */
    private static NetworkBuilder quotient() {
        return Network.builder().input(Input.real("a", 3)).input(Input.real("b", 3))
                .add("inverse", new Activation(Elementary.INVERSE), "b").add("product", new Product(), "a", "inverse")
                .add("c", new Constant(Tensor.full(7, 1)), List.of())
                .add("zero", new Constant(Tensor.full(0, 1)), List.of())
                .add("none", new Compare(Comparison.EQUAL), "b", "zero");
    }

    private static Attribution explained(Network network, String composite) {
        return Explainer.of(network, Composites.named(composite)).explain(List.of(A, B),
                Target.seed(Tensor.full(1, 1, 3)));
    }

    @Test
    void whatAChoiceLeavesOutHandsNothingOn() {
        Network network = quotient().add("y", new Where(), "none", "c", "product").build();
        Attribution slope = explained(network, "gradient");
        assertArrayEquals(new double[]{0.25, 0, 2}, slope.roots().get("a").data());
        assertArrayEquals(new double[]{-0.125, 0, 4}, slope.roots().get("b").data());
        assertArrayEquals(new double[]{0.5, 0, 0.5}, explained(network, "attnlrp").roots().get("a").data(), 1e-9);
        assertEquals("Guarded", new GuardPoles().apply(network).node("inverse/guard 4").layer().type());
    }

    @Test
    void whereSomebodyElseLooksNothingIsChanged() {
        Network network = quotient().add("y", new Where(), "none", "c", "product").add("z", new Product(), "y",
                "inverse").build();
        assertSame(network, new GuardPoles().apply(network));
    }

    @Test
    void everyOutputIsGuardedByItself() {
        // Seen from "ratio" the quotient is guarded; "inverse" reads what would be, and is left alone.
        Network whole = quotient().add("y", new Where(), "none", "c", "product").add("sum", new Sum(2), "a", "b")
                .output("ratio", "y").output("inverse", "inverse").output("total", "sum").build();
        Network guarded = new GuardPoles().apply(whole);
        assertEquals("Guarded", guarded.node("inverse/guard 4").layer().type());
        assertEquals(List.of("ratio", "inverse", "total"), guarded.outputs().stream().map(Output::name).toList());
        assertEquals(List.of("inverse"), guarded.withOutput("inverse").nodes().stream().map(Node::name).toList());
        assertEquals(List.of("sum"), guarded.withOutput("total").nodes().stream().map(Node::name).toList());
        assertEquals(guarded.nodes(), guarded.withOutput("total").withOutput("ratio").nodes());
        // Indices of the whole are none of a part's.
        Network last = Network.builder().add("first", new Rect()).add("pole", new Activation(Elementary.INVERSE),
                "first").add("c", new Constant(Tensor.full(7, 1)), List.of()).add("none", new Compare(
                        Comparison.EQUAL), "first", "c")
                .add("y", new Where(), "none", "c", "pole")
                .add("far", new Rect(), "y").output("y", "y").output("far", "far").build();
        assertEquals("Guarded", new GuardPoles().apply(last).node("pole/guard 3").layer().type());
    }

    private static Scale scale(double factor, double shift) {
        return new Scale(Tensor.full(factor, 2), Tensor.full(shift, 2));
    }

    @Test
    void whatAnotherCanonizerMakesOfAnOutputIsFoundToo() {
        Network whole = Network.builder().input(Input.real("x", 2)).add("scale", scale(2, 0), "x")
                .add("again", scale(3, 1), "scale").add("rect", new Rect(), "again").output("scores", "rect")
                .output("features", "again").build();
        Network merged = Canonizers.mergeScales().apply(whole);
        assertEquals(2, merged.size());
        assertEquals(1, merged.withOutput("features").size());
        Scale one = scale(1, 0);
        Network named = merged.withInputs(Input.real("picture", 2)).withLayers(List.of(one, new Rect()));
        assertEquals("scores", named.outputName());
        assertEquals("picture", named.withOutput("features").input().name());
        assertSame(one, named.withOutput("features").node(0).layer());
    }
}

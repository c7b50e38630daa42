package org.lrptoolbox.canonize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Compare;
import org.lrptoolbox.layer.Composed;
import org.lrptoolbox.layer.Constant;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.ReduceExtreme;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SideFunction;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Where;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.NetworkBuilder;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

class FuseFunctionsTest {
    private static final Tensor X = RandomTensors.normal(5, 4, 3);

    private static Dense dense(int seed, int in, int out) {
        return new Dense(Weights.of(RandomTensors.normal(seed, in, out)), false, new double[out]);
    }

    private static Scale scale(double factor, double shift) {
        return new Scale(Tensor.full(factor, 1), Tensor.full(shift, 1));
    }

    /** A network whose first layer is dense, as is its last: between lies what is added. */
    private static NetworkBuilder begun() {
        return Network.builder().add("v", dense(1, 3, 5), List.of(Network.INPUT));
    }

    private static Network ended(NetworkBuilder builder, int last) {
        return builder.add("y", dense(2, 5, 2), List.of(last)).build();
    }

    private static Network fused(Network network) {
        Network fused = Canonizers.fuseFunctions().apply(network);
        Close.assertClose(new JavaEngine().predict(network, X), new JavaEngine().predict(fused, X), 1e-6, "the same");
        return fused;
    }

    private static List<String> types(Network network) {
        return network.layers().stream().map(Layer::type).toList();
    }

    /** x / (1 + exp(-x)). */
    private static NetworkBuilder silu() {
        return begun().add("neg", scale(-1, 0), List.of(0))
                .add("exp", new Activation(Elementary.EXPONENTIAL), List.of(1))
                .add("one", scale(1, 1), List.of(2)).add("inverse", new Activation(Elementary.INVERSE), List.of(3))
                .add("product", new Product(), List.of(0, 4));
    }

    @Test
    void aFunctionWithANameBecomesThatActivation() {
        assertEquals(List.of("Linear", "Silu", "Linear"), types(fused(ended(silu(), 5))));
        Network tanh = fused(ended(begun().add("double", scale(2, 0), List.of(0))
                .add("sigmoid", new Activation(Function.SIGMOID), List.of(1)).add("affine", scale(2, -1), List.of(2)),
                3));
        assertInstanceOf(Tanh.class, tanh.layers().get(1));
    }

    /** Of several functions in a row each has its own. */
    @Test
    void whatStandsBehindIsAnotherFunction() {
        Network network = fused(ended(silu().add("tanh", new Tanh(), List.of(5)).add("square", new Product(),
                List.of(6, 6)), 7));
        assertEquals(List.of("Linear", "Silu", "Tanh", "Product", "Linear"), types(network));
    }

    @Test
    void aFunctionWithoutANameIsOneLayerThatPassesRelevance() {
        Network network = ended(begun().add("zero", new Constant(Tensor.zeros(1)), List.of())
                .add("positive", new Compare(Comparison.GREATER), List.of(0, 1)).add("tanh", new Tanh(), List.of(0))
                .add("plus", scale(3, 2), List.of(3)).add("where", new Where(), List.of(2, 0, 4)), 5);
        Network fused = fused(network);
        assertInstanceOf(Composed.class, fused.layers().get(1));
        assertEquals(3, fused.size());
        Attribution why = Explainer.of(network, Composites.epsilonPlus()).explain(X, Target.classIndex(1));
        assertEquals(why.seed().sum(), why.relevance().sum(), 1e-5, "nothing is lost to the numbers in it");
    }

    /** x + sin(a x)^2 / a with an a of its own for each channel. */
    @Test
    void numbersMayDifferFromChannelToChannel() {
        Tensor a = Tensor.of(new double[]{0.5, 1, 2, 0.3, 4}, 5);
        Tensor none = Tensor.full(0, 1);
        Network network = ended(begun().add("ax", new Scale(a, none), List.of(0))
                .add("sin", new Activation(Elementary.SINE), List.of(1)).add("square", new Product(), List.of(2, 2))
                .add("by", new Scale(a.map(v -> 1 / v), none), List.of(3)).add("sum", new Sum(2), List.of(0, 4)), 5);
        Network fused = fused(network);
        assertEquals(List.of("Linear", "Composed", "Linear"), types(fused));
        Composed snake = assertInstanceOf(Composed.class, fused.layers().get(1));
        assertTrue(snake.keepsZero() && !snake.isElementwise(), snake.toString());
        for (String composite : List.of("attnlrp", "epsilon-plus")) {
            Attribution why = Explainer.of(network, Composites.named(composite)).explain(X, Target.classIndex(1));
            assertEquals(why.seed().sum(), why.relevance().sum(), 1e-4, "nothing is lost to the numbers in it");
        }
    }

    @Test
    void whatIsNoFunctionOfOneValueStays() {
        Network square = ended(begun().add("square", new Product(), List.of(0, 0)), 1);
        assertSame(square, fused(square));
        Network scales = ended(begun().add("a", scale(2, 1), List.of(0)).add("b", scale(3, 1), List.of(0))
                .add("sum", new Sum(2), List.of(1, 2)), 3);
        assertSame(scales, fused(scales));
        Network skip = ended(begun().add("relu", new Rect(), List.of(0)).add("w", dense(3, 5, 5), List.of(1))
                .add("sum", new Sum(2), List.of(0, 2)), 3);
        assertSame(skip, fused(skip));
        Network gate = ended(begun().add("u", dense(4, 3, 5), List.of(Network.INPUT))
                .add("sigmoid", new Activation(Function.SIGMOID), List.of(1))
                .add("product", new Product(), List.of(0, 2)), 3);
        assertSame(gate, fused(gate));
    }

    /** What others read, too, is computed for them. */
    @Test
    void piecesThatOthersReadStayForThem() {
        Network network = ended(silu().add("other", dense(6, 5, 5), List.of(4)).add("sum", new Sum(2),
                List.of(5, 6)), 7);
        assertEquals(List.of("Linear", "Scale", "Exponential", "Scale", "Inverse", "Silu", "Linear", "Sum", "Linear"),
                types(fused(network)));
    }

    /** What is the largest along another axis differs along the softmax's own, and stays. */
    @Test
    void onlyTheLargestAlongTheSameAxisIsTakenOff() {
        Network network = Network.builder().input(Input.real("x", 4, 3))
                .add("max", new ReduceExtreme(true, true, 1), List.of(Network.INPUT))
                .add("less", scale(-1, 0), List.of(0)).add("off", new Sum(2), List.of(Network.INPUT, 1))
                .add("exp", new Activation(Elementary.EXPONENTIAL), List.of(2))
                .add("total", new Reduce(false, true, 0), List.of(3))
                .add("over", new Activation(Elementary.INVERSE), List.of(4))
                .add("p", new Product(), List.of(3, 5)).build();
        Network fused = Canonizers.fuseFunctions().apply(network);
        assertEquals(List.of("ReduceMax", "Scale", "Sum", "SoftMax"), types(fused));
        Tensor x = RandomTensors.normal(9, 2, 4, 3);
        Close.assertClose(new JavaEngine().predict(network, x), new JavaEngine().predict(fused, x), 1e-12, "the same");
    }

    @Test
    void softmaxInPiecesIsOne() {
        Network network = begun().add("max", new ReduceExtreme(true, true, 0), List.of(0))
                .add("less", scale(-1, 0), List.of(1)).add("off", new Sum(2), List.of(0, 2))
                .add("exp", new Activation(Elementary.EXPONENTIAL), List.of(3))
                .add("total", new Reduce(false, true, 0), List.of(4))
                .add("over", new Activation(Elementary.INVERSE), List.of(5))
                .add("p", new Product(), List.of(4, 6)).build();
        Network fused = fused(network);
        assertEquals(List.of("Linear", "SoftMax"), types(fused));
        assertEquals(0, ((SoftMax) fused.layers().get(1)).axis());
        assertEquals(List.of("Linear"), types(Canonizers.standard().apply(network)), "scores are explained");
    }

    /** Soft shrinkage as PyTorch's newer exporter writes it: |x| > 1/5 ? x - sign(x) / 5 : 0 x. */
    @Test
    void aSignMayBePartOfAFunction() {
        NetworkBuilder builder = begun().add("size", new Activation(Elementary.ABSOLUTE), List.of(0))
                .add("least", new Constant(Tensor.full(0.2, 1)), List.of())
                .add("far", new Compare(Comparison.GREATER), List.of(1, 2))
                .add("sign", new SideFunction(Unary.SIGN), List.of(0)).add("part", scale(-0.2, 0), List.of(4))
                .add("sum", new Sum(2), List.of(0, 5)).add("none", scale(0, 0), List.of(0))
                .add("where", new Where(), List.of(3, 6, 7));
        assertEquals(List.of("Linear", "Composed", "Linear"), types(fused(ended(builder, 8))));
    }

    /** A mask behind x / (1 + |x|) guards no pole, for there is none: the function stays one. */
    @Test
    void whatHasNoPoleIsNotGuarded() {
        NetworkBuilder builder = begun().add("size", new Activation(Elementary.ABSOLUTE), List.of(0))
                .add("more", scale(1, 1), List.of(1)).add("inverse", new Activation(Elementary.INVERSE), List.of(2))
                .add("softsign", new Product(), List.of(0, 3))
                .add("mask", new Constant(Tensor.of(new double[]{1, 0, 0, 1, 0}, 5)), List.of())
                .add("fill", new Constant(Tensor.full(-1, 1)), List.of())
                .add("where", new Where(), List.of(5, 6, 4));
        assertTrue(types(fused(ended(builder, 7))).contains("Softsign"));
    }
}

package org.lrptoolbox.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Constant;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.ElementFunction;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.LayerExamples.Domain;

/** The rules of AttnLRP and CP-LRP on numbers worked out by hand. */
class AttentionRulesTest {
    private static final double EXACT = 3e-8;

    private static Attribution explain(Network network, Composite composite, Target target, Tensor... inputs) {
        return Explainer.of(network, composite, Canonizers.none(), new JavaEngine()).keepingAll()
                .explain(List.of(inputs), target);
    }

    private static Tensor row(double... numbers) {
        return Tensor.of(numbers, 1, numbers.length);
    }

    /** R given at a layer's output, as if something above had handed it down. */
    private static double[] through(Layer layer, Tensor x, double... relevance) {
        Network network = Network.sequential(layer);
        return explain(network, Composites.attnLrp(), Target.seed(row(relevance)), x).relevance().data();
    }

    @Test
    void softmaxByItsTaylorTerms() {
        double[] r = through(new SoftMax(), row(1, 2, -1), 1, 0.5, 0.25);
        assertArrayEquals(new double[]{0.54588119, -1.46884579, -0.18854170}, r, EXACT);
    }

    @Test
    void layerNormHoldsItsDeviation() {
        Norm norm = Norm.layer(1, 0, 0, Tensor.of(new double[]{1, 2, -1}, 3), Tensor.of(new double[]{0.5, 0, 0.25}, 3));
        // The middle of (1, 2, 6) is not the mean, so that no output is zero.
        double[] r = through(norm, row(1, 2, 6), 1, 2, 3);
        assertArrayEquals(new double[]{-0.46458253, -2.75496027, 11.05237597}, r, EXACT);
    }

    @Test
    void rmsNormHandsAllOn() {
        double[] r = through(Norm.rms(1, 0, 1e-6, Tensor.of(new double[]{3, -2, 0.5}, 3)), row(1, -2, 4), 1, 2, 3);
        assertArrayEquals(new double[]{1, 2, 3}, r, EXACT);
    }

    /** Two tokens, the example of the facts: q, k, v in, one number of the output explained. */
    private static Network attention() {
        return Network.builder().input(Input.real("q", 2, 2)).input(Input.real("k", 2, 2))
                .input(Input.real("v", 2, 2))
                .add("turned", new org.lrptoolbox.layer.Permute(1, 0), "k").add("scores", new MatMul(), "q", "turned")
                .add("scaled", new Scale(Tensor.of(new double[]{0.5}, 1), Tensor.of(new double[]{0}, 1)), "scores")
                .add("weights", new SoftMax(1), "scaled").add("mixed", new MatMul(), "weights", "v").build();
    }

    private static Tensor matrix(double... numbers) {
        return Tensor.of(numbers, 1, 2, 2);
    }

    @Test
    void attentionSharesItsProducts() {
        Attribution why = explain(attention(), Composites.attnLrp(), Target.elements(0), matrix(1, 2, 0.5, 1),
                matrix(1, -1, 0.5, 2), matrix(2, 1, 1, 3));
        assertEquals(1.06008665, why.prediction().data()[0], EXACT);
        Map<String, Tensor> r = why.roots();
        assertArrayEquals(new double[]{0.06008665, 0, 0.46995667, 0}, r.get("v").data(), EXACT);
        assertArrayEquals(new double[]{0.00352977, -0.04235718, 0, 0}, r.get("q").data(), EXACT);
        assertArrayEquals(new double[]{0.00705953, -0.01411906, -0.00352977, -0.02823812}, r.get("k").data(), EXACT);
        double total = r.values().stream().mapToDouble(Tensor::sum).sum();
        assertEquals(0.45238849, total, EXACT);
        Attribution held = explain(attention(), Composites.cpLrp(), Target.elements(0), matrix(1, 2, 0.5, 1),
                matrix(1, -1, 0.5, 2), matrix(2, 1, 1, 3));
        assertArrayEquals(new double[]{0.12017330, 0, 0.93991333, 0}, held.roots().get("v").data(), EXACT);
        assertEquals(0, held.roots().get("q").maxAbs());
    }

    /** A gate takes half in AttnLRP and nothing in CP-LRP, whichever factor it is. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gatesTakeHalfOrNothing(boolean gateFirst) {
        Network network = Network.builder().input(Input.real("g", 2)).input(Input.real("u", 2))
                .add("silu", new Activation(Function.SILU), "g")
                .add("gated", new Product(), gateFirst ? "silu" : "u", gateFirst ? "u" : "silu").build();
        Tensor g = row(0.5, -1);
        Tensor u = row(3, 2);
        Attribution attn = explain(network, Composites.attnLrp(), Target.output(), g, u);
        double y = attn.prediction().sum();
        assertEquals(y / 2, attn.roots().get("g").sum(), 1e-12);
        assertEquals(y / 2, attn.roots().get("u").sum(), 1e-12);
        Attribution cp = explain(network, Composites.cpLrp(), Target.output(), g, u);
        assertEquals(0, cp.roots().get("g").maxAbs());
        assertEquals(y, cp.roots().get("u").sum(), 1e-12);
    }

    /** A mask is a number: what it is multiplied with takes all. */
    @Test
    void masksTakeNothing() {
        Network network = Network.builder().input(Input.real("x", 2))
                .input(Input.ofType("mask", Input.Type.BOOLEAN)).add("masked", new Product(), "x", "mask").build();
        Attribution why = explain(network, Composites.attnLrp(), Target.output(), row(3, 4), row(1, 0));
        assertArrayEquals(new double[]{3, 0}, why.roots().get("x").data());
    }

    /** Scores that a mask has made infinitely small keep nothing, of relevance and in the ledger. */
    @ParameterizedTest
    @ValueSource(strings = {"attnlrp", "cplrp", "epsilon-plus", "gradient-x-input"})
    void infiniteMasksTakeNothing(String preset) {
        Tensor mask = Tensor.of(new double[]{0, Double.NEGATIVE_INFINITY, 0}, 3);
        Network network = Network.sequential(new Scale(Tensor.of(new double[]{0.5}, 1), mask), new SoftMax());
        Attribution why = explain(network, Composites.named(preset), Target.elements(0), row(1, 2, -1));
        assertEquals(0, Math.abs(why.relevance().data()[1]), preset);
        assertTrue(Double.isFinite(why.relevance().sum()), preset);
        why.ledger().entries().forEach(e -> assertTrue(Double.isFinite(e.bias() + e.stabilizer()), e.toString()));
    }

    /** Below a logarithm coefficients start anew, so that a dead unit beside others divides nothing. */
    @Test
    void coefficientsStartAnewBelowALogarithm() {
        Dense dense = new Dense(Weights.of(new double[]{1, 0, 2, 0}, 2, 2), false, new double[0]);
        Layer shifted = new Scale(Tensor.of(new double[]{1}, 1), Tensor.of(new double[]{3}, 1));
        Network network = Network.sequential(dense, shifted, new Activation(Elementary.LOGARITHM));
        Attribution why = explain(network, Composites.attnLrp(), Target.output(), row(1, 0.5));
        // Of log 5 the two contributions to 2 + 3 have their share; log 3 comes of the constant alone.
        assertArrayEquals(new double[]{Math.log(5) / 5, Math.log(5) / 5}, why.relevance().data(), EXACT);
    }

    @Test
    void zerosDivideNothing() {
        Network network = Network.builder().input(Input.real("x", 2))
                .add("place", new Constant(Tensor.of(new double[]{1, -2}, 2)), List.of())
                .add("sum", new Sum(2), "x", "place")
                .add("norm", Norm.layer(1, 0, 1, Tensor.full(1, 2), Tensor.of(new double[]{0, 2}, 2)), "sum")
                .add("gelu", new Activation(Function.GELU), "norm").build();
        // The sum is zero, and so is what the norm makes of its first element.
        Attribution why = explain(network, Composites.attnLrp(), Target.output(), row(-1, 2));
        assertTrue(Arrays.stream(why.relevance().data()).allMatch(Double::isFinite));
        assertEquals(why.layers().get("place").sum(), why.ledger().entries().getLast().bias(), 1e-12);
        double kept = why.ledger().bias() + why.relevance().sum();
        assertEquals(why.prediction().sum(), kept, 1e-12);
    }

    /** Where f(0) = 0, f(x) / x has its limit at zero; relevance passes unchanged everywhere else. */
    @ParameterizedTest
    @MethodSource("org.lrptoolbox.layer.ElementFunction#all")
    void activationsPass(ElementFunction function) {
        Activation layer = new Activation(function, 0.7, 1.3);
        Tensor x = Domain.of(function).into(row(0.3, 1.7, 0.9, 2.5));
        Attribution why = explain(Network.sequential(layer), Composites.attnLrp(), Target.output(), x);
        assertArrayEquals(why.prediction().data(), why.relevance().data(), 1e-12);
        if (layer.keepsZero()) {
            double ratio = layer.ratio(new org.lrptoolbox.algebra.TensorAlgebra(), row(0.0), layer.forward(row(0.0)))
                    .data()[0];
            double near = layer.forward(row(1e-7)).data()[0] / 1e-7;
            assertTrue(Math.abs(ratio - near) < 1e-5 || function == Function.LEAKY_RELU || function == Function.SELU
                    || function == Function.ELU
                    || function == Function.THRESHOLDED_RELU || function == Function.CLIP
                    || function == Elementary.ABSOLUTE || function == Elementary.ROOT || function == Elementary.POWER,
                    function + " at 0: " + ratio + " beside " + near);
        }
    }

    /** Presets of images give attention what AttnLRP gives it, and say so. */
    @Test
    void presetsOfImagesTakeAttentionAlong() {
        var rules = Composites.epsilonPlus().rulesFor(attention());
        assertTrue(rules.coefficients());
        assertTrue(rules.name().contains("AttnLRP"), rules.name());
        assertEquals(new Adjoint(), rules.rule(attention().node("weights")));
        assertEquals(new Halves(), rules.rule(attention().node("mixed")));
    }
}

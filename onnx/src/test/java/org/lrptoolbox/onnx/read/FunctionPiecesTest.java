package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Activations and softmax in the pieces that frameworks write: explained as the operator is. */
class FunctionPiecesTest {
    private static final double ROOT = Math.sqrt(0.5);
    private static final double TANH = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    @TempDir
    private Path folder;

    /** Nodes that a value goes through. */
    private interface Nodes {
        String of(Foreign f, String x);
    }

    record Pieces(String name, Nodes operator, Nodes nodes) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"gates", "functions", "softmaxes"})
    void piecesAreExplainedAsTheOperator(Pieces pieces) throws IOException {
        Network whole = read(pieces.operator());
        Network parts = read(pieces.nodes());
        assertEquals(types(whole), types(parts));
        Tensor x = RandomTensors.normal(3, 4, 6);
        try (Engine compiled = new CompiledEngine()) {
            for (Composite composite : List.of(Composites.attnLrp(), Composites.epsilonPlus())) {
                Tensor expected = Explainer.of(whole, composite).explain(x, Target.classIndex(1)).relevance();
                Close.assertClose(expected, Explainer.of(parts, composite).explain(x, Target.classIndex(1)).relevance(),
                        1e-6, composite.name() + " of " + parts);
                Close.assertClose(expected, Explainer.of(parts, composite, compiled).explain(x, Target.classIndex(1))
                        .relevance(), 1e-4, composite.name() + ", compiled, of " + parts);
            }
        }
    }

    private Network read(Nodes nodes) throws IOException {
        Foreign f = new Foreign(20, 6);
        String v = f.node("Add", f.node("MatMul", f.x, f.random("v", 6, 8)).value(), f.random("b", 8)).value();
        return OnnxModel.read(f.write(folder, f.node("MatMul", nodes.of(f, v), f.random("w", 8, 3)).value())).network();
    }

    private static List<String> types(Network network) {
        return Canonizers.standard().apply(network).layers().stream().map(Layer::type).toList();
    }

    private static String times(Foreign f, String a, String b) {
        return f.node("Mul", a, b).value();
    }

    private static String times(Foreign f, String a, double b) {
        return times(f, a, f.numbers(b));
    }

    private static String plus(Foreign f, String a, double b) {
        return f.node("Add", a, f.numbers(b)).value();
    }

    private static String of(Foreign f, String op, String x) {
        return f.node(op, x).value();
    }

    private static String clip(Foreign f, String x, double low, double high) {
        return f.node("Clip", x, f.graph.scalar("low", low), f.graph.scalar("high", high)).value();
    }

    /** 1 + exp(-x). */
    private static String denominator(Foreign f, String x) {
        return plus(f, of(f, "Exp", of(f, "Neg", x)), 1);
    }

    private static String cube(Foreign f, String x) {
        return times(f, x, times(f, x, x));
    }

    static List<Pieces> gates() {
        Nodes silu = (f, x) -> times(f, x, of(f, "Sigmoid", x));
        Nodes gelu = (f, x) -> of(f, "Gelu", x);
        Nodes tanh = (f, x) -> f.node("Gelu", x).text("approximate", "tanh").value();
        Nodes swish = (f, x) -> of(f, "HardSwish", x);
        return List.of(
                new Pieces("x / (1 + exp(-x))", silu, (f, x) -> f.node("Div", x, denominator(f, x)).value()),
                new Pieces("x times 1 / (1 + exp(-x))", silu,
                        (f, x) -> times(f, x, of(f, "Reciprocal", denominator(f, x)))),
                new Pieces("x (1 - erf(-x / sqrt 2)) / 2", gelu, (f, x) -> times(f, x, times(f, f.node("Sub",
                        f.numbers(1), of(f, "Erf", times(f, of(f, "Neg", x), ROOT))).value(), 0.5))),
                new Pieces("GELU with x x x", tanh, (f, x) -> times(f, times(f, x, plus(f, of(f, "Tanh", times(f,
                        f.node("Add", x, times(f, cube(f, x), CUBIC)).value(), TANH)), 1)), 0.5)),
                new Pieces("GELU with x (1 + c x x)", tanh, (f, x) -> times(f, times(f, x, 0.5), plus(f, of(f, "Tanh",
                        times(f, times(f, x, TANH), plus(f, times(f, times(f, x, x), CUBIC), 1))), 1))),
                new Pieces("x relu6(x + 3) / 6", swish,
                        (f, x) -> times(f, times(f, x, clip(f, plus(f, x, 3), 0, 6)), 1.0 / 6)),
                new Pieces("x times relu6(x + 3) / 6", swish,
                        (f, x) -> times(f, x, times(f, clip(f, plus(f, x, 3), 0, 6), 1.0 / 6))),
                new Pieces("x tanh(log(1 + exp x))", (f, x) -> of(f, "Mish", x),
                        (f, x) -> times(f, x, of(f, "Tanh", of(f, "Log", plus(f, of(f, "Exp", x), 1))))),
                new Pieces("x / (1 + |x|)", (f, x) -> of(f, "Softsign", x),
                        (f, x) -> f.node("Div", x, plus(f, of(f, "Abs", x), 1)).value()));
    }

    static List<Pieces> functions() {
        Nodes sigmoid = (f, x) -> of(f, "Sigmoid", x);
        Nodes softplus = (f, x) -> of(f, "Softplus", x);
        Nodes elu = (f, x) -> of(f, "Elu", x);
        List<Pieces> all = new ArrayList<>();
        all.add(new Pieces("1 / (1 + exp(-x))", sigmoid, (f, x) -> of(f, "Reciprocal", denominator(f, x))));
        all.add(new Pieces("(1 + tanh(x / 2)) / 2", sigmoid,
                (f, x) -> plus(f, times(f, of(f, "Tanh", times(f, x, 0.5)), 0.5), 0.5)));
        all.add(new Pieces("2 sigmoid(2 x) - 1", (f, x) -> of(f, "Tanh", x),
                (f, x) -> plus(f, times(f, of(f, "Sigmoid", times(f, x, 2)), 2), -1)));
        all.add(new Pieces("clip(x / 6 + 1 / 2)", (f, x) -> f.node("HardSigmoid", x).real("alpha", 1f / 6).value(),
                (f, x) -> clip(f, plus(f, times(f, x, 1.0 / 6), 0.5), 0, 1)));
        all.add(new Pieces("relu6(x + 3) / 6", (f, x) -> f.node("HardSigmoid", x).real("alpha", 1f / 6).value(),
                (f, x) -> f.node("Div", clip(f, plus(f, x, 3), 0, 6), f.numbers(6)).value()));
        all.add(new Pieces("log(1 + exp x)", softplus, (f, x) -> of(f, "Log", plus(f, of(f, "Exp", x), 1))));
        all.add(new Pieces("max(x, 0) + log(1 + exp(-|x|))", softplus, (f, x) -> f.node("Add", of(f, "Relu", x),
                of(f, "Log", denominator(f, of(f, "Abs", x)))).value()));
        all.add(new Pieces("x where it is positive, else exp(x) - 1", elu, (f, x) -> f.node("Where", f.node("Greater",
                x, f.numbers(0)).value(), x, plus(f, of(f, "Exp", x), -1)).value()));
        all.add(new Pieces("relu(x) + exp(min(x, 0)) - 1", elu, (f, x) -> f.node("Add", of(f, "Relu", x), plus(f,
                of(f, "Exp", f.node("Min", x, f.numbers(0)).value()), -1)).value()));
        all.add(new Pieces("(x + |x|) / 2", (f, x) -> of(f, "Relu", x),
                (f, x) -> times(f, f.node("Add", x, of(f, "Abs", x)).value(), 0.5)));
        return all;
    }

    private static String exponential(Foreign f, String x, boolean shifted) {
        return of(f, "Exp", shifted
                ? f.node("Sub", x, f.node("ReduceMax", x, f.integers(-1)).value()).value()
                : x);
    }

    private static String total(Foreign f, String x) {
        return f.node("ReduceSum", x, f.integers(-1)).value();
    }

    static List<Pieces> softmaxes() {
        Nodes softmax = (f, x) -> f.node("Softmax", x).integer("axis", -1).value();
        List<Pieces> all = new ArrayList<>();
        for (boolean shifted : new boolean[]{true, false}) {
            all.add(new Pieces("exp(x) / sum(exp(x))" + (shifted ? ", the largest taken off" : ""), softmax, (f, x) -> {
                String e = exponential(f, x, shifted);
                return f.node("Div", e, total(f, e)).value();
            }));
        }
        all.add(new Pieces("exp(logsoftmax(x))", softmax,
                (f, x) -> of(f, "Exp", f.node("LogSoftmax", x).integer("axis", -1).value())));
        all.add(new Pieces("exp(x - log(sum(exp(x))))", softmax, (f, x) -> of(f, "Exp", f.node("Sub", x,
                of(f, "Log", total(f, of(f, "Exp", x)))).value())));
        all.add(new Pieces("x - log(sum(exp(x)))", (f, x) -> f.node("LogSoftmax", x).integer("axis", -1).value(),
                (f, x) -> f.node("Sub", x, of(f, "Log", total(f, of(f, "Exp", x)))).value()));
        return all;
    }
}

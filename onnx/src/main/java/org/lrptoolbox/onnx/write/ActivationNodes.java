package org.lrptoolbox.onnx.write;

import java.util.List;

import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.onnx.compile.Formulas;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;

/** The nodes of an activation; those newer than the oldest operators there are exports for in several. */
final class ActivationNodes {
    private final GraphBuilder graph;
    private final String name;
    private final String x;

    ActivationNodes(GraphBuilder graph, String name, String x) {
        this.graph = graph;
        this.name = name;
        this.x = x;
    }

    /** The last node, which makes the result. */
    NodeBuilder of(Activation a) {
        return switch (a.function()) {
            case LEAKY_RELU -> last("LeakyRelu", x).real("alpha", (float) a.alpha());
            case ELU -> last("Elu", x).real("alpha", (float) a.alpha());
            case SELU -> last("Selu", x).real("alpha", (float) a.alpha()).real("gamma", (float) a.beta());
            case SIGMOID -> last("Sigmoid", x);
            case SOFTPLUS -> last("Softplus", x);
            case SOFTSIGN -> last("Softsign", x);
            case HARD_SIGMOID -> hardSigmoid(last("HardSigmoid", x), a.alpha(), a.beta());
            case CLIP -> last("Clip", x, number("min", a.alpha()), number("max", a.beta()));
            case SILU -> last("Mul", x, part("Sigmoid", "sigmoid", x).value());
            case HARD_SWISH -> last("Mul", x, hardSigmoid(part("HardSigmoid", "gate", x), 1.0 / 6, 0.5).value());
            case GELU -> halves(part("Erf", "erf", times("root", x, Math.sqrt(0.5))).value());
            case GELU_TANH -> {
                String cube = part("Pow", "cube", x, number("three", 3)).value();
                String sum = part("Add", "sum", x, times("cubic", cube, 0.044715)).value();
                yield halves(part("Tanh", "tanh", times("root", sum, Math.sqrt(2 / Math.PI))).value());
            }
            default -> Formulas.write(graph, name, a, List.of(x), List.of(new int[0]));
        };
    }

    /** x (1 + gate) / 2. */
    private NodeBuilder halves(String gate) {
        String half = times("half", x, 0.5);
        return last("Mul", half, part("Add", "gate", gate, number("one", 1)).value());
    }

    private static NodeBuilder hardSigmoid(NodeBuilder node, double alpha, double beta) {
        return node.real("alpha", (float) alpha).real("beta", (float) beta);
    }

    private String times(String what, String value, double factor) {
        return part("Mul", what, value, number(what + "/factor", factor)).value();
    }

    private String number(String what, double value) {
        return graph.scalar(name + "/" + what, value);
    }

    private NodeBuilder part(String op, String what, String... reads) {
        return graph.node(op, graph.fresh(name + "/" + what), reads);
    }

    private NodeBuilder last(String op, String... reads) {
        return graph.node(op, name, reads);
    }
}

package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.onnx.read.Foreign.Case;

/** Activations, normalisation, arithmetic with constants and matrix products, against ONNX Runtime. */
class ElementOperatorsTest {
    private static final int[] IMAGE = shape(3, 4, 5);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"activations", "norms", "arithmetic", "products", "softmaxes"})
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        model.check(folder);
    }

    static List<Case> activations() {
        List<Case> cases = new ArrayList<>();
        for (String op : List.of("Relu", "Tanh", "Sigmoid", "Softplus", "Softsign", "LeakyRelu", "Elu", "Selu",
                "HardSigmoid")) {
            cases.add(Case.of(op, 9, IMAGE, f -> f.node(op, f.x).value()));
        }
        cases.add(Case.of("LeakyRelu", 16, IMAGE, f -> f.node("LeakyRelu", f.x).real("alpha", 0.3f).value()));
        cases.add(Case.of("Elu", 13, IMAGE, f -> f.node("Elu", f.x).real("alpha", 0.3f).value()));
        cases.add(Case.of("Selu", 13, IMAGE, f -> f.node("Selu", f.x).real("alpha", 0.3f).real("gamma", 2).value()));
        cases.add(Case.of("HardSigmoid", 13, IMAGE, f -> f.node("HardSigmoid", f.x).real("alpha", 0.4f)
                .real("beta", 0.1f).value()));
        cases.add(Case.of("HardSwish", 14, IMAGE, f -> f.node("HardSwish", f.x).value()));
        cases.add(Case.of("HardSwish in parts", 13, IMAGE, f -> f.node("Mul", f.x, f.node("HardSigmoid", f.x)
                .real("alpha", 1f / 6).real("beta", 0.5f).value()).value()));
        cases.add(Case.of("SiLU", 13, IMAGE, f -> f.node("Mul", f.node("Sigmoid", f.x).value(), f.x).value()));
        cases.add(Case.of("Gelu", 20, IMAGE, f -> f.node("Gelu", f.x).value()));
        cases.add(Case.of("Gelu by tanh", 20, IMAGE, f -> f.node("Gelu", f.x).text("approximate", "tanh").value()));
        cases.add(Case.of("GELU in nodes", 13, IMAGE, f -> gelu(f, f.x, true)));
        cases.add(Case.of("GELU in nodes, halved first", 13, IMAGE, f -> gelu(f, f.node("Relu", f.x).value(), false)));
        cases.add(Case.of("GELU by tanh in nodes", 13, IMAGE, f -> {
            String cube = f.node("Mul", f.node("Pow", f.x, number(f, 3)).value(), number(f, 0.044715)).value();
            String inner = f.node("Mul", f.node("Add", f.x, cube).value(), number(f, Math.sqrt(2 / Math.PI))).value();
            String gate = f.node("Add", f.node("Tanh", inner).value(), number(f, 1)).value();
            return f.node("Mul", f.node("Mul", f.x, number(f, 0.5)).value(), gate).value();
        }));
        cases.add(Case.of("PRelu", 13, IMAGE, f -> f.node("PRelu", f.x, f.numbers(0.2)).value()));
        cases.add(Case.of("Clip", 7, IMAGE, f -> f.node("Clip", f.x).real("min", -0.5f).real("max", 0.7f).value()));
        cases.add(Case.of("Clip below", 6 + 1, IMAGE, f -> f.node("Clip", f.x).real("min", 0).value()));
        cases.add(Case.of("Clip", 13, IMAGE, f -> f.node("Clip", f.x, number(f, 0), number(f, 0.6)).value()));
        cases.add(Case.of("Clip above", 11, IMAGE, f -> f.node("Clip", f.x, "", number(f, 0.6)).value()));
        return cases;
    }

    /** As exporters write it before opset 20. */
    private static String gelu(Foreign f, String x, boolean halvedLast) {
        String erf = f.node("Erf", f.node("Div", x, number(f, Math.sqrt(2))).value()).value();
        String gate = f.node("Add", erf, number(f, 1)).value();
        return halvedLast
                ? f.node("Mul", f.node("Mul", x, gate).value(), number(f, 0.5)).value()
                : f.node("Mul", f.node("Mul", number(f, 0.5), x).value(), gate).value();
    }

    private static String number(Foreign f, double value) {
        return f.graph.constant("number", org.lrptoolbox.tensor.Tensor.of(new double[]{value}));
    }

    static List<Case> norms() {
        List<Case> cases = new ArrayList<>();
        for (int size : new int[]{1, 3, 5}) {
            cases.add(Case.of("LRN " + size, 13, shape(7, 3, 2), f -> f.node("LRN", f.x).integer("size", size)
                    .real("alpha", 0.8f).real("beta", 0.6f).real("bias", 1.5f).value()));
        }
        cases.add(Case.of("LRN by default", 9, shape(7, 3, 2), f -> f.node("LRN", f.x).integer("size", 5).value()));
        for (int opset : new int[]{7, 9, 14, 15}) {
            cases.add(Case.of("BatchNormalization", opset, IMAGE, f -> f.node("BatchNormalization", f.x,
                    f.random("scale", 3), f.random("shift", 3), f.random("mean", 3), f.numbers(0.5, 1, 2))
                    .real("epsilon", 0.1f).value()));
        }
        cases.add(Case.of("BatchNormalization of vectors", 13, shape(3), f -> f.node("BatchNormalization", f.x,
                f.random("scale", 3), f.random("shift", 3), f.random("mean", 3), f.numbers(0.5, 1, 2)).value()));
        return cases;
    }

    static List<Case> arithmetic() {
        List<Case> cases = new ArrayList<>();
        List<int[]> shapes = List.of(shape(), shape(1), shape(5), shape(3, 1, 1), shape(1, 3, 1, 1), shape(4, 1),
                shape(3, 4, 5), shape(1, 3, 4, 5));
        for (String op : List.of("Add", "Sub", "Mul", "Div")) {
            for (int[] shape : shapes) {
                String name = op + " " + org.lrptoolbox.tensor.Shapes.text(shape);
                cases.add(Case.of(name, 13, IMAGE, f -> f.node(op, f.x, f.random("c" + name, shape)).value()));
                if (!op.equals("Div")) {
                    cases.add(Case.of("constant " + name, 13, IMAGE,
                            f -> f.node(op, f.random("c" + name, shape), f.x).value()));
                }
            }
        }
        cases.add(Case.of("preprocessing", 13, IMAGE, f -> f.node("Conv", f.node("Div", f.node("Sub", f.x,
                f.random("mean", 3, 1, 1)).value(), f.numbers(57.5)).value(), f.random("w", 2, 3, 3, 3)).value()));
        cases.add(Case.of("Sum of values", 13, IMAGE, f -> {
            String y = f.node("Relu", f.x).value();
            return f.node("Sum", f.x, y, f.node("Add", y, f.x).value()).value();
        }));
        return cases;
    }

    static List<Case> products() {
        List<Case> cases = new ArrayList<>();
        cases.add(Case.of("Gemm", 13, shape(5), f -> f.node("Gemm", f.x, f.random("w", 5, 4), f.random("b", 4))
                .value()));
        cases.add(Case.of("Gemm with factors", 9, shape(5), f -> f.node("Gemm", f.x, f.random("w", 4, 5),
                f.random("b", 1, 4)).integer("transB", 1).real("alpha", 0.5f).real("beta", -2).value()));
        cases.add(Case.of("Gemm, one bias", 7, shape(5), f -> f.node("Gemm", f.x, f.random("w", 5, 4), f.numbers(3))
                .value()));
        cases.add(Case.of("Gemm without bias", 11, shape(5), f -> f.node("Gemm", f.x, f.random("w", 5, 4)).value()));
        cases.add(Case.of("MatMul", 13, shape(5), f -> f.node("MatMul", f.x, f.random("w", 5, 4)).value()));
        cases.add(Case.of("MatMul and Add", 13, shape(5), f -> f.node("Add", f.random("b", 4), f.node("MatMul", f.x,
                f.random("w", 5, 4)).value()).value()));
        cases.add(Case.of("MatMul, weights transposed", 13, shape(5), f -> f.node("MatMul", f.x,
                f.node("Transpose", f.random("w", 4, 5)).ints("perm", 1, 0).value()).value()));
        cases.add(Case.of("Conv, Flatten, Gemm", 13, IMAGE, f -> f.node("Gemm", f.node("Flatten", f.x).value(),
                f.random("w", 60, 4)).value()));
        return cases;
    }

    static List<Case> softmaxes() {
        List<Case> cases = new ArrayList<>();
        for (String op : List.of("Softmax", "LogSoftmax")) {
            cases.add(Case.of(op, 9, shape(6), f -> f.node(op, f.x).value()));
            cases.add(Case.of(op, 13, shape(6), f -> f.node(op, f.x).value()));
            cases.add(Case.of(op + " of images, all at once", 11, IMAGE, f -> f.node(op, f.x).value()));
            cases.add(Case.of(op + " of a position", 9, shape(4, 1, 1), f -> f.node(op, f.x).integer("axis", 1)
                    .value()));
            IntStream.range(1, 4).forEach(axis -> cases.add(Case.of(op + " axis " + axis, 13, IMAGE,
                    f -> f.node(op, f.x).integer("axis", axis).value())));
        }
        return cases;
    }
}

package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.onnx.read.Foreign.Case.of;
import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.onnx.read.Foreign.Case;
import org.lrptoolbox.tensor.Tensor;

/**
 * Operators beyond those of chains: what is read computes in Java and compiled what ONNX Runtime makes of the file, and
 * so it does once it is written and read again.
 */
class AnyOperatorTest {
    private static final int[] IMAGE = {4, 5, 6};
    private static final int[] TOKENS = {5, 8};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"elements", "sums", "products", "places", "windows", "cells"})
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        RuntimeTwin twin = RuntimeTwin.of(model, folder);
        twin.assertForward(2);
        twin.assertWritten(folder.resolve("exported.onnx"), 2);
    }

    static List<Case> elements() {
        List<Case> cases = new ArrayList<>();
        for (String op : List.of("Abs", "Exp", "Neg", "Erf", "Sin", "Cos", "Celu", "ThresholdedRelu", "Softplus")) {
            cases.add(of(op, 13, TOKENS, f -> f.node(op, f.x).value()));
        }
        for (String op : List.of("Tan", "Atan", "Sinh", "Cosh", "Asinh")) {
            cases.add(of(op, 13, TOKENS, f -> f.node(op, f.x).value()));
        }
        for (String op : List.of("Asin", "Acos", "Atanh")) {
            cases.add(of(op, 13, TOKENS, f -> f.node(op, f.node("Mul", f.node("Tanh", f.x).value(), f.numbers(0.9))
                    .value()).value()));
        }
        cases.add(of("Acosh", 13, TOKENS, f -> f.node("Acosh", f.node("Add", f.node("Exp", f.x).value(), f.numbers(1))
                .value()).value()));
        for (String op : List.of("Sqrt", "Log", "Reciprocal")) {
            cases.add(of(op, 13, TOKENS, f -> f.node(op, f.node("Softplus", f.x).value()).value()));
        }
        cases.add(of("Mish", 18, TOKENS, f -> f.node("Mish", f.x).value()));
        cases.add(of("PRelu per channel", 13, IMAGE, f -> f.node("PRelu", f.x, f.random("s", 4, 1, 1)).value()));
        cases.add(of("Pow", 13, TOKENS, f -> f.node("Pow", f.x, f.numbers(2)).value()));
        cases.add(of("Softmax of rows", 13, IMAGE, f -> f.node("Softmax", f.x).integer("axis", -1).value()));
        cases.add(of("Where", 16, TOKENS, f -> f.node("Where", f.node("Greater", f.x, f.numbers(0)).value(), f.x,
                f.node("Exp", f.x).value()).value()));
        cases.add(of("Max of two", 13, TOKENS, f -> f.node("Max", f.x, f.node("Neg", f.x).value()).value()));
        for (String op : List.of("Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal")) {
            cases.add(of(op, 16, TOKENS, f -> f.node("Where", f.node(op, f.x, f.numbers(0.1)).value(), f.x,
                    f.node("Exp", f.x).value()).value()));
        }
        for (String op : List.of("And", "Or", "Xor")) {
            cases.add(of(op, 16, TOKENS, f -> f.node("Where", f.node(op, f.node("Less", f.x, f.numbers(0.1)).value(),
                    f.node("Not", f.node("IsNaN", f.x).value()).value()).value(), f.x, f.numbers(2)).value()));
        }
        for (String op : List.of("Floor", "Ceil", "Round", "Sign")) {
            cases.add(of(op, 13, TOKENS, f -> f.node("Mul", f.x, f.node(op, f.x).value()).value()));
        }
        cases.add(of("Swish", 24, TOKENS, f -> f.node("Swish", f.x).real("alpha", 1.5f).value()));
        cases.add(
                of("CastLike", 15, TOKENS, f -> f.node("Sin", f.node("CastLike", f.x, f.numbers(1)).value()).value()));
        cases.add(of("Cast to yes and no", 16, TOKENS, f -> f.node("Where", f.node("Cast", f.node("Floor", f.x).value())
                .integer("to", 9).value(), f.x, f.numbers(2)).value()));
        cases.add(of("Cast of answers to whole numbers", 16, TOKENS, f -> f.node("Mul", f.x, f.node("Cast",
                f.node("Cast", f.node("Less", f.x, f.numbers(0.1)).value()).integer("to", 7).value()).integer("to", 1)
                .value()).value()));
        cases.add(of("Mean", 13, TOKENS, f -> f.node("Mean", f.x, f.node("Exp", f.x).value()).value()));
        cases.add(of("Min with a number", 13, TOKENS, f -> f.node("Min", f.x, f.numbers(0.5)).value()));
        return cases;
    }

    static List<Case> sums() {
        List<Case> cases = new ArrayList<>();
        for (String op : List.of("ReduceMean", "ReduceL1", "ReduceL2", "ReduceMax", "ReduceMin", "ReduceSumSquare",
                "ReduceLogSumExp")) {
            cases.add(of(op, 13, IMAGE, f -> f.node(op, f.x).ints("axes", 1, -1).integer("keepdims", 0).value()));
            cases.add(of(op + " keeps", 18, IMAGE, f -> f.node(op, f.x, f.integers(2)).value()));
        }
        cases.add(of("ReduceLogSum", 18, IMAGE, f -> f.node("ReduceLogSum", f.node("Exp", f.x).value(), f.integers(2))
                .value()));
        cases.add(of("GroupNormalization", 21, IMAGE, f -> f.node("GroupNormalization", f.x, f.random("g", 4),
                f.random("b", 4)).integer("num_groups", 2).value()));
        cases.add(of("RMSNormalization", 23, TOKENS,
                f -> f.node("RMSNormalization", f.x, f.random("g", 8)).value()));
        cases.add(of("ConstantOfShape", 13, TOKENS, f -> f.node("Add", f.x, f.node("Add", f.numbers(1), f.node(
                "ConstantOfShape", f.integers(5, 8)).value()).value()).value()));
        cases.add(of("ReduceSum", 13, IMAGE, f -> f.node("ReduceSum", f.x, f.integers(-2, -1)).value()));
        cases.add(of("LayerNormalization", 17, TOKENS,
                f -> f.node("LayerNormalization", f.x, f.random("g", 8), f.random("b", 8)).value()));
        cases.add(of("InstanceNormalization", 13, IMAGE,
                f -> f.node("InstanceNormalization", f.x, f.random("g", 4), f.random("b", 4)).value()));
        cases.add(of("LayerNorm in pieces", 13, TOKENS, f -> {
            String centred = f.node("Sub", f.x, f.node("ReduceMean", f.x).ints("axes", -1).value()).value();
            String mean = f.node("ReduceMean", f.node("Pow", centred, f.numbers(2)).value()).ints("axes", -1).value();
            String root = f.node("Sqrt", f.node("Add", mean, f.numbers(1e-5)).value()).value();
            return f.node("Add", f.node("Mul", f.node("Div", centred, root).value(), f.random("g", 8)).value(),
                    f.random("b", 8)).value();
        }));
        cases.add(of("CumSum", 14, TOKENS, f -> f.node("CumSum", f.x, f.graph.integers("axis", 1)).value()));
        return cases;
    }

    static List<Case> products() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("MatMul of tokens", 13, TOKENS, f -> f.node("MatMul", f.x, f.random("w", 8, 3)).value()));
        cases.add(of("MatMul, weights first", 13, TOKENS, f -> f.node("MatMul", f.random("w", 3, 5), f.x).value()));
        cases.add(of("attention", 13, TOKENS, f -> {
            String keys = f.node("Transpose", f.node("MatMul", f.x, f.random("k", 8, 4)).value()).ints("perm", 0, 2, 1)
                    .value();
            String scores = f.node("MatMul", f.node("MatMul", f.x, f.random("q", 8, 4)).value(), keys).value();
            return f.node("MatMul", f.node("Softmax", scores).integer("axis", -1).value(), f.x).value();
        }));
        cases.add(of("Attention", 23, shape(2, 5, 8), f -> f.node("Attention", f.x, f.node("Sin", f.x).value(), f.x)
                .value()));
        cases.add(of("squeeze and excite", 13, IMAGE, f -> f.node("Mul", f.x, f.node("Sigmoid",
                f.node("GlobalAveragePool", f.x).value()).value()).value()));
        cases.add(of("Div of two", 13, TOKENS, f -> f.node("Div", f.x, f.node("Exp", f.x).value()).value()));
        cases.add(of("Sub of two", 13, TOKENS, f -> f.node("Sub", f.x, f.node("Relu", f.x).value()).value()));
        cases.add(of("a sum that stretches", 13, TOKENS,
                f -> f.node("Add", f.x, f.node("ReduceMean", f.x).ints("axes", 1).value()).value()));
        cases.add(of("a constant that is larger", 13, shape(1, 8),
                f -> f.node("Add", f.x, f.random("table", 5, 8)).value()));
        return cases;
    }

    static List<Case> places() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("Gather", 13, IMAGE, f -> f.node("Gather", f.x, f.integers(2, 0, 0)).integer("axis", 1).value()));
        cases.add(of("tokens first", 13, TOKENS, f -> f.node("Transpose", f.node("Relu", f.node("Transpose", f.x)
                .ints("perm", 1, 0, 2).value()).value()).ints("perm", 1, 0, 2).value()));
        cases.add(of("Tile", 13, TOKENS, f -> f.node("Tile", f.x, f.integers(1, 2, 3)).value()));
        cases.add(of("Expand", 13, shape(1, 8), f -> f.node("Expand", f.x, f.integers(1, 5, 8)).value()));
        for (String mode : List.of("edge", "reflect")) {
            cases.add(of("Pad " + mode, 13, IMAGE, f -> f.node("Pad", f.x, f.integers(0, 0, 1, 2, 0, 0, 2, 1))
                    .text("mode", mode).value()));
        }
        cases.add(of("DepthToSpace", 13, IMAGE, f -> f.node("DepthToSpace", f.x).integer("blocksize", 2).value()));
        cases.add(of("DepthToSpace, columns first", 13, IMAGE,
                f -> f.node("DepthToSpace", f.x).integer("blocksize", 2).text("mode", "CRD").value()));
        cases.add(of("SpaceToDepth", 13, shape(2, 4, 6),
                f -> f.node("SpaceToDepth", f.x).integer("blocksize", 2).value()));
        cases.add(of("Unfold", 13, IMAGE, f -> f.microsoft("UnfoldTensor", f.x).integer("dim", 2).integer("size", 3)
                .integer("step", 2).value()));
        cases.add(of("Unfold by default", 13, IMAGE, f -> f.microsoft("UnfoldTensor", f.x).integer("size", 2).value()));
        for (String mode : List.of("nearest", "linear", "cubic")) {
            for (String how : List.of("half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel")) {
                cases.add(of("Resize " + mode + " " + how, 13, IMAGE, f -> f.node("Resize", f.x, "",
                        f.numbers(1, 1, 2, 1.5)).text("mode", mode).text("coordinate_transformation_mode", how)
                        .value()));
            }
        }
        cases.add(of("Upsample", 7, IMAGE, f -> f.node("Upsample", f.x).reals("scales", 1, 1, 2, 3).value()));
        cases.add(of("Upsample by an input", 9, IMAGE, f -> f.node("Upsample", f.x, f.numbers(1, 1, 2, 3)).value()));
        cases.add(of("Einsum", 13, TOKENS, f -> f.node("Einsum", f.x, f.random("w", 8, 2, 3))
                .text("equation", "abc,cde->adbe").value()));
        return cases;
    }

    static List<Case> windows() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("Conv of signals", 13, shape(3, 9), f -> f.node("Conv", f.x, f.random("w", 4, 3, 3), f.random("b",
                4)).ints("pads", 1, 2).ints("strides", 2).value()));
        cases.add(of("MaxPool of signals", 13, shape(3, 9),
                f -> f.node("MaxPool", f.x).ints("kernel_shape", 3).ints("strides", 2).value()));
        cases.add(of("ConvTranspose of signals", 13, shape(3, 5), f -> f.node("ConvTranspose", f.x, f.random("w", 3, 2,
                3)).ints("strides", 2).ints("output_padding", 1).value()));
        cases.add(of("Conv of volumes", 13, shape(2, 5, 6, 7), f -> f.node("Conv", f.x, f.random("w", 4, 1, 3, 3, 2),
                f.random("b", 4)).integer("group", 2).ints("pads", 1, 1, 0, 1, 0, 1).ints("strides", 2, 2, 1).value()));
        cases.add(of("Conv of volumes with holes", 13, shape(2, 5, 6, 7), f -> f.node("Conv", f.x, f.random("w", 3, 2,
                2, 2, 2)).ints("dilations", 2, 3, 1).value()));
        cases.add(of("MaxPool of volumes", 13, shape(2, 5, 6, 7), f -> f.node("MaxPool", f.x)
                .ints("kernel_shape", 3, 2, 3).ints("strides", 2, 2, 1).ints("pads", 1, 0, 1, 1, 0, 1).value()));
        cases.add(of("AveragePool of volumes", 13, shape(2, 5, 6, 7), f -> f.node("AveragePool", f.x)
                .ints("kernel_shape", 3, 2, 3).ints("strides", 2, 2, 1).ints("pads", 1, 0, 1, 1, 0, 1).value()));
        cases.add(of("GlobalAveragePool of volumes", 13, shape(2, 3, 4, 5),
                f -> f.node("GlobalAveragePool", f.x).value()));
        return cases;
    }

    static List<Case> cells() {
        List<Case> cases = new ArrayList<>();
        for (String op : List.of("LSTM", "GRU", "RNN")) {
            int gates = op.equals("LSTM") ? 4 : op.equals("GRU") ? 3 : 1;
            for (String direction : List.of("forward", "bidirectional", "reverse")) {
                int d = direction.equals("bidirectional") ? 2 : 1;
                cases.add(of(op + " " + direction, 14, TOKENS, f -> {
                    String steps = f.node("Transpose", f.x).ints("perm", 1, 0, 2).value();
                    String states = f.node(op, steps, f.random("w", d, gates * 3, 8), f.random("r", d, gates * 3, 3),
                            f.random("b", d, 2 * gates * 3)).integer("hidden_size", 3).text("direction", direction)
                            .value();
                    return f.node("Transpose", states).ints("perm", 2, 0, 1, 3).value();
                }));
            }
        }
        return cases;
    }
}

package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.read.Foreign.Case;

/**
 * Operators with forms of their own: equations, spectra, products over axes, numbers put to one place, filters and
 * states that are computed. They compute what ONNX Runtime makes of them, and have the gradient of finite differences.
 */
class AlgebraOperatorsTest {
    private static final int[] IMAGE = {4, 5, 6};
    private static final int[] TOKENS = {5, 8};
    private static final int INT32 = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"equations", "spectra", "scattered", "filters", "cells"})
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        RuntimeTwin twin = RuntimeTwin.of(model, folder);
        twin.assertForward(1);
        twin.assertGradient();
    }

    private static Case of(String name, int opset, int[] sample, Function<Foreign, String> nodes) {
        return Case.of(name, opset, sample, nodes);
    }

    private static Case einsum(String equation, int[] sample, Function<Foreign, String[]> operands) {
        return of("Einsum " + equation, 13, sample, f -> f.node("Einsum", operands.apply(f)).text("equation", equation)
                .value());
    }

    static List<Case> equations() {
        List<Case> cases = new ArrayList<>();
        cases.add(einsum("abc,abd,ab->ad", TOKENS, f -> new String[]{f.x, f.node("Exp", f.x).value(),
            f.node("ReduceMax", f.x).ints("axes", 2).integer("keepdims", 0).value()}));
        cases.add(einsum("dc,abc,cb->ad", TOKENS, f -> new String[]{f.random("w", 3, 8), f.x, f.random("v", 8, 5)}));
        cases.add(einsum("...c, cd -> ...d", IMAGE, f -> new String[]{f.x, f.random("w", 6, 2)}));
        cases.add(einsum("...ij,...kj", TOKENS, f -> new String[]{f.x, f.node("Sin", f.x).value()}));
        cases.add(einsum("aii->ai", shape(4, 4), f -> new String[]{f.x}));
        cases.add(einsum("aijij,j->ia", shape(2, 3, 2, 3), f -> new String[]{f.x, f.random("w", 3)}));
        cases.add(einsum("abc->ca", TOKENS, f -> new String[]{f.x}));
        cases.add(einsum("bnd,bmd->bn", TOKENS, f -> new String[]{f.x, f.node("Exp", f.x).value()}));
        return cases;
    }

    static List<Case> spectra() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("DFT of real numbers", 17, shape(5, 1), f -> f.node("DFT", f.x).integer("onesided", 1).value()));
        cases.add(of("DFT along an axis", 20, shape(4, 6, 2),
                f -> f.node("DFT", f.x, "", f.graph.constantIntegers("n", new long[]{1})).value()));
        cases.add(of("DFT, inverse and longer", 17, shape(6, 2),
                f -> f.node("DFT", f.x, f.graph.constantIntegers("n", new long[]{8})).integer("inverse", 1).value()));
        cases.add(of("STFT", 17, shape(20), f -> f.node("STFT", f.x, f.graph.constantIntegers("n", new long[]{4}),
                f.random("window", 8)).value()));
        cases.add(of("ReduceProd", 13, IMAGE, f -> f.node("ReduceProd", f.x).ints("axes", 1, -1).value()));
        cases.add(of("ReduceProd without axes", 18, IMAGE, f -> f.node("ReduceProd", f.x, f.integers(2))
                .integer("keepdims", 0).value()));
        return cases;
    }

    static List<Case> scattered() {
        List<Case> cases = new ArrayList<>();
        for (String how : List.of("add", "mul", "max", "min")) {
            cases.add(of("ScatterElements, several by " + how, 18, TOKENS, f -> f.node("ScatterElements", f.x,
                    f.graph.constantIntegers("at", new long[]{3, 3, 1, 3, 0, 1}, 1, 3, 2),
                    f.node("Sin", f.node("Slice", f.x, f.integers(1, 2), f.integers(4, 4), f.integers(1, 2)).value())
                            .value())
                    .integer("axis", 1).text("reduction", how).value()));
        }
        cases.add(of("ScatterND, several by add", 18, TOKENS, f -> f.node("ScatterND", f.x, f.graph.constantIntegers(
                "at", new long[]{0, 3, 0, 3, 0, 1}, 3, 2), f.random("u", 3, 8)).text("reduction", "add").value()));
        return cases;
    }

    static List<Case> filters() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("Conv by computed filters", 13, IMAGE, f -> {
            String filters = f
                    .node("Reshape", f.node("Slice", f.x, f.integers(0), f.integers(5), f.integers(3)).value(),
                            f.integers(10, 2, 1, 5))
                    .value();
            return f.node("Conv", f.x, filters, f.random("b", 10)).integer("group", 2).ints("pads", 1, 2, 0, 1)
                    .ints("strides", 2, 1).ints("dilations", 1, 2).value();
        }));
        cases.add(of("Conv of signals by computed filters", 13, shape(2, 9), f -> {
            String filters = f.node("Reshape", f.node("Sin", f.x).value(), f.integers(3, 2, 3)).value();
            return f.node("Conv", f.x, filters).text("auto_pad", "SAME_UPPER").ints("strides", 2).value();
        }));
        return cases;
    }

    static List<Case> cells() {
        List<Case> cases = new ArrayList<>();
        cases.add(cell("RNN", "with functions of its own", 1, n -> n.text("activations", "Relu")));
        cases.add(cell("GRU", "with functions of its own", 3, n -> n.text("activations", "HardSigmoid,LeakyRelu")
                .reals("activation_alpha", 0.3f, 0.1f).reals("activation_beta", 0.4f)));
        cases.add(cell("LSTM", "with functions of its own", 4, n -> n.text("activations", "Sigmoid,Softsign,ScaledTanh")
                .reals("activation_alpha", 1.5f).reals("activation_beta", 0.5f)));
        cases.add(of("LSTM with peepholes", 14, TOKENS, f -> {
            String steps = f.node("Transpose", f.x).ints("perm", 1, 0, 2).value();
            return f.node("LSTM", steps, f.random("w", 2, 12, 8), f.random("r", 2, 12, 3), f.random("b", 2, 24), "",
                    "", "", f.random("p", 2, 9)).integer("hidden_size", 3).text("direction", "bidirectional").value();
        }));
        cases.add(of("LSTM with coupled gates", 14, TOKENS, f -> {
            String steps = f.node("Transpose", f.x).ints("perm", 1, 0, 2).value();
            return f.node("LSTM", steps, f.random("w", 1, 12, 8), f.random("r", 1, 12, 3)).integer("hidden_size", 3)
                    .integer("input_forget", 1).value();
        }));
        cases.add(cell("RNN", "clipped", 1, n -> n.real("clip", 0.4f)));
        cases.add(cell("GRU", "clipped", 3, n -> n.real("clip", 0.3f)));
        cases.add(cell("LSTM", "clipped", 4, n -> n.real("clip", 0.25f)));
        for (String op : List.of("LSTM", "GRU", "RNN")) {
            int gates = op.equals("LSTM") ? 4 : op.equals("GRU") ? 3 : 1;
            cases.add(of(op + " of sequences that end, from a computed state", 14, TOKENS, f -> {
                String steps = f.node("Transpose", f.x).ints("perm", 1, 0, 2).value();
                String start = f.node("Reshape",
                        f.node("Slice", f.x, f.integers(0), f.integers(6), f.integers(2), f.integers(5)).value(),
                        f.integers(2, 1, 5)).value();
                String lengths = f.node("Cast", f.integers(3)).integer("to", INT32).value();
                String[] all = op.equals("LSTM")
                        ? new String[]{steps, f.random("w", 2, gates * 5, 8), f.random("r", 2, gates * 5, 5), "",
                            lengths, start, start}
                        : new String[]{steps, f.random("w", 2, gates * 5, 8), f.random("r", 2, gates * 5, 5), "",
                            lengths, start};
                return f.node(op, all).integer("hidden_size", 5).text("direction", "bidirectional").value();
            }));
        }
        return cases;
    }

    private static Case cell(String op, String how, int gates, Function<NodeBuilder, NodeBuilder> set) {
        return of(op + " " + how, 14, TOKENS, f -> {
            String steps = f.node("Transpose", f.x).ints("perm", 1, 0, 2).value();
            return set.apply(f.node(op, steps, f.random("w", 1, gates * 3, 8), f.random("r", 1, gates * 3, 3))
                    .integer("hidden_size", 3)).value();
        });
    }
}

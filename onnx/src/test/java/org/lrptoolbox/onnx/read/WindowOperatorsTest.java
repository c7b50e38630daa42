package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.read.Foreign.Case;

/** Convolutions and pooling in all their forms, against ONNX Runtime. */
class WindowOperatorsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"convolutions", "transposedConvolutions", "pools", "stacks"})
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        model.check(folder);
    }

    static List<Case> convolutions() {
        List<Case> cases = new ArrayList<>();
        cases.add(conv("plain", f -> f));
        cases.add(conv("pads differ", f -> f.ints("pads", 0, 1, 2, 3)));
        cases.add(conv("strides", f -> f.ints("strides", 2, 3).ints("pads", 1, 1, 1, 1)));
        cases.add(conv("dilations", f -> f.ints("dilations", 2, 3).ints("pads", 2, 1, 2, 3)));
        cases.add(conv("rows no window uses", f -> f.ints("strides", 4, 4)));
        for (String auto : List.of("SAME_UPPER", "SAME_LOWER", "VALID")) {
            for (int stride = 1; stride <= 3; stride++) {
                int s = stride;
                cases.add(conv(auto + " stride " + s, f -> f.text("auto_pad", auto).ints("strides", s, s)));
            }
        }
        for (int opset : new int[]{7, 9, 11, 13, 17, 22}) {
            cases.add(Case.of("groups", opset, shape(4, 7, 8), f -> f.node("Conv", f.x, f.random("w", 6, 2, 3, 2),
                    f.random("b", 6)).integer("group", 2).ints("kernel_shape", 3, 2).ints("pads", 1, 0, 1, 1).value()));
        }
        cases.add(Case.of("depthwise", 13, shape(4, 7, 8), f -> f.node("Conv", f.x, f.random("w", 8, 1, 3, 3))
                .integer("group", 4).ints("strides", 2, 2).ints("pads", 1, 1, 1, 1).value()));
        cases.add(Case.of("bias by Add", 13, shape(2, 5, 5), f -> f.node("Add", f.random("b", 1, 3, 1, 1),
                f.node("Conv", f.x, f.random("w", 3, 2, 3, 3), f.random("c", 3)).value()).value()));
        return cases;
    }

    /** Windows of an image, tokens and the like that a network makes samples of one. */
    static List<Case> stacks() {
        List<Case> cases = new ArrayList<>();
        cases.add(stack("Conv of one position", 180, shape(4, 5, 6),
                (f, x) -> f.node("Conv", x, f.random("w", 6, 4, 1, 1),
                        f.random("b", 6))));
        cases.add(stack("Conv", 72, shape(4, 5, 6), (f, x) -> f.node("Conv", x, f.random("w", 6, 2, 3, 2))
                .integer("group", 2).ints("strides", 2, 1).ints("pads", 1, 0, 0, 1)));
        cases.add(stack("Conv SAME", 36, shape(4, 5, 6), (f, x) -> f.node("Conv", x, f.random("w", 4, 1, 3, 3))
                .integer("group", 4).ints("strides", 2, 2).text("auto_pad", "SAME_UPPER")));
        cases.add(stack("Conv of signals", 12, shape(4, 9), (f, x) -> f.node("Conv", x, f.random("w", 3, 4, 3),
                f.random("b", 3)).ints("strides", 2).ints("dilations", 2).ints("pads", 1, 2)));
        cases.add(stack("MaxPool", 24, shape(4, 5, 6), (f, x) -> f.node("MaxPool", x).ints("kernel_shape", 3, 2)
                .ints("strides", 2, 2)));
        cases.add(stack("AveragePool of signals", 32, shape(4, 9), (f, x) -> f.node("AveragePool", x)
                .ints("kernel_shape", 3).ints("pads", 1, 0)));
        cases.add(stack("AveragePool of volumes", 54, shape(2, 4, 4, 4), (f, x) -> f.node("AveragePool", x)
                .ints("kernel_shape", 2, 2, 2)));
        cases.add(stack("GlobalAveragePool", 4, shape(4, 5, 6), (f, x) -> f.node("GlobalAveragePool", x)));
        cases.add(stack("GlobalMaxPool", 4, shape(4, 5, 6), (f, x) -> f.node("GlobalMaxPool", x)));
        for (int[] sample : List.of(shape(4), shape(4, 9), shape(4, 5, 6))) {
            cases.add(stack("BatchNormalization of " + sample.length + " axes",
                    Arrays.stream(sample).reduce(1, (a, b) -> a * b), sample, (f, x) -> f.node(
                            "BatchNormalization", x, f.random("s", 4), f.random("b", 4), f.random("m", 4),
                            f.node("Abs", f.random("v", 4)).value())));
        }
        return cases;
    }

    private interface Stacked {
        NodeBuilder of(Foreign f, String x);
    }

    /** Three samples of this shape, and so many results of each, for each sample of the network. */
    private static Case stack(String name, int results, int[] one, Stacked operator) {
        int[] sample = one.clone();
        sample[0] *= 3;
        long[] apart = LongStream.concat(LongStream.of(-1), Arrays.stream(one).asLongStream()).toArray();
        return Case.of("stack: " + name, 17, sample, f -> {
            String y = operator.of(f, f.node("Reshape", f.x, f.integers(apart)).value()).value();
            return f.node("Reshape", y, f.graph.integers("together", -1, 3L * results)).value();
        });
    }

    private interface Attributes {
        NodeBuilder of(NodeBuilder node);
    }

    private static Case conv(String name, Attributes attributes) {
        return Case.of("Conv " + name, 13, shape(2, 9, 10), f -> attributes.of(f.node("Conv", f.x,
                f.random("w", 3, 2, 3, 2), f.random("b", 3))).value());
    }

    static List<Case> transposedConvolutions() {
        List<Case> cases = new ArrayList<>();
        cases.add(transposed("plain", f -> f));
        cases.add(transposed("strides", f -> f.ints("strides", 2, 3)));
        cases.add(transposed("output_padding", f -> f.ints("strides", 2, 3).ints("output_padding", 1, 2)));
        cases.add(transposed("pads", f -> f.ints("strides", 2, 2).ints("pads", 1, 0, 0, 1)));
        cases.add(transposed("output_padding within pads", f -> f.ints("strides", 2, 2).ints("pads", 1, 1, 1, 1)
                .ints("output_padding", 1, 1)));
        cases.add(transposed("dilations", f -> f.ints("dilations", 2, 1).ints("pads", 1, 1, 1, 0)));
        cases.add(transposed("output_shape", f -> f.ints("strides", 2, 2).ints("output_shape", 8, 9)));
        cases.add(transposed("SAME_UPPER", f -> f.ints("strides", 2, 2).text("auto_pad", "SAME_UPPER")));
        cases.add(transposed("SAME_LOWER", f -> f.ints("strides", 2, 2).text("auto_pad", "SAME_LOWER")));
        cases.add(Case.of("ConvTranspose groups", 11, shape(4, 3, 4), f -> f.node("ConvTranspose", f.x,
                f.random("w", 4, 3, 2, 2), f.random("b", 6)).integer("group", 2).ints("strides", 2, 1).value()));
        return cases;
    }

    private static Case transposed(String name, Attributes attributes) {
        return Case.of("ConvTranspose " + name, 13, shape(2, 4, 5), f -> attributes.of(f.node("ConvTranspose", f.x,
                f.random("w", 2, 3, 3, 2), f.random("b", 3))).value());
    }

    static List<Case> pools() {
        List<Case> cases = new ArrayList<>();
        for (String op : List.of("MaxPool", "AveragePool")) {
            cases.add(pool(op, "plain", 7, f -> f));
            cases.add(pool(op, "overlapping", 9, f -> f.ints("strides", 2, 1)));
            cases.add(pool(op, "pads", 10, f -> f.ints("strides", 2, 2).ints("pads", 1, 1, 1, 1)));
            cases.add(pool(op, "pads differ", 11, f -> f.ints("pads", 0, 1, 2, 0).ints("strides", 3, 2)));
            cases.add(pool(op, "ceil", 12, f -> f.ints("strides", 2, 2).integer("ceil_mode", 1)));
            cases.add(pool(op, "ceil and pads", 13, f -> f.ints("strides", 2, 2).ints("pads", 1, 1, 1, 1)
                    .integer("ceil_mode", 1)));
            cases.add(pool(op, "ceil, large steps", 19, f -> f.ints("strides", 4, 5).integer("ceil_mode", 1)));
            cases.add(pool(op, "SAME_UPPER", 13, f -> f.ints("strides", 2, 2).text("auto_pad", "SAME_UPPER")));
            cases.add(pool(op, "SAME_LOWER", 13, f -> f.ints("strides", 2, 2).text("auto_pad", "SAME_LOWER")));
            cases.add(pool(op, "VALID", 13, f -> f.ints("strides", 2, 2).text("auto_pad", "VALID")));
            cases.add(pool(op, "dilations", 19, f -> f.ints("dilations", 2, 2).ints("pads", 1, 1, 1, 1)));
        }
        cases.add(pool("AveragePool", "padding counts", 13, f -> f.ints("strides", 2, 2).ints("pads", 1, 1, 1, 1)
                .integer("count_include_pad", 1)));
        cases.add(pool("AveragePool", "padding counts, ceil", 19, f -> f.ints("strides", 2, 2).ints("pads", 1, 0, 1, 0)
                .integer("count_include_pad", 1).integer("ceil_mode", 1)));
        cases.add(Case.of("GlobalAveragePool", 13, shape(3, 4, 5), f -> f.node("GlobalAveragePool", f.x).value()));
        cases.add(Case.of("GlobalMaxPool", 13, shape(3, 4, 5), f -> f.node("GlobalMaxPool", f.x).value()));
        cases.add(Case.of("ReduceMean", 13, shape(3, 4, 5), f -> f.node("ReduceMean", f.x).ints("axes", 2, 3).value()));
        cases.add(Case.of("ReduceMean to vectors", 11, shape(3, 4, 5), f -> f.node("ReduceMean", f.x)
                .ints("axes", -1, -2).integer("keepdims", 0).value()));
        cases.add(Case.of("ReduceMean, axes read", 18, shape(3, 4, 5), f -> f.node("ReduceMean", f.x,
                f.integers(3, 2)).integer("keepdims", 0).value()));
        return cases;
    }

    private static Case pool(String op, String name, int opset, Attributes attributes) {
        return Case.of(op + " " + name, opset, shape(2, 8, 9),
                f -> attributes.of(f.node(op, f.x).ints("kernel_shape", 3, 2)).value());
    }
}

package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.onnx.read.Foreign.Case;

/** Operators that rearrange and take apart, and shapes computed on the way, against ONNX Runtime. */
class ShapeOperatorsTest {
    private static final int[] IMAGE = shape(4, 6, 5);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"shapes", "parts", "computedShapes"})
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        model.check(folder);
    }

    static List<Case> shapes() {
        List<Case> cases = new ArrayList<>();
        cases.add(Case.of("Flatten", 9, IMAGE, f -> f.node("Flatten", f.x).value()));
        cases.add(Case.of("Flatten from the end", 13, IMAGE, f -> f.node("Flatten", f.node("Relu", f.x).value())
                .integer("axis", -3).value()));
        for (long[] target : new long[][]{{0, -1}, {-1, 120}, {0, 4, 30}, {-1, 4, 30}, {0, 0, -1}, {0, 2, 2, 6, 5},
            {-1, 5, 6, 4}, {2, -1, 10}}) {
            // For the last, the file would have to name a batch of 2.
            if (target[0] <= 0) {
                cases.add(Case.of("Reshape " + java.util.Arrays.toString(target), 13, IMAGE,
                        f -> f.node("Reshape", f.x, f.integers(target)).value()));
            }
        }
        cases.add(Case.of("Transpose", 13, IMAGE, f -> f.node("Transpose", f.x).ints("perm", 0, 2, 3, 1).value()));
        cases.add(Case.of("shuffled channels", 13, IMAGE, f -> {
            String parted = f.node("Reshape", f.x, f.integers(0, 2, 2, 6, 5)).value();
            String shuffled = f.node("Transpose", parted).ints("perm", 0, 2, 1, 3, 4).value();
            return f.node("Reshape", shuffled, f.integers(0, 4, 6, 5)).value();
        }));
        cases.add(Case.of("Squeeze", 11, shape(4, 1, 1), f -> f.node("Squeeze", f.x).ints("axes", 2, 3).value()));
        cases.add(Case.of("Squeeze", 13, shape(4, 1, 1), f -> f.node("Squeeze", f.x, f.integers(-1)).value()));
        cases.add(Case.of("Unsqueeze", 11, shape(4), f -> f.node("Unsqueeze", f.x).ints("axes", 2, 3).value()));
        cases.add(Case.of("Unsqueeze", 13, shape(4, 3), f -> f.node("Unsqueeze", f.x, f.integers(1, -1)).value()));
        cases.add(Case.of("Identity and Dropout", 13, IMAGE, f -> f.node("Relu", f.node("Dropout",
                f.node("Identity", f.x).value()).value()).value()));
        cases.add(Case.of("Cast", 13, IMAGE, f -> f.node("Relu", f.node("Cast", f.x).integer("to", 1).value())
                .value()));
        return cases;
    }

    static List<Case> parts() {
        List<Case> cases = new ArrayList<>();
        cases.add(Case.of("Concat", 9, IMAGE, f -> f.node("Concat", f.x, f.node("Relu", f.x).value(), f.x)
                .integer("axis", 1).value()));
        cases.add(Case.of("Concat of rows", 13, IMAGE, f -> f.node("Concat", f.x, f.node("Relu", f.x).value())
                .integer("axis", -2).value()));
        cases.add(Case.of("Slice", 9, IMAGE, f -> f.node("Slice", f.x).ints("starts", 1, -4).ints("ends", 3, 1000)
                .ints("axes", 1, 2).value()));
        cases.add(Case.of("Slice", 13, IMAGE, f -> f.node("Slice", f.x, f.integers(0, 1), f.integers(Long.MAX_VALUE,
                -1), f.integers(0, 3)).value()));
        cases.add(Case.of("Slice in steps", 13, IMAGE, f -> f.node("Slice", f.x, f.integers(0, 1),
                f.integers(4, 6), f.integers(1, -2), f.integers(3, 2)).value()));
        cases.add(Case.of("Slice backwards", 13, IMAGE, f -> f.node("Slice", f.x, f.integers(-1, 4),
                f.integers(Long.MIN_VALUE, 0), f.integers(1, 2), f.integers(-1, -2)).value()));
        cases.add(Case.of("Split in halves", 11, IMAGE, f -> joined(f, f.node("Split", f.x).integer("axis", 1)
                .values(2))));
        cases.add(Case.of("Split", 11, IMAGE, f -> f.node("Relu", f.node("Split", f.x).integer("axis", 2)
                .ints("split", 1, 3, 2).values(3).get(1)).value()));
        cases.add(Case.of("Split", 13, IMAGE, f -> f.node("Split", f.x, f.integers(1, 3)).integer("axis", 1)
                .values(2).get(1)));
        cases.add(Case.of("Split by number", 18, IMAGE, f -> f.node("Split", f.x).integer("axis", 3)
                .integer("num_outputs", 2).values(2).get(1)));
        cases.add(Case.of("Pad", 7, IMAGE, f -> f.node("Pad", f.x).ints("pads", 0, 0, 1, 2, 0, 0, 3, 0)
                .real("value", 0.5f).value()));
        cases.add(Case.of("Pad", 13, IMAGE, f -> f.node("Pad", f.x, f.integers(0, 1, 0, 2, 0, 0, 0, 1), f.numbers(2))
                .value()));
        cases.add(Case.of("Pad cuts", 13, IMAGE, f -> f.node("Pad", f.x, f.integers(0, 0, -1, 0, 0, 0, -2, 1))
                .value()));
        cases.add(Case.of("Pad some axes", 18, IMAGE, f -> f.node("Pad", f.x, f.integers(1, 2), "", f.integers(-1))
                .value()));
        return cases;
    }

    private static String joined(Foreign f, List<String> parts) {
        return f.node("Concat", parts.get(1), parts.get(0)).integer("axis", 1).value();
    }

    /** As exporters write {@code x.view(x.size(0), -1)} and its like. */
    static List<Case> computedShapes() {
        List<Case> cases = new ArrayList<>();
        cases.add(Case.of("view to vectors", 11, IMAGE, f -> {
            String batch = f.node("Gather", f.node("Shape", f.x).value(), f.integers(0)).value();
            return f.node("Reshape", f.x, f.node("Concat", batch, f.integers(-1)).integer("axis", 0).value()).value();
        }));
        cases.add(Case.of("places of a constant that are not zero", 13, IMAGE, f -> {
            String ones = f.node("ConstantOfShape", f.integers(2)).value();
            String places = f.node("NonZero", f.node("Not", f.node("Cast", ones).integer("to", 9).value()).value())
                    .value();
            return f.node("Gather", f.x, f.node("Reshape", places, f.integers(-1)).value()).integer("axis", 1).value();
        }));
        cases.add(Case.of("view with sizes", 13, IMAGE, f -> {
            String shape = f.node("Shape", f.x).value();
            String batch = f.node("Slice", shape, f.integers(0), f.integers(1)).value();
            String channels = f.node("Gather", shape, f.node("Squeeze", f.integers(1)).value()).value();
            String half = f.node("Unsqueeze", f.node("Div", channels, f.node("Squeeze", f.integers(2)).value()).value(),
                    f.integers(0)).value();
            String target = f.node("Concat", batch, f.integers(2), half, f.integers(6, 5)).integer("axis", 0).value();
            return f.node("Reshape", f.x, target).value();
        }));
        cases.add(Case.of("view of a part of the shape", 15, IMAGE, f -> {
            String batch = f.node("Shape", f.x).integer("start", 0).integer("end", 1).value();
            String rest = f.node("Shape", f.x).integer("start", -2).value();
            String one = f.node("Mul", batch, f.integers(1)).value();
            String target = f.node("Concat", f.node("Cast", one).integer("to", 7).value(), f.integers(-1), rest)
                    .integer("axis", 0).value();
            return f.node("Reshape", f.node("Concat", f.x, f.x).integer("axis", 1).value(), target).value();
        }));
        cases.add(Case.of("a slice of nothing behind", 13, IMAGE, f -> f.node("Concat", f.node("Relu",
                f.x).value(), f.node("Slice", f.x, f.integers(6), f.integers(Long.MAX_VALUE), f.integers(2)).value())
                .integer("axis", 2).value()));
        for (String mode : List.of("nearest", "linear", "cubic")) {
            cases.add(Case.of("constants resized, " + mode, 18, IMAGE, f -> f.node("Add", f.x, f.node("Resize",
                    f.random("c", 1, 4, 2, 3), "", "", f.integers(1, 4, 6, 5)).text("mode", mode).value()).value()));
        }
        cases.add(Case.of("constants resized by scales", 13, IMAGE, f -> f.node("Add", f.x, f.node("Resize",
                f.random("c", 1, 4, 2, 5), "", f.numbers(1, 1, 3, 1)).text("mode", "nearest").value()).value()));
        cases.add(Case.of("constants made on the way", 13, IMAGE, f -> {
            String c = f.node("Reshape", f.node("Sqrt", f.numbers(1, 4, 9, 16)).value(), f.integers(-1, 1, 1)).value();
            String s = f.node("Slice", f.node("Neg", c).value(), f.integers(0), f.integers(4)).value();
            return f.node("Mul", f.x, f.node("Add", s, f.node("Exp", f.numbers(0.5)).value()).value()).value();
        }));
        return cases;
    }
}

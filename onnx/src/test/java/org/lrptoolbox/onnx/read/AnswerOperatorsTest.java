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
 * Operators whose results are whole numbers or answers, such as places and ranks: what is read computes in Java and compiled
 * what ONNX Runtime makes of the file, and so it does once it is written and read again.
 */
class AnswerOperatorsTest {
    private static final int[] IMAGE = {4, 5, 6};
    private static final int[] TOKENS = {5, 8};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource({"wholeNumbers", "rankings"})
    void computesWhatTheRuntimeComputes(Case model) throws IOException {
        RuntimeTwin twin = RuntimeTwin.of(model, folder);
        twin.assertForward(2);
        twin.assertWritten(folder.resolve("exported.onnx"), 2);
    }

    /** What becomes whole, and integers, which divide towards zero. */
    static List<Case> wholeNumbers() {
        List<Case> cases = new ArrayList<>();
        for (int type : new int[]{3, 6, 7}) {
            cases.add(of("Cast to type " + type, 13, TOKENS, f -> f.node("Mul", f.x, f.real(f.node("Cast",
                    f.node("Mul", f.x, f.numbers(3)).value()).integer("to", type).value())).value()));
        }
        cases.add(of("CastLike", 15, TOKENS, f -> f.node("Mul", f.x, f.real(f.node("CastLike",
                f.node("Mul", f.x, f.numbers(3)).value(), f.integers(1)).value())).value()));
        for (int divisor : new int[]{3, -2, 7}) {
            for (String op : List.of("Div", "Mod")) {
                cases.add(of(op + " of integers by " + divisor, 13, TOKENS, f -> f
                        .node("Mul", f.x,
                                f.real(f.node(op,
                                        f.node("Sub", f.node("ArgMax", f.x).integer("axis", -1).value(), f.integers(4))
                                                .value(),
                                        f.integers(divisor)).value()))
                        .value()));
            }
        }
        cases.add(of("Mod of integers towards zero", 13, TOKENS, f -> f.node("Mul", f.x, f.real(f.node("Mod",
                f.node("Sub", f.node("ArgMax", f.x).integer("axis", -1).value(), f.integers(4)).value(),
                f.integers(3)).integer("fmod", 1).value())).value()));
        cases.add(of("Div of computed integers", 13, TOKENS, f -> {
            String best = f.node("ArgMax", f.x).integer("axis", -1).value();
            String least = f.node("ArgMin", f.x).integer("axis", -1).value();
            return f.node("Mul", f.x, f.real(f.node("Div", best, f.node("Add", least, f.integers(1)).value())
                    .value())).value();
        }));
        cases.add(of("Gather of a table by computed positions", 13, TOKENS, f -> f.node("Exp", f.node("Gather",
                f.random("table", 8, 3), f.node("ArgMax", f.x).integer("axis", -1).integer("keepdims", 0).value())
                .value()).value()));
        return cases;
    }

    static List<Case> rankings() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("TopK", 13, TOKENS, f -> f.node("Exp", f.node("TopK", f.x, f.integers(3))
                .values(2).getFirst()).value()));
        cases.add(of("TopK of the smallest", 13, IMAGE, f -> f.node("Exp", f.node("TopK", f.x, f.integers(2))
                .integer("axis", 1).integer("largest", 0).values(2).getFirst()).value()));
        cases.add(of("GatherElements at the places of TopK", 13, TOKENS, f -> f.node("GatherElements",
                f.node("Exp", f.x).value(), f.node("TopK", f.x, f.integers(3)).values(2).getLast()).integer("axis", -1)
                .value()));
        cases.add(of("GatherElements at places from the end, fewer rows", 13, TOKENS, f -> f.node("GatherElements",
                f.node("Exp", f.x).value(), f.node("Sub", f.node("Slice", f.node("TopK", f.x, f.integers(3)).values(2)
                        .getLast(), f.integers(0), f.integers(4), f.integers(1)).value(), f.integers(8)).value())
                .integer("axis", -1).value()));
        for (String how : List.of("none", "add", "mul", "max")) {
            cases.add(of("ScatterElements at places from the end that meet, " + how, 18, TOKENS, f -> {
                String places = f.node("Concat", f.node("ArgMax", f.x).integer("axis", -1).value(), f.node("Sub",
                        f.node("ArgMax", f.x).integer("axis", -1).value(), f.integers(8)).value())
                        .integer("axis", -1).value();
                return f.node("ScatterElements", f.node("Sin", f.x).value(), places, f.node("Slice", f.x, f.integers(0),
                        f.integers(2), f.integers(2)).value()).integer("axis", -1).text("reduction", how).value();
            }));
        }
        for (String how : List.of("none", "add")) {
            cases.add(of("ScatterElements at the places of TopK, " + how, 16, TOKENS, f -> {
                List<String> top = f.node("TopK", f.x, f.integers(3)).values(2);
                return f.node("ScatterElements", f.node("Sin", f.x).value(), top.getLast(), f.node("Exp",
                        top.getFirst()).value()).integer("axis", -1).text("reduction", how).value();
            }));
        }
        cases.add(of("ArgMax", 13, TOKENS, f -> f.node("Mul", f.x, f.node("Cast", f.node("ArgMax", f.x)
                .integer("axis", -1).value()).integer("to", 1).value()).value()));
        cases.add(of("ArgMin, the last", 13, TOKENS, f -> f.node("Mul", f.node("ReduceMax", f.x).ints("axes", 1)
                .integer("keepdims", 0).value(),
                f.node("Cast", f.node("ArgMin", f.node("Floor", f.x).value())
                        .integer("axis", 1).integer("keepdims", 0).integer("select_last_index", 1).value())
                        .integer("to", 1).value())
                .value()));
        cases.add(of("Hardmax", 13, TOKENS, f -> f.node("Mul", f.x, f.node("Hardmax", f.x).value()).value()));
        cases.add(of("OneHot", 13, TOKENS, f -> f.node("Mul", f.x, f.node("OneHot", f.node("ArgMax", f.x)
                .integer("axis", -1).integer("keepdims", 0).value(), f.graph.integers("depth", 8), f.numbers(0.5, 2))
                .value()).value()));
        cases.add(of("Mod", 13, TOKENS, f -> f.node("Mod", f.x, f.numbers(0.7)).integer("fmod", 1).value()));
        cases.add(of("Mod of any", 13, TOKENS, f -> f.node("Mod", f.node("Tanh", f.x).value(), f.node("Where", f.node(
                "Greater", f.x, f.numbers(0.3)).value(), f.numbers(Double.POSITIVE_INFINITY), f.numbers(-0.7)).value())
                .integer("fmod", 1).value()));
        cases.add(of("AffineGrid", 20, shape(2, 3), f -> f.node("AffineGrid", f.x, f.integers(2, 1, 3, 4)).value()));
        cases.add(of("GridSample, cubic", 20, IMAGE, f -> f.node("GridSample", f.x, f.node("Transpose",
                f.node("Slice", f.x, f.integers(0), f.integers(2), f.integers(1)).value()).ints("perm", 0, 2, 3, 1)
                .value()).text("mode", "cubic").value()));
        for (String padding : List.of("zeros", "border", "reflection")) {
            for (int aligned = 0; aligned < 2; aligned++) {
                int corners = aligned;
                cases.add(of("GridSample of computed points, " + padding + corners, 16, IMAGE,
                        f -> f.node("GridSample", f.x, f.node("Transpose", f.node("Slice", f.x, f.integers(0),
                                f.integers(2), f.integers(1)).value()).ints("perm", 0, 2, 3, 1).value())
                                .text("padding_mode", padding).integer("align_corners", corners).value()));
            }
        }
        for (String mode : List.of("linear", "cubic")) {
            cases.add(of("Resize with antialias, " + mode, 18, IMAGE, f -> f.node("Resize", f.x, "",
                    f.graph.constant("scales", Tensor.of(new double[]{1, 1, 0.4, 1.5}, 4))).text("mode", mode)
                    .integer("antialias", 1).value()));
        }
        cases.addAll(resizings());
        return cases;
    }

    private static List<Case> resizings() {
        List<Case> cases = new ArrayList<>();
        for (String mode : List.of("nearest", "linear", "cubic")) {
            for (double value : new double[]{0, 1.5}) {
                cases.add(of("Resize of a region beyond the image, " + mode + ", " + value, 18, IMAGE, f -> f.node(
                        "Resize", f.x, f.numbers(-0.25, 0.125, 1.125, 0.75), "", f.integers(7, 3))
                        .ints("axes", 2, 3).text("mode", mode)
                        .text("coordinate_transformation_mode", "tf_crop_and_resize")
                        .real("extrapolation_value", (float) value).value()));
            }
        }
        cases.add(of("Resize of a region to one row", 18, IMAGE, f -> f.node("Resize", f.x,
                f.numbers(0.25, 0, 0.5, 1), "", f.integers(1, 4)).ints("axes", 2, 3).text("mode", "linear")
                .text("coordinate_transformation_mode", "tf_crop_and_resize").value()));
        for (String policy : List.of("not_larger", "not_smaller")) {
            cases.add(of("Resize in proportion, " + policy, 18, IMAGE, f -> f.node("Resize", f.x, "", "",
                    f.integers(9, 8)).ints("axes", 2, 3).text("mode", "linear")
                    .text("keep_aspect_ratio_policy", policy).value()));
        }
        return cases;
    }
}

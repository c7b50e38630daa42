package org.lrptoolbox.onnx.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.read.Foreign.Case;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** Normalisation in the pieces that frameworks write: each is explained as the operator is, its statistics held. */
class NormPiecesTest {
    private static final int[] TOKENS = {5, 8};
    private static final String EPSILON = "1e-3";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("pieces")
    void piecesAreExplainedAsTheOperator(Case pieces) throws IOException {
        Case operator = of("LayerNormalization", f -> f.node("LayerNormalization", f.x, gain(f), shift(f))
                .real("epsilon", Float.parseFloat(EPSILON)).value());
        Network whole = read(operator);
        Network parts = read(pieces);
        Tensor x = RandomTensors.normal(3, Shapes.batch(2, TOKENS));
        for (Composite composite : List.of(Composites.attnLrp(), Composites.epsilonPlus())) {
            Close.assertClose(relevance(whole, composite, x), relevance(parts, composite, x), 1e-4,
                    composite + " of " + parts);
        }
    }

    private Network read(Case model) throws IOException {
        Foreign foreign = new Foreign(model.opset(), model.sample());
        return OnnxModel.read(foreign.write(folder, model.nodes().apply(foreign))).network();
    }

    private static Tensor relevance(Network network, Composite composite, Tensor x) {
        return Explainer.of(network, composite).explain(x, Target.classIndex(1)).relevance();
    }

    private static Case of(String name, Function<Foreign, String> norm) {
        return Case.of(name, 17, TOKENS, f -> f.node("ReduceMean", f.node("MatMul", norm.apply(f),
                f.random("w", 8, 3)).value()).ints("axes", 1).integer("keepdims", 0).value());
    }

    private static String gain(Foreign f) {
        return f.random("g", 8);
    }

    private static String shift(Foreign f) {
        return f.random("b", 8);
    }

    private static String mean(Foreign f, String of) {
        return f.node("ReduceMean", of).ints("axes", -1).value();
    }

    private static String eighths(Foreign f) {
        double[] numbers = new double[8];
        Arrays.fill(numbers, 1.0 / 8);
        return f.node("Reshape", f.numbers(numbers), f.integers(8, 1)).value();
    }

    private static String square(Foreign f, String of) {
        return f.node("Mul", of, of).value();
    }

    private static String centred(Foreign f) {
        return f.node("Sub", f.x, mean(f, f.x)).value();
    }

    private static String root(Foreign f, String variance) {
        return f.node("Sqrt", plus(f, variance)).value();
    }

    private static String inverse(Foreign f, String variance) {
        return f.node("Reciprocal", root(f, variance)).value();
    }

    private static String plus(Foreign f, String variance) {
        return f.node("Add", variance, f.numbers(Double.parseDouble(EPSILON))).value();
    }

    private static String affine(Foreign f, String normal) {
        return f.node("Add", f.node("Mul", normal, gain(f)).value(), shift(f)).value();
    }

    /** x s + (b - mean s), s being g / std. */
    private static String folded(Foreign f, String variance) {
        String s = f.node("Mul", inverse(f, variance), gain(f)).value();
        return f.node("Add", f.node("Mul", f.x, s).value(), f.node("Sub", shift(f), f.node("Mul", mean(f, f.x), s)
                .value()).value()).value();
    }

    /** The mean square less the squared mean. */
    private static String difference(Foreign f) {
        return f.node("Sub", mean(f, square(f, f.x)), square(f, mean(f, f.x))).value();
    }

    static List<Case> pieces() {
        return List.of(
                of("divided", f -> affine(f, f.node("Div", centred(f), root(f, mean(f, square(f, centred(f)))))
                        .value())),
                of("folded", f -> folded(f, mean(f, square(f, centred(f))))),
                of("squares of magnitudes", f -> affine(f, f.node("Div", centred(f), root(f, mean(f, square(f,
                        f.node("Abs", centred(f)).value())))).value())),
                of("the mean is a product with ones", f -> affine(f, f.node("Div", centred(f), root(f,
                        f.node("MatMul", square(f, centred(f)), eighths(f)).value())).value())),
                of("folded, the mean's square taken off", f -> folded(f, difference(f))),
                of("the mean's square taken off, not below 0", f -> affine(f, f.node("Mul", centred(f), inverse(f,
                        f.node("Max", difference(f), f.numbers(0)).value())).value())),
                of("the factor of each channel times a power",
                        f -> f.node("Add", f.node("Mul", centred(f), f.node("Mul",
                                gain(f),
                                f.node("Pow", plus(f, mean(f, square(f, centred(f)))), f.numbers(-0.5)).value())
                                .value()).value(), shift(f)).value()),
                of("the factor of each channel before the value", f -> f.node("Add", f.node("Mul", centred(f),
                        f.node("Mul", inverse(f, mean(f, square(f, centred(f)))), gain(f)).value()).value(), shift(f))
                        .value()));
    }
}

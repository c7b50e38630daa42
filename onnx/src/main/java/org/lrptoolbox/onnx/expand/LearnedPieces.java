package org.lrptoolbox.onnx.expand;

import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.tensor.Tensor;

/**
 * Classical machine learning, as converters of scikit-learn and its like write it: linear models are matrix products,
 * kernel machines are networks of two layers. Of a radial kernel, the first layer are the squared distances to support
 * vectors, of which every number gets its share, and the second their weighted sum.
 *
 * <p>Source: J. Kauffmann, K.-R. Müller, G. Montavon: Towards explaining anomalies, Pattern Recognition 101, 2020.
 */
final class LearnedPieces {
    private static final String COEFFICIENTS = "coefficients";

    private LearnedPieces() {}

    static void register() {
        add("Scaler", LearnedPieces::scaled);
        add("Normalizer", LearnedPieces::normalized);
        add("LinearRegressor", LearnedPieces::regressor);
        add("LinearClassifier", LearnedPieces::classifier);
        add("SVMRegressor", LearnedPieces::supportRegressor);
        add("SVMClassifier", LearnedPieces::supportClassifier);
        for (String op : List.of("TreeEnsemble", "TreeEnsembleClassifier", "TreeEnsembleRegressor")) {
            add(op, p -> {
                throw p.node().unsupported("decides by thresholds, through which no relevance can be handed back: its "
                        + "output does not change with its input but in jumps. Explain trees by methods made for them, "
                        + "such as TreeSHAP");
            });
        }
    }

    private static void add(String op, Expansions.Expansion expansion) {
        Expansions.add(Expansions.LEARNING, op, expansion);
    }

    private static double[] reals(Pieces p, String name) {
        p.node().attributes().has(name);
        return p.node().proto().getAttributeList().stream().filter(a -> a.getName().equals(name))
                .map(AttributeProto::getFloatsList).flatMap(List::stream).mapToDouble(Float::doubleValue).toArray();
    }

    private static String row(Pieces p, double... numbers) {
        return p.numbers(Tensor.of(numbers, numbers.length));
    }

    /** How many numbers a sample has. */
    private static int features(Pieces p) throws LrpFileException {
        int[] x = p.shape(0);
        int features = x[x.length - 1];
        if (features < 1) {
            throw p.node().unsupported("needs to know how many numbers a sample has; say the shape of an input sample "
                    + "when reading the model");
        }
        return features;
    }

    /** (x - offset) scale. */
    private static void scaled(Pieces p) throws LrpFileException {
        double[] offset = reals(p, "offset");
        double[] scale = reals(p, "scale");
        int features = features(p);
        if (Math.max(offset.length, scale.length) > features || Math.min(offset.length, scale.length) < 1) {
            throw p.node().malformed("has " + offset.length + " offsets and " + scale.length + " scales for " + features
                    + " numbers");
        }
        p.add("Mul", p.add("Sub", p.input(0), row(p, offset)).value(), row(p, scale)).as(0);
    }

    private static void normalized(Pieces p) throws LrpFileException {
        String norm = p.node().attributes().text("norm", "MAX");
        String op = switch (norm) {
            case "MAX" -> "ReduceMax";
            case "L1" -> "ReduceL1";
            case "L2" -> "ReduceL2";
            default -> throw p.node().malformed("has norm " + Problems.quoted(norm) + "; MAX, L1 or L2 is expected");
        };
        String size = p.reduced(op, p.input(0), -1);
        p.add("Div", p.input(0), norm.equals("MAX") ? size : p.add("Max", size, p.number(1e-30)).value()).as(0);
    }

    /** x C^T + b, C having a row of as many coefficients as there are features for each target. */
    private static String product(Pieces p, double[] coefficients, double[] intercepts, int targets)
            throws LrpFileException {
        int features = features(p);
        if (targets < 1 || coefficients.length != targets * (long) features || intercepts.length != targets
                && intercepts.length != 0) {
            throw p.node().malformed("has " + coefficients.length + " coefficients and " + intercepts.length
                    + " intercepts for " + targets + " targets of " + features + " numbers");
        }
        double[] columns = new double[coefficients.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i % features * targets + i / features] = coefficients[i];
        }
        String value = p.add("MatMul", p.input(0), p.numbers(Tensor.of(columns, features, targets))).value();
        return intercepts.length == 0 || Arrays.stream(intercepts).allMatch(b -> b == 0)
                ? value
                : p.add("Add", value, row(p, intercepts)).value();
    }

    private static String transformed(Pieces p, String value) throws LrpFileException {
        String how = p.node().attributes().text("post_transform", "NONE");
        return switch (how) {
            case "NONE" -> value;
            case "LOGISTIC" -> p.add("Sigmoid", value).value();
            // They differ for scores of exactly 0.
            case "SOFTMAX", "SOFTMAX_ZERO" -> p.add("Softmax", value).integer("axis", -1).value();
            default -> throw p.node().unsupported("ends with " + Problems.quoted(how)
                    + "; NONE, LOGISTIC, SOFTMAX and SOFTMAX_ZERO are supported");
        };
    }

    private static void regressor(Pieces p) throws LrpFileException {
        int targets = (int) p.node().attributes().integer("targets", 1);
        String value = product(p, reals(p, COEFFICIENTS), reals(p, "intercepts"), targets);
        p.add("Identity", transformed(p, value)).as(0);
    }

    /** How many classes there are; their names are numbers or texts. */
    private static int classes(Pieces p, String integers, String texts) throws LrpFileException {
        int count = p.node().attributes().integers(integers).length;
        return Math.max(count, p.node().attributes().texts(texts).size());
    }

    /** Output 1, the scores of classes; output 0 is the name of the best. */
    private static void classifier(Pieces p) throws LrpFileException {
        p.node().attributes().has("multi_class");
        int classes = classes(p, "classlabels_ints", "classlabels_strings");
        double[] intercepts = reals(p, "intercepts");
        double[] coefficients = reals(p, COEFFICIENTS);
        int targets = coefficients.length / features(p);
        String value = product(p, coefficients, intercepts, targets);
        if (targets == 1 && classes == 2) {
            // Of two classes with one score the other has the rest; a softmax of one score is left out.
            String own = p.node().attributes().text("post_transform", "NONE").startsWith("SOFTMAX")
                    ? value
                    : transformed(p, value);
            p.add("Concat", p.add("Sub", p.number(1), own).value(), own).integer("axis", 1).as(1);
        } else {
            p.add("Identity", transformed(p, value)).as(1);
        }
    }

    /** The kernel of a sample and each of the support vectors. */
    private static String kernel(Pieces p, double[] vectors, int count) throws LrpFileException {
        int features = features(p);
        double[] parameters = reals(p, "kernel_params");
        double gamma = parameters.length > 0 ? parameters[0] : 0;
        double start = parameters.length > 1 ? parameters[1] : 0;
        double degree = parameters.length > 2 ? parameters[2] : 0;
        if (count < 1 || vectors.length != count * (long) features) {
            throw p.node().malformed("has " + vectors.length + " numbers of " + count + " support vectors of "
                    + features);
        }
        String type = p.node().attributes().text("kernel_type", "LINEAR");
        if (type.equals("RBF")) {
            // Once for each vector: what is taken away from numbers of its own shape is their shift, and gets no share.
            String each = p.add("Gather", p.reshaped(p.input(0), 0, 1, features), p.integers(new long[count]))
                    .integer("axis", 1).value();
            String apart = p.add("Sub", each, p.numbers(Tensor.of(vectors, 1, count, features))).value();
            String square = p.add("Pow", apart, p.number(2)).value();
            String sum = p.add("MatMul", square, p.numbers(Tensor.full(1, features, 1))).value();
            return p.add("Exp", p.times(p.reshaped(sum, 0, count), -gamma)).value();
        }
        double[] columns = new double[vectors.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i % features * count + i / features] = vectors[i];
        }
        String product = p.add("MatMul", p.input(0), p.numbers(Tensor.of(columns, features, count))).value();
        if (type.equals("LINEAR")) {
            return product;
        }
        String shifted = p.add("Add", p.times(product, gamma), p.number(start)).value();
        return switch (type) {
            case "POLY" -> p.add("Pow", shifted, p.number(degree)).value();
            case "SIGMOID" -> p.add("Tanh", shifted).value();
            default -> throw p.node().unsupported("has the kernel " + Problems.quoted(type)
                    + "; LINEAR, POLY, RBF and SIGMOID are supported");
        };
    }

    private static boolean isLinear(Pieces p) throws LrpFileException {
        return p.node().attributes().text("kernel_type", "LINEAR").equals("LINEAR");
    }

    /** sum_i a_i u_i: what a linear kernel comes to. */
    private static double[] collapsed(double[] vectors, int features, double... weights) {
        double[] sum = new double[features];
        for (int i = 0; i < vectors.length; i++) {
            sum[i % features] += weights[i / features] * vectors[i];
        }
        return sum;
    }

    private static void supportRegressor(Pieces p) throws LrpFileException {
        double[] coefficients = reals(p, COEFFICIENTS);
        double[] rho = reals(p, "rho");
        double[] vectors = reals(p, "support_vectors");
        int count = (int) p.node().attributes().integer("n_supports", 0);
        if (p.node().attributes().integer("one_class", 0) != 0) {
            throw p.node().unsupported("says inside or outside, and not how far; explain the machine's score: convert "
                    + "it with the score samples as output");
        }
        reals(p, "kernel_params");
        p.node().attributes().has("kernel_type");
        String value;
        if (count == 0 || isLinear(p)) {
            if (coefficients.length != Math.max(1, count) && count > 0) {
                throw p.node().malformed("has " + coefficients.length + " coefficients of " + count
                        + " support vectors");
            }
            double[] weights = count == 0 ? coefficients : collapsed(vectors, features(p), coefficients);
            value = product(p, weights, rho, 1);
        } else {
            value = weighted(p, kernel(p, vectors, count), coefficients, count, rho);
        }
        p.add("Identity", transformed(p, value)).as(0);
    }

    private static String weighted(Pieces p, String kernel, double[] coefficients, int count, double... rho)
            throws LrpFileException {
        if (coefficients.length != count || rho.length < 1) {
            throw p.node().malformed("has " + coefficients.length + " coefficients of " + count + " support vectors");
        }
        String sum = p.add("MatMul", kernel, p.numbers(Tensor.of(coefficients, count, 1))).value();
        return rho[0] == 0 ? sum : p.add("Add", sum, p.number(rho[0])).value();
    }

    private static void supportClassifier(Pieces p) throws LrpFileException {
        int classes = classes(p, "classlabels_ints", "classlabels_strings");
        long[] each = p.node().attributes().integers("vectors_per_class");
        double[] coefficients = reals(p, COEFFICIENTS);
        double[] vectors = reals(p, "support_vectors");
        double[] rho = reals(p, "rho");
        reals(p, "kernel_params");
        p.node().attributes().has("kernel_type");
        if (reals(p, "prob_a").length > 0 || reals(p, "prob_b").length > 0) {
            throw p.node().unsupported("makes probabilities of votes; convert the machine without probabilities, so "
                    + "that its scores are explained");
        }
        if (each.length == 0) {
            int targets = coefficients.length / features(p);
            p.add("Identity", transformed(p, product(p, coefficients, rho.length == 1 && targets > 1
                    ? filled(rho[0], targets)
                    : rho, targets))).as(1);
            return;
        }
        if (classes != 2 || each.length != 2) {
            throw p.node().unsupported("lets the machines of " + classes + " classes vote by pairs, which is no "
                    + "function relevance can be handed through; two classes, or one machine against all others, are "
                    + "supported");
        }
        int count = Math.toIntExact(each[0] + each[1]);
        String score;
        if (isLinear(p)) {
            if (coefficients.length != count) {
                throw p.node().malformed("has " + coefficients.length + " coefficients of " + count
                        + " support vectors");
            }
            score = product(p, collapsed(vectors, features(p), coefficients), rho, 1);
        } else {
            score = weighted(p, kernel(p, vectors, count), coefficients, count, rho);
        }
        String value = transformed(p, score);
        // A positive score speaks for the second class.
        p.add("Concat", p.times(value, -1), value).integer("axis", 1).as(1);
    }

    private static double[] filled(double value, int count) {
        double[] all = new double[count];
        Arrays.fill(all, value);
        return all;
    }
}

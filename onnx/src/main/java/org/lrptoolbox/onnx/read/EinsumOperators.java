package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** Einsum of two values, or of one and a stored one: axes are ordered, and a matrix product does the rest. */
final class EinsumOperators {
    private EinsumOperators() {}

    static Value translate(Step step) throws LrpFileException {
        String equation = step.attributes().text("equation", "").replace(" ", "");
        int arrow = equation.indexOf("->");
        String[] terms = arrow < 0 ? new String[0] : equation.substring(0, arrow).split(",", -1);
        if (terms.length != 2 || !equation.matches("[a-zA-Z]+,[a-zA-Z]+->[a-zA-Z]*")
                || isTwice(terms[0]) || isTwice(terms[1])) {
            throw step.unsupported("equation=" + Problems.quoted(equation) + "; two terms of letters, each once, and "
                    + "an arrow are supported");
        }
        String out = equation.substring(arrow + 2);
        return step.isConstant(1)
                ? affine(step, terms[0], terms[1], out)
                : product(step, terms[0], terms[1], out);
    }

    private static boolean isTwice(String term) {
        return term.chars().distinct().count() != term.length();
    }

    private static String both(String a, String b, String out, boolean inOut) {
        StringBuilder s = new StringBuilder();
        a.chars().filter(c -> b.indexOf(c) >= 0 && out.indexOf(c) >= 0 == inOut).forEach(c -> s.append((char) c));
        return s.toString();
    }

    private static String free(Step step, String a, String b, String out) throws LrpFileException {
        StringBuilder s = new StringBuilder();
        for (char c : a.toCharArray()) {
            if (b.indexOf(c) < 0) {
                if (out.indexOf(c) < 0) {
                    throw step.unsupported("sums over axis " + c + ", which only one of its inputs has");
                }
                s.append(c);
            }
        }
        return s.toString();
    }

    private static Value product(Step step, String a, String b, String out) throws LrpFileException {
        String batch = both(a, b, out, true);
        String inner = both(a, b, out, false);
        String left = free(step, a, b, out);
        String right = free(step, b, a, out);
        Map<Character, Integer> sizes = new HashMap<>();
        Computed x = ordered(step, step.pinned(step.operand(0)), a, batch + left + inner, sizes);
        Computed y = ordered(step, step.pinned(step.operand(1)), b, batch + inner + right, sizes);
        Computed product = step.addAt(Computed.PINNED, new MatMul(),
                step.viewed(x, Computed.PINNED, size(sizes, batch), size(sizes, left), size(sizes, inner)),
                step.viewed(y, Computed.PINNED, size(sizes, batch), size(sizes, inner), size(sizes, right)));
        return finished(step, product, batch + left + right, out, sizes);
    }

    /** By stored numbers without an axis of their own in both: a dense layer. */
    private static Value affine(Step step, String a, String b, String out) throws LrpFileException {
        if (!both(a, b, out, true).isEmpty()) {
            return product(step, a, b, out);
        }
        String inner = both(a, b, out, false);
        String left = free(step, a, b, out);
        String right = free(step, b, a, out);
        Map<Character, Integer> sizes = new HashMap<>();
        Computed x = ordered(step, step.pinned(step.raw(0)), a, left + inner, sizes);
        Tensor numbers = step.numbers(1);
        note(step, sizes, b, numbers.shape());
        String wanted = inner + right;
        Tensor one = numbers.reshape(org.lrptoolbox.tensor.Shapes.batch(1, numbers.shape()));
        Tensor turned = new Permute(wanted.chars().map(b::indexOf).toArray()).forward(one);
        Dense dense = new Dense(Weights.of(turned.data(), size(sizes, inner), size(sizes, right)), false,
                new double[0]);
        Computed rows = step.viewed(x, Computed.PINNED, size(sizes, left), size(sizes, inner));
        return finished(step, step.addAt(Computed.PINNED, dense, rows), left + right, out, sizes);
    }

    private static void note(Step step, Map<Character, Integer> sizes, String labels, int... shape)
            throws LrpFileException {
        if (labels.length() != shape.length) {
            throw step.malformed("names the axes " + labels + " of a value with " + shape.length);
        }
        for (int i = 0; i < shape.length; i++) {
            Integer old = sizes.put(labels.charAt(i), shape[i]);
            if (old != null && old != shape[i]) {
                throw step.malformed("axis " + labels.charAt(i) + " has " + old + " and " + shape[i] + " positions");
            }
        }
    }

    private static int size(Map<Character, Integer> sizes, String labels) {
        return labels.chars().map(c -> sizes.getOrDefault((char) c, 1)).reduce(1, Math::multiplyExact);
    }

    private static Computed ordered(Step step, Computed x, String labels, String wanted,
            Map<Character, Integer> sizes) throws LrpFileException {
        note(step, sizes, labels, step.known(x));
        return permuted(step, x, labels, wanted);
    }

    private static Computed permuted(Step step, Computed x, String labels, String wanted) {
        return labels.equals(wanted)
                ? x
                : step.addAt(Computed.PINNED, new Permute(wanted.chars().map(labels::indexOf).toArray()), x);
    }

    private static Value finished(Step step, Computed y, String labels, String out, Map<Character, Integer> sizes)
            throws LrpFileException {
        List<Integer> shape = new ArrayList<>();
        labels.chars().forEach(c -> shape.add(sizes.getOrDefault((char) c, 1)));
        Computed apart = step.viewed(y, Computed.PINNED, shape.stream().mapToInt(d -> d).toArray());
        return permuted(step, apart, labels, out);
    }
}

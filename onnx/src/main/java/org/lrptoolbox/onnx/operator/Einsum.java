package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Einsum of two values, or of one and a stored one: axes are ordered, and a matrix product does the rest. */
final class Einsum {
    private Einsum() {}

    static Value translate(Reading node) throws LrpFileException {
        String equation = node.attributes().text("equation").replace(" ", "");
        int arrow = equation.indexOf("->");
        String[] terms = arrow < 0 ? new String[0] : equation.substring(0, arrow).split(",", -1);
        if (terms.length != 2 || !equation.matches("[a-zA-Z]+,[a-zA-Z]+->[a-zA-Z]*")
                || isTwice(terms[0]) || isTwice(terms[1])) {
            throw node.unsupported("equation=" + Problems.quoted(equation) + "; two terms of letters, each once, and "
                    + "an arrow are supported");
        }
        String out = equation.substring(arrow + 2);
        return node.isConstant(1)
                ? affine(node, terms[0], terms[1], out)
                : product(node, terms[0], terms[1], out);
    }

    private static boolean isTwice(String term) {
        return term.chars().distinct().count() != term.length();
    }

    private static String both(String a, String b, String out, boolean inOut) {
        StringBuilder s = new StringBuilder();
        a.chars().filter(c -> b.indexOf(c) >= 0 && out.indexOf(c) >= 0 == inOut).forEach(c -> s.append((char) c));
        return s.toString();
    }

    private static String free(Reading node, String a, String b, String out) throws LrpFileException {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < a.length(); i++) {
            char c = a.charAt(i);
            if (b.indexOf(c) < 0) {
                if (out.indexOf(c) < 0) {
                    throw node.unsupported("sums over axis " + c + ", which only one of its inputs has");
                }
                s.append(c);
            }
        }
        return s.toString();
    }

    private static Value product(Reading node, String a, String b, String out) throws LrpFileException {
        String batch = both(a, b, out, true);
        String inner = both(a, b, out, false);
        String left = free(node, a, b, out);
        String right = free(node, b, a, out);
        Map<Character, Integer> sizes = new HashMap<>();
        Computed x = ordered(node, node.pinned(node.operand(0)), a, batch + left + inner, sizes);
        Computed y = ordered(node, node.pinned(node.operand(1)), b, batch + inner + right, sizes);
        Computed product = node.addAt(Computed.PINNED, new MatMul(),
                node.viewed(x, Computed.PINNED, size(sizes, batch), size(sizes, left), size(sizes, inner)),
                node.viewed(y, Computed.PINNED, size(sizes, batch), size(sizes, inner), size(sizes, right)));
        return finished(node, product, batch + left + right, out, sizes);
    }

    /** By stored numbers without an axis of their own in both: a dense layer. */
    private static Value affine(Reading node, String a, String b, String out) throws LrpFileException {
        if (!both(a, b, out, true).isEmpty()) {
            return product(node, a, b, out);
        }
        String inner = both(a, b, out, false);
        String left = free(node, a, b, out);
        String right = free(node, b, a, out);
        Map<Character, Integer> sizes = new HashMap<>();
        Computed x = ordered(node, node.pinned(node.raw(0)), a, left + inner, sizes);
        Tensor numbers = node.numbers(1);
        note(node, sizes, b, numbers.shape());
        String wanted = inner + right;
        Tensor one = numbers.reshape(org.lrptoolbox.tensor.Shapes.batch(1, numbers.shape()));
        Tensor turned = new Permute(wanted.chars().map(b::indexOf).toArray()).forward(one);
        Dense dense = new Dense(Weights.of(turned.data(), size(sizes, inner), size(sizes, right)), false,
                new double[0]);
        Computed rows = node.viewed(x, Computed.PINNED, size(sizes, left), size(sizes, inner));
        return finished(node, node.addAt(Computed.PINNED, dense, rows), left + right, out, sizes);
    }

    private static void note(Reading node, Map<Character, Integer> sizes, String labels, int... shape)
            throws LrpFileException {
        if (labels.length() != shape.length) {
            throw node.malformed("names the axes " + labels + " of a value with " + shape.length);
        }
        for (int i = 0; i < shape.length; i++) {
            Integer old = sizes.put(labels.charAt(i), shape[i]);
            if (old != null && old != shape[i]) {
                throw node.malformed("axis " + labels.charAt(i) + " has " + old + " and " + shape[i] + " positions");
            }
        }
    }

    private static int size(Map<Character, Integer> sizes, String labels) {
        return labels.chars().map(c -> sizes.getOrDefault((char) c, 1)).reduce(1, Math::multiplyExact);
    }

    private static Computed ordered(Reading node, Computed x, String labels, String wanted,
            Map<Character, Integer> sizes) throws LrpFileException {
        note(node, sizes, labels, node.known(x));
        return permuted(node, x, labels, wanted);
    }

    private static Computed permuted(Reading node, Computed x, String labels, String wanted) {
        return labels.equals(wanted)
                ? x
                : node.addAt(Computed.PINNED, new Permute(wanted.chars().map(labels::indexOf).toArray()), x);
    }

    private static Value finished(Reading node, Computed y, String labels, String out, Map<Character, Integer> sizes)
            throws LrpFileException {
        List<Integer> shape = new ArrayList<>();
        labels.chars().forEach(c -> shape.add(sizes.getOrDefault((char) c, 1)));
        Computed apart = node.viewed(y, Computed.PINNED, shape.stream().mapToInt(d -> d).toArray());
        return permuted(node, apart, labels, out);
    }
}

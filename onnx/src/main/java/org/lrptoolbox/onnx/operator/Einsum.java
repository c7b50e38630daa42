package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * Einsum of any number of values and stored numbers: axes that only one of them has are summed, then two at a time have
 * their axes ordered, and a matrix product or a dense layer does the rest.
 */
final class Einsum {
    private final Reading node;
    private final Map<Character, Integer> sizes = new HashMap<>();

    private Einsum(Reading node) {
        this.node = node;
    }

    /** A value, or the numbers that are stored for it, and a letter for each of its axes. */
    private record Term(String labels, @Nullable Computed value, @Nullable Tensor numbers) {
        Computed computed(Reading node) {
            return value != null
                    ? value
                    : node.constantLayer(Objects.requireNonNull(numbers), Computed.PINNED);
        }
    }

    static Value translate(Reading node) throws LrpFileException {
        List<Integer> ranks = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            ranks.add(node.isConstant(i) ? node.constant(i).numbers().shape().length : node.raw(i).fileRank());
        }
        String text = node.attributes().text("equation");
        if (!text.matches("[a-zA-Z.,> -]+")) {
            throw node.unsupported("equation=" + Problems.quoted(text) + "; letters, dots and an arrow are expected");
        }
        EinsumEquation equation = EinsumEquation.of(text, ranks);
        Einsum einsum = new Einsum(node);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            terms.add(einsum.term(i, equation.terms().get(i)));
        }
        // What is stored is multiplied with a value, never with other stored numbers.
        terms.sort(Comparator.comparing(t -> t.value() == null));
        return einsum.run(terms, equation.out());
    }

    private Term term(int position, String labels) throws LrpFileException {
        if (node.isConstant(position)) {
            Tensor numbers = node.numbers(position);
            note(labels, numbers.shape());
            return diagonal(new Term(labels, null, numbers));
        }
        Computed x = node.pinned(node.raw(position));
        note(labels, node.known(x));
        return diagonal(new Term(labels, x, null));
    }

    /** Where a letter occurs twice, the elements at which both axes are at the same position. */
    private Term diagonal(Term term) throws LrpFileException {
        String labels = term.labels();
        for (int i = 0; i < labels.length(); i++) {
            int j = labels.indexOf(labels.charAt(i), i + 1);
            if (j >= 0) {
                String rest = labels.substring(0, i) + labels.substring(i + 1, j) + labels.substring(j + 1);
                String wanted = labels.charAt(i) + "" + labels.charAt(i) + rest;
                int size = size(labels.substring(i, i + 1));
                int[] order = new int[labels.length()];
                order[0] = i;
                order[1] = j;
                int at = 2;
                for (int k = 0; k < order.length; k++) {
                    if (k != i && k != j) {
                        order[at++] = k;
                    }
                }
                Computed x = node.addAt(Computed.PINNED, new Permute(order), term.computed(node));
                int[] merged = shape(wanted.substring(1));
                merged[0] = size * size;
                int[] places = new int[size];
                Arrays.setAll(places, k -> k * (size + 1));
                Computed found = node.addAt(Computed.PINNED, new Gather(0, places),
                        node.viewed(x, Computed.PINNED, merged));
                return diagonal(new Term(wanted.substring(1), found, null));
            }
        }
        return term;
    }

    private Value run(List<Term> terms, String out) throws LrpFileException {
        Term so = summed(terms.getFirst(), letters(terms, 1) + out);
        for (int i = 1; i < terms.size(); i++) {
            String later = letters(terms, i + 1) + out;
            Term other = summed(terms.get(i), so.labels() + later);
            String wanted = i == terms.size() - 1
                    ? out
                    : (so.labels() + other.labels()).chars().distinct().filter(c -> later.indexOf(c) >= 0)
                            .mapToObj(Character::toString).collect(Collectors.joining());
            so = new Term(wanted, pair(so, other, wanted), null);
        }
        return permuted(so.computed(node), so.labels(), out);
    }

    private static String letters(List<Term> terms, int from) {
        return terms.subList(from, terms.size()).stream().map(Term::labels).collect(Collectors.joining());
    }

    /** Without the axes that nothing else has. */
    private Term summed(Term term, String others) {
        int[] alone = term.labels().chars().filter(c -> others.indexOf(c) < 0).map(term.labels()::indexOf).toArray();
        if (alone.length == 0) {
            return term;
        }
        String left = term.labels().chars().filter(c -> others.indexOf(c) >= 0).mapToObj(Character::toString)
                .collect(Collectors.joining());
        return new Term(left, node.addAt(Computed.PINNED, new Reduce(false, false, alone), term.computed(node)), null);
    }

    private static String both(String a, String b, String out, boolean inOut) {
        return a.chars().filter(c -> b.indexOf(c) >= 0 && out.indexOf(c) >= 0 == inOut).mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String free(String a, String b) {
        return a.chars().filter(c -> b.indexOf(c) < 0).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private Computed pair(Term a, Term b, String out) throws LrpFileException {
        String batch = both(a.labels(), b.labels(), out, true);
        String inner = both(a.labels(), b.labels(), out, false);
        String left = free(a.labels(), b.labels());
        String right = free(b.labels(), a.labels());
        Tensor stored = b.numbers();
        if (stored != null && batch.isEmpty()) {
            return dense(a, b.labels(), stored, left, inner, right, out);
        }
        Computed x = permuted(a.computed(node), a.labels(), batch + left + inner);
        Computed y = permuted(b.computed(node), b.labels(), batch + inner + right);
        Computed product = node.addAt(Computed.PINNED, new MatMul(),
                node.viewed(x, Computed.PINNED, size(batch), size(left), size(inner)),
                node.viewed(y, Computed.PINNED, size(batch), size(inner), size(right)));
        return finished(product, batch + left + right, out);
    }

    /** By stored numbers that have no axis of the result in common with the value. */
    private Computed dense(Term a, String labels, Tensor stored, String left, String inner, String right, String out)
            throws LrpFileException {
        Computed x = permuted(a.computed(node), a.labels(), left + inner);
        String wanted = inner + right;
        Tensor turned = new Permute(wanted.chars().map(labels::indexOf).toArray())
                .forward(stored.reshape(Shapes.batch(1, stored.shape())));
        Dense dense = new Dense(Weights.of(turned.data(), size(inner), size(right)), false, new double[0]);
        Computed rows = node.viewed(x, Computed.PINNED, size(left), size(inner));
        return finished(node.addAt(Computed.PINNED, dense, rows), left + right, out);
    }

    private void note(String labels, int... shape) throws LrpFileException {
        for (int i = 0; i < shape.length; i++) {
            Integer old = sizes.put(labels.charAt(i), shape[i]);
            if (old != null && old != shape[i]) {
                throw node.malformed("axis " + labels.charAt(i) + " has " + old + " and " + shape[i] + " positions");
            }
        }
    }

    private int size(String labels) {
        return Shapes.size(shape(labels));
    }

    private int[] shape(String labels) {
        return labels.chars().map(c -> sizes.getOrDefault((char) c, 1)).toArray();
    }

    private Computed permuted(Computed x, String labels, String wanted) {
        return labels.equals(wanted)
                ? x
                : node.addAt(Computed.PINNED, new Permute(wanted.chars().map(labels::indexOf).toArray()), x);
    }

    private Computed finished(Computed y, String labels, String out) throws LrpFileException {
        return permuted(node.viewed(y, Computed.PINNED, shape(labels)), labels, out);
    }
}

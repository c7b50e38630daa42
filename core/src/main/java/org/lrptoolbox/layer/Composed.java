package org.lrptoolbox.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * A function of every element that is written in pieces, such as x / (1 + |x|): an activation, through which relevance
 * passes as a whole. Its pieces, taken one by one, would share relevance between x and themselves, and lose some to the
 * numbers they add.
 *
 * @param pieces what is computed, in order; the last one is the function's value
 */
public record Composed(List<Piece> pieces) implements ActivationLayer {
    /** Where a piece reads x itself. */
    public static final int X = -1;

    /** Copies the list. */
    public Composed {
        pieces = List.copyOf(pieces);
    }

    /**
     * One piece: what a layer makes of earlier ones, or a number.
     *
     * @param layer works element by element; null for a number
     * @param number the number where there is no layer
     * @param reads the positions of the pieces it reads, {@link #X} for x
     */
    public record Piece(@Nullable Layer layer, double number, List<Integer> reads) {
        /** What a layer makes of earlier pieces. */
        public static Piece of(Layer layer, List<Integer> reads) {
            return new Piece(layer, 0, List.copyOf(reads));
        }

        /** A number. */
        public static Piece of(double number) {
            return new Piece(null, number, List.of());
        }
    }

    /** False where numbers differ from place to place, as a slope of its own for each channel does. */
    @Override
    public boolean isElementwise() {
        return scales().allMatch(Scale::isElementwise);
    }

    private Stream<Scale> scales() {
        return pieces.stream().map(Piece::layer).filter(Scale.class::isInstance).map(Scale.class::cast);
    }

    @Override
    public boolean keepsZero() {
        int[] sample = scales().flatMap(s -> Stream.of(s.factor().shape(), s.shift().shape()))
                .reduce(new int[]{1}, Composed::stretched);
        Tensor zero = Tensor.zeros(Shapes.batch(1, sample));
        Tensor y = forward(zero);
        return Arrays.stream(y.data()).allMatch(v -> v == 0)
                && Arrays.stream(slope(new TensorAlgebra(), zero, y).data()).allMatch(Double::isFinite);
    }

    /** The shape that two shapes stretch to, the last axes with the last. */
    private static int[] stretched(int[] a, int[] b) {
        int[] all = a.length < b.length ? b.clone() : a.clone();
        int[] other = a.length < b.length ? a : b;
        for (int i = 1; i <= other.length; i++) {
            all[all.length - i] = Math.max(all[all.length - i], other[other.length - i]);
        }
        return all;
    }

    @Override
    public String describe() {
        return pieces.size() + " pieces";
    }

    @Override
    public <T> T value(Algebra<T> a, T x) {
        return values(a, x).getLast();
    }

    private <T> List<T> values(Algebra<T> a, T x) {
        List<T> values = new ArrayList<>();
        for (Piece piece : pieces) {
            values.add(piece.layer() == null
                    ? a.sampleOf(piece.number(), x)
                    : piece.layer().forward(a, read(piece, values, x)));
        }
        return values;
    }

    private static <T> List<T> read(Piece piece, List<T> values, T x) {
        return piece.reads().stream().map(k -> k == X ? x : values.get(k)).toList();
    }

    /** By the chain rule, from the last piece back. */
    @Override
    public <T> T slope(Algebra<T> a, T x, T y) {
        List<T> values = values(a, x);
        List<T> slopes = new ArrayList<>();
        values.forEach(v -> slopes.add(a.none()));
        slopes.set(values.size() - 1, a.sampleOf(1, x));
        T all = a.none();
        for (int i = values.size() - 1; i >= 0; i--) {
            Piece piece = pieces.get(i);
            if (piece.layer() == null || slopes.get(i) == a.none()) {
                continue;
            }
            List<T> own = piece.layer().gradient(a, read(piece, values, x), values.get(i), slopes.get(i));
            for (int k = 0; k < own.size(); k++) {
                int source = piece.reads().get(k);
                if (source == X) {
                    all = a.plus(all, own.get(k));
                } else {
                    slopes.set(source, a.plus(slopes.get(source), own.get(k)));
                }
            }
        }
        return all;
    }
}

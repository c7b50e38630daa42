package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Scales and shifts every element: y = a x + b, with numbers for the whole sample, for each channel, or single ones.
 * What is left of batch normalisation that no other affine layer can take in, and of preprocessing inside a model.
 *
 * <p>It is affine with one connection per element: a x and the shift b are the contributions, so that the shift takes
 * its share as any bias does. A scale without shift, and one of the network's input, hands relevance on:
 * {@link org.lrptoolbox.composite.Composite} sees to that.
 *
 * @param factor a, of a shape that stretches to the sample's: each size is the sample's or 1
 * @param shift b, likewise
 */
public record Scale(Tensor factor, Tensor shift) implements AffineLayer {
    /** Numbers for each channel of samples shaped (C, H, W) or (C,). */
    public static Scale perChannel(int rank, double[] factor, double[] shift) {
        int[] shape = new int[rank];
        Arrays.fill(shape, 1);
        shape[0] = factor.length;
        return new Scale(Tensor.of(factor, shape), Tensor.of(shift, shape));
    }

    /** This scale and another behind it as one: a2 (a1 x + b1) + b2. */
    public Scale then(Scale next) {
        int rank = Math.max(Math.max(factor.rank(), shift.rank()), Math.max(next.factor.rank(), next.shift.rank()));
        TensorAlgebra a = new TensorAlgebra();
        List<Tensor> n = List.of(factor, shift, next.factor, next.shift).stream()
                .map(t -> a.constant(t, aligned(t, rank))).toList();
        Tensor both = a.times(n.get(0), n.get(2));
        Tensor sum = a.plus(a.times(n.get(1), n.get(2)), n.get(3));
        return new Scale(both.reshape(both.sampleShape()), sum.reshape(sum.sampleShape()));
    }

    /** Whether it has no shift, and so a single contribution to each element. */
    public boolean isFactor() {
        return Arrays.stream(shift.data()).allMatch(v -> v == 0);
    }

    /**
     * Whether its numbers belong to the channels of images or rows, (C, 1, ...): then it is a convolution with a window
     * of one position, and composites give it what they give convolutions.
     */
    public boolean isPerChannel() {
        return isPerChannel(factor) && isPerChannel(shift) && Math.max(factor.rank(), shift.rank()) > 1;
    }

    private static boolean isPerChannel(Tensor t) {
        return t.size() == 1 || t.rank() > 1 && t.dim(0) == t.size();
    }

    @Override
    public boolean isDiagonal() {
        return true;
    }

    @Override
    public boolean isIdentity() {
        return isFactor() && Arrays.stream(factor.data()).allMatch(v -> v == 1);
    }

    /** Where a mask is constant, it is the shift. */
    @Override
    public boolean keepsAxes() {
        return true;
    }

    @Override
    public @Nullable Layer joined(Layer first) {
        return first instanceof Scale s ? s.then(this) : null;
    }

    @Override
    public boolean masks() {
        return true;
    }

    /** With single numbers, not with some for each channel. */
    @Override
    public boolean isElementwise() {
        return factor.size() == 1 && shift.size() == 1;
    }

    @Override
    public String describe() {
        return isElementwise()
                ? factor.data()[0] + " x + " + shift.data()[0]
                : Math.max(factor.size(), shift.size()) + " numbers";
    }

    @Override
    public int[] outputShape(int... input) {
        return stretched(shift, stretched(factor, input));
    }

    private int[] stretched(Tensor numbers, int... input) {
        int[] own = numbers.rank() > input.length ? new int[]{} : aligned(numbers, input.length);
        for (int i = 0; i < input.length; i++) {
            if (own.length == 0 || own[i] != 1 && own[i] != input[i] && input[i] != Shapes.OPEN) {
                throw ShapeException.of(this, "a shape that " + Shapes.text(numbers.shape()) + " stretches to", input);
            }
        }
        return input.clone();
    }

    /** The shape of numbers with as many axes as samples have. */
    static int[] aligned(Tensor numbers, int rank) {
        int[] shape = new int[rank];
        Arrays.fill(shape, 1);
        System.arraycopy(numbers.shape(), 0, shape, rank - numbers.rank(), numbers.rank());
        return shape;
    }

    @Override
    public <T> T apply(Algebra<T> a, WeightMap map, T x) {
        int rank = outputShape(a.shape(x)).length;
        Tensor mapped = map == WeightMap.IDENTITY ? factor : factor.map(map::weight);
        return a.times(x, a.constant(mapped, aligned(factor, rank)));
    }

    /** As forward: every element is connected to one alone. */
    @Override
    public <T> T transpose(Algebra<T> a, WeightMap map, T s, T x) {
        return apply(a, map, s);
    }

    /** Whether a layer changes the sign of every number, and nothing else. */
    public static boolean isNegation(@Nullable Layer layer) {
        return isLine(layer, -1) && layer instanceof Scale s && s.isFactor();
    }

    /** Whether a layer is the same factor for every number, and any one shift. */
    public static boolean isLine(@Nullable Layer layer, double factor) {
        return layer instanceof Scale s && s.isElementwise() && s.factor.data()[0] == factor;
    }

    /** The shift, in its own shape; empty where it is zero. */
    @Override
    public double[] bias() {
        return isFactor() ? NO_BIAS : shift.data();
    }

    @Override
    public Tensor biasRow(double[] bias, int rank) {
        return Tensor.of(bias, aligned(shift, rank));
    }

    @Override
    public boolean isFunction() {
        return isElementwise();
    }

    @Override
    public Scale ofAnyShape() {
        return new Scale(factor.reshape(), shift.reshape());
    }
}

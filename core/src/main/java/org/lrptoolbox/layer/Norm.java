package org.lrptoolbox.layer;

import java.util.Arrays;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Normalisation by the input's own statistics: layer, RMS, instance and group normalisation are one formula.
 *
 * <pre>y = g (x - mean) / sqrt(mean((x - mean)^2) + epsilon) + b</pre>
 *
 * <p>without the means where it is not centred. (Batch normalisation, whose statistics are numbers, is a {@link Scale};
 * local response normalisation has a formula of its own.)
 *
 * @param kind its name, such as {@code LayerNorm}
 * @param axes over which axes of a sample means are taken; with groups, of (groups, channels of a group, ...)
 * @param groups into how many groups the first axis falls; 0 for none
 * @param centred whether the mean is subtracted
 * @param epsilon added to the mean of squares
 * @param factor g, of a shape that stretches to the sample's
 * @param shift b, likewise
 */
public record Norm(String kind, int[] axes, int groups, boolean centred, double epsilon, Tensor factor,
        Tensor shift) implements NormLayer {
    /** Over the axes from one to the last, counted back from -1 where negative, with a factor and shift for each. */
    public static Norm layer(int rank, int axis, double epsilon, Tensor factor, Tensor shift) {
        return new Norm("LayerNorm", from(rank, axis), 0, true, epsilon, factor, shift);
    }

    /** As {@link #layer}, but divided by the root of the mean square, and not centred. */
    public static Norm rms(int rank, int axis, double epsilon, Tensor factor) {
        return new Norm("RMSNorm", from(rank, axis), 0, false, epsilon, factor, Tensor.of(new double[]{0}, 1));
    }

    /** Every channel of samples (C, ...) by itself, with a factor and shift for each channel. */
    public static Norm instance(int rank, double epsilon, double[] factor, double[] shift) {
        Scale scale = Scale.perChannel(rank, factor, shift);
        return new Norm("InstanceNorm", from(rank, 1), 0, true, epsilon, scale.factor(), scale.shift());
    }

    /** The channels of samples (C, ...) in groups, with a factor and shift for each channel. */
    public static Norm group(int rank, int groups, double epsilon, double[] factor, double[] shift) {
        Scale scale = Scale.perChannel(rank, factor, shift);
        return new Norm("GroupNorm", from(rank + 1, 1), groups, true, epsilon, scale.factor(), scale.shift());
    }

    private static int[] from(int rank, int axis) {
        int first = LayerShapes.axis(axis, rank);
        int[] axes = new int[Math.max(0, rank - first)];
        Arrays.setAll(axes, i -> first + i);
        return axes;
    }

    @Override
    public String type() {
        return kind;
    }

    /** Whether it normalises the features of each token or position by themselves, as transformers do. */
    public boolean isOfFeatures() {
        return axes.length == 1 && groups == 0 && !kind.equals("InstanceNorm");
    }

    @Override
    public boolean makesFeatures() {
        return isOfFeatures();
    }

    @Override
    public String describe() {
        return (groups > 0 ? groups + " groups, " : "axes " + Shapes.text(axes) + ", ") + "epsilon " + epsilon;
    }

    @Override
    public long parameters() {
        return (long) factor.size() + shift.size();
    }

    @Override
    public int[] outputShape(int... input) {
        int rank = input.length + (groups > 0 ? 1 : 0);
        boolean fits = input.length > 0 && Arrays.stream(axes).allMatch(axis -> axis >= 0 && axis < rank)
                && (groups == 0 || input[0] == Shapes.OPEN || input[0] % groups == 0);
        if (!fits) {
            throw ShapeException.of(this, groups > 0
                    ? "samples of channels in " + groups + " groups"
                    : "samples with the axes " + Shapes.text(axes), input);
        }
        return new Scale(factor, shift).outputShape(input);
    }

    /** In groups, where there are any. */
    private <T> T apart(Algebra<T> a, T x) {
        int[] shape = a.shape(x);
        if (groups == 0) {
            return x;
        }
        int[] split = new int[shape.length + 1];
        split[0] = groups;
        split[1] = shape[0] / groups;
        System.arraycopy(shape, 1, split, 2, shape.length - 1);
        return a.reshape(x, split);
    }

    private <T> T mean(Algebra<T> a, T x) {
        int[] shape = a.shape(x);
        int count = Arrays.stream(axes).map(axis -> shape[axis]).reduce(1, Math::multiplyExact);
        return a.scale(a.fold(Fold.SUM, x, axes), 1.0 / count);
    }

    private <T> T centred(Algebra<T> a, T x) {
        return centred ? a.minus(x, mean(a, x)) : x;
    }

    /** One over the statistic. */
    private <T> T inverse(Algebra<T> a, T centredX) {
        return a.power(a.plusConstant(mean(a, a.times(centredX, centredX)), epsilon), -0.5);
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        int[] shape = outputShape(a.shape(x));
        T c = centred(a, apart(a, x));
        T normal = a.reshape(a.times(c, inverse(a, c)), shape);
        return new Scale(factor, shift).forward(a, normal);
    }

    /** What arrives behind the factor, in groups. */
    private <T> T inner(Algebra<T> a, T dy) {
        return apart(a, new Scale(factor, shift).transpose(a, WeightMap.IDENTITY, dy, dy));
    }

    /** dx = h / s - mean(h / s), with h = g dy. */
    @Override
    public <T> T heldGradient(Algebra<T> a, T x, T y, T dy) {
        T s = inverse(a, centred(a, apart(a, x)));
        return a.reshape(centred(a, a.times(inner(a, dy), s)), a.shape(x));
    }

    @Override
    public <T> T shiftShare(Algebra<T> a, T c) {
        return a.biasShare(new Scale(factor, shift), WeightMap.IDENTITY, c);
    }

    /** dx = (h - mean(h) - n mean(h n)) / s, with h = g dy and n what was normalised. */
    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        T c = centred(a, apart(a, x));
        T s = inverse(a, c);
        T n = a.times(c, s);
        T h = inner(a, dy);
        T moved = a.minus(centred(a, h), a.times(n, mean(a, a.times(h, n))));
        return a.reshape(a.times(moved, s), a.shape(x));
    }
}

package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.tensor.Shapes;

/**
 * Puts a constant around every sample; negative amounts cut off instead.
 *
 * @param before how many positions are added before each axis of the samples
 * @param behind how many behind
 * @param value the constant
 */
public record Pad(int[] before, int[] behind, double value) implements UnaryLayer, RearrangeLayer {
    @Override
    public String describe() {
        return Shapes.text(before) + " before, " + Shapes.text(behind) + " behind, value " + value;
    }

    @Override
    public boolean isIdentity() {
        return IntStream.concat(Arrays.stream(before), Arrays.stream(behind)).allMatch(n -> n == 0);
    }

    @Override
    public int[] outputShape(int... input) {
        int[] out = input.clone();
        boolean fits = input.length == before.length;
        for (int i = 0; fits && i < out.length; i++) {
            out[i] = input[i] == Shapes.OPEN ? Shapes.OPEN : input[i] + before[i] + behind[i];
            fits = out[i] > 0 || input[i] == Shapes.OPEN;
        }
        if (!fits) {
            throw ShapeException.of(this, before.length + " axes of which something is left", input);
        }
        Shapes.requireSize(out);
        return out;
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        outputShape(a.shape(x));
        return a.pad(x, before, behind, value);
    }

    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        return a.pad(dy, negative(before), negative(behind), 0);
    }

    private static int[] negative(int... numbers) {
        return Arrays.stream(numbers).map(n -> -n).toArray();
    }

    @Override
    public boolean makesNoNegative(boolean readsNone) {
        return readsNone && value >= 0;
    }

    /** Whether it puts zeros around images with the channels first, and nothing around their channels. */
    boolean putsZerosAroundImages() {
        return value == 0 && isOfImages();
    }

    /** Whether it adds to the height and width of images with the channels first, and nothing to their channels. */
    boolean isOfImages() {
        return before.length == 3 && before[0] == 0 && behind[0] == 0
                && IntStream.concat(Arrays.stream(before), Arrays.stream(behind)).allMatch(n -> n >= 0);
    }
}

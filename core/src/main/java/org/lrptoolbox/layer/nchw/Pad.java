package org.lrptoolbox.layer.nchw;

import java.util.Arrays;

import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.UnaryLayer;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

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
    public int[] outputShape(int... input) {
        int[] out = input.clone();
        boolean fits = input.length == before.length;
        for (int i = 0; fits && i < out.length; i++) {
            out[i] += before[i] + behind[i];
            fits = out[i] > 0;
        }
        if (!fits) {
            throw ShapeException.of(this, before.length + " axes of which something is left", input);
        }
        Shapes.size(out);
        return out;
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] out = outputShape(x.sampleShape());
        return region(x).write(x, Tensor.full(value, Shapes.batch(x.batch(), out)));
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return region(x).read(dy);
    }

    private Region region(Tensor x) {
        int[] ones = new int[before.length];
        Arrays.fill(ones, 1);
        return new Region(before, ones, x.sampleShape(), outputShape(x.sampleShape()));
    }
}

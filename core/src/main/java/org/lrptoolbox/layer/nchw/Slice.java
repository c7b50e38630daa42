package org.lrptoolbox.layer.nchw;

import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.layer.UnaryLayer;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Takes a part of every sample: along each axis the positions {@code start}, {@code start + step}, ...
 *
 * @param starts the first position on each axis of the samples
 * @param steps the distance of positions; negative to go backwards
 * @param sizes how many positions
 */
public record Slice(int[] starts, int[] steps, int... sizes) implements UnaryLayer, RearrangeLayer {
    @Override
    public String describe() {
        return Shapes.text(sizes) + " from " + Shapes.text(starts);
    }

    @Override
    public int[] outputShape(int... input) {
        boolean fits = input.length == sizes.length;
        for (int i = 0; fits && i < sizes.length; i++) {
            int last = starts[i] + (sizes[i] - 1) * steps[i];
            fits = sizes[i] > 0 && starts[i] >= 0 && starts[i] < input[i] && last >= 0 && last < input[i];
        }
        if (!fits) {
            throw ShapeException.of(this, "samples that contain the slice " + describe(), input);
        }
        return sizes.clone();
    }

    @Override
    public Tensor forward(Tensor x) {
        outputShape(x.sampleShape());
        return new Region(starts, steps, sizes, x.sampleShape()).read(x);
    }

    @Override
    public Tensor gradient(Tensor x, Tensor y, Tensor dy) {
        return new Region(starts, steps, sizes, x.sampleShape()).write(dy, Tensor.zeros(x.shape()));
    }
}

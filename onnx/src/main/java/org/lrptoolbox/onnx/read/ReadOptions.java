package org.lrptoolbox.onnx.read;

import java.util.HashMap;
import java.util.Map;

/**
 * What to read of a file; start from {@link #DEFAULT}.
 *
 * @param output the name of the output to explain; empty for the first of the file that is a tensor of real numbers
 * @param shapes the shapes of inputs by name, the batch in front, for files that leave sizes open
 * @param sample the shape of a sample, without the batch, of a file with one input; empty for what the file says
 */
public record ReadOptions(String output, Map<String, int[]> shapes, int... sample) {
    /** All as the file says. */
    public static final ReadOptions DEFAULT = new ReadOptions("", Map.of());

    /** Copies map and shape. */
    public ReadOptions {
        shapes = Map.copyOf(shapes);
        sample = sample.clone();
    }

    /** With another output. */
    public ReadOptions withOutput(String name) {
        return new ReadOptions(name, shapes, sample);
    }

    /** With a shape for an input, the batch in front, such as 1, 12. */
    public ReadOptions withShape(String input, int... shape) {
        Map<String, int[]> more = new HashMap<>(shapes);
        more.put(input, shape.clone());
        return new ReadOptions(output, more, sample);
    }

    /** With a shape of a sample for the only input, such as 3, 224, 224. */
    public ReadOptions withSample(int... newSample) {
        return new ReadOptions(output, shapes, newSample);
    }
}

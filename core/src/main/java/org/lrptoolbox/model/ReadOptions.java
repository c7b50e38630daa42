package org.lrptoolbox.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;

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

    /** The shape of a sample of an input that is wanted, of inputs so many; empty for what the network says. */
    private int[] wanted(Input input, int inputs) {
        int[] whole = shapes.get(input.name());
        if (whole != null) {
            return sample(whole, input.sample() == null ? whole.length : input.sample().length + 1);
        }
        return inputs == 1 ? sample : new int[0];
    }

    /**
     * The shape of a sample, of a shape that was given for an input by name.
     *
     * @param given with the batch in front, or without it where one axis less than in the file is given
     * @param axes how many axes the input has, the batch among them
     */
    public static int[] sample(int[] given, int axes) {
        int batch = given.length == axes - 1 ? 0 : 1;
        return Arrays.copyOfRange(given, Math.min(batch, given.length), given.length);
    }

    /**
     * A network as it is wanted, for formats that cannot choose while they read.
     *
     * @throws IllegalArgumentException if it has no such input or output, or takes other shapes
     */
    public Network applied(Network network) {
        Network seen = output.isEmpty() ? network : network.withOutput(output);
        List<String> names = seen.inputs().stream().map(Input::name).toList();
        shapes.keySet().stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("no input is named '" + name + "'; the names are " + names);
        });
        List<Input> inputs = new ArrayList<>();
        for (Input input : seen.inputs()) {
            int[] shape = wanted(input, names.size());
            if (shape.length > 0 && !input.fits(shape)) {
                throw new IllegalArgumentException("input '" + input.name() + "' takes samples of shape "
                        + input.shapeText() + ", not " + Shapes.text(shape));
            }
            inputs.add(shape.length == 0 ? input : new Input(input.name(), input.type(), input.order(), shape));
        }
        return inputs.equals(seen.inputs()) ? seen : seen.withInputs(inputs.toArray(Input[]::new));
    }
}

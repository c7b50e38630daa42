package org.lrptoolbox.cli.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** What a network is measured on: random pixels, the ids and flags it takes all one, and what was given. */
final class Samples {
    /** The smallest value of a pixel, as Caffe centres them. */
    static final int DARKEST = -128;
    /** The largest one. */
    static final int BRIGHTEST = 127;

    private Samples() {}

    /**
     * A batch for every input.
     *
     * @param samples the shape of a sample of each
     * @param given what some of them are, by name: as many samples as the batch, or one for all
     */
    static List<Tensor> random(Network network, List<int[]> samples, Map<String, Tensor> given, int batch) {
        Random random = new Random(1);
        List<Tensor> all = new ArrayList<>();
        for (int k = 0; k < samples.size(); k++) {
            Input input = network.inputs().get(k);
            Tensor data = Tensor.zeros(Shapes.batch(batch, samples.get(k)));
            Tensor held = given.get(input.name());
            if (held != null) {
                if (held.size() != data.size() && held.size() != data.sampleSize()) {
                    throw new IllegalArgumentException("input '" + input.name() + "' is given in shape "
                            + Shapes.text(held.shape()) + "; one sample is expected, or " + batch + " (--batch)");
                }
                Arrays.setAll(data.data(), i -> held.data()[i % held.size()]);
            } else {
                Arrays.setAll(data.data(), i -> input.carries() ? random.nextInt(DARKEST, BRIGHTEST + 1) : 1);
            }
            all.add(data);
        }
        return all;
    }
}

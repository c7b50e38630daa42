package org.lrptoolbox.python.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.testing.RandomTensors;

/** Models for the tests of this package. */
final class SampleModels {
    private SampleModels() {}

    /** Every layer the Python toolbox has, some with presets; takes samples of shape (6, 6, 1). */
    static PickledModel everyLayer() {
        Network network = Network.sequential(
                Conv.last(RandomTensors.normal(1, 3, 3, 1, 4), RandomTensors.normal(2, 4).data(), 1, 1),
                new Rect(), SumPool.last(Frame.of(2, 2).withStride(2, 2)),
                MaxPool.last(Frame.of(2, 1).withStride(1, 1)), new Flatten(),
                Dense.of(8, 300, RandomTensors.normal(3, 8, 300).data(), RandomTensors.normal(4, 300).data()),
                new Tanh(), Dense.of(300, 2, RandomTensors.normal(5, 300, 2).data(), new double[2]), new SoftMax());
        List<LayerPreset> presets = new ArrayList<>(PickledModel.of(network).presets());
        presets.set(0, new LayerPreset("ww", null));
        presets.set(5, new LayerPreset("epsilon", 0.01));
        return new PickledModel(network, presets);
    }

    /** A file that CPython and NumPy wrote, from the test resources. */
    static Path resource(Path dir, String name) throws IOException {
        Path file = dir.resolve(name);
        try (InputStream in = SampleModels.class.getResourceAsStream(name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    /** A network as text with all its numbers: equal texts are equal networks, bit by bit. */
    static String fingerprint(Network network) {
        StringBuilder text = new StringBuilder(network.toString());
        network.layers().forEach(layer -> {
            if (layer instanceof TrainableLayer t) {
                text.append(Arrays.toString(t.weightData())).append(Arrays.toString(t.bias()));
            }
        });
        return text.toString();
    }
}

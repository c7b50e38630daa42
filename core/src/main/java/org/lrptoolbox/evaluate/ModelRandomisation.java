package org.lrptoolbox.evaluate;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.random.LegacyRandom;
import org.lrptoolbox.rule.References;

/**
 * A network that forgets what it has learnt, layer by layer from the output down: explanations that stay the same do not
 * explain the network. Weights and biases of a layer become normal numbers of their own mean and deviation. Source:
 * {@link References#ADEBAYO_2018}; Quantus: MPRT with the layer order "top_down".
 */
public final class ModelRandomisation {
    private ModelRandomisation() {}

    /**
     * A network with some layers made random.
     *
     * @param layers the name of the lowest layer made random in each
     */
    public record Step(String layers, Network network) {}

    /**
     * The network with its last weighted layer made random, its last two, ... .
     *
     * @param seed the same one makes the same networks
     */
    public static List<Step> cascade(Network network, long seed) {
        LegacyRandom random = new LegacyRandom(seed);
        List<Layer> layers = new ArrayList<>(network.layers());
        List<Step> steps = new ArrayList<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (layers.get(i) instanceof TrainableLayer weighted) {
                layers.set(i, weighted.withParameters(like(weighted.weightData(), random),
                        like(weighted.bias(), random)));
                steps.add(new Step(network.node(i).name(), network.withLayers(layers)));
            }
        }
        return steps;
    }

    private static double[] like(double[] values, LegacyRandom random) {
        double sum = 0;
        double squares = 0;
        for (double v : values) {
            sum += v;
            squares += v * v;
        }
        int n = Math.max(1, values.length);
        double mean = sum / n;
        return random.normal(mean, Math.sqrt(Math.max(0, squares / n - mean * mean)), values.length);
    }
}

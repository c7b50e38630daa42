package org.lrptoolbox.python.toolbox;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.python.pickle.LayerPreset;

/**
 * A layer of a model file, as a Python module takes it in.
 *
 * @param layer what it computes
 * @param preset the variant that calls without one mean
 */
public record StoredLayer(Layer layer, LayerPreset preset) {
    /** The name of the module's class. */
    public String type() {
        return layer.type();
    }

    /** W, shared with the layer. */
    public NDArray weights() {
        return NDArray.of(trainable().weights().tensor());
    }

    /** B, shared with the layer; zeros where the layer has none. */
    public NDArray bias() {
        double[] bias = trainable().wholeBias();
        return NDArray.of(bias, bias.length);
    }

    private TrainableLayer trainable() {
        if (layer instanceof TrainableLayer trainable) {
            return trainable;
        }
        throw new IllegalArgumentException(type() + " has no weights");
    }

    /** Height and width of the window. */
    public int[] pool() {
        return new int[]{window().height(), window().width()};
    }

    /** Vertical and horizontal step of the window. */
    public int[] stride() {
        return new int[]{window().strideDown(), window().strideAcross()};
    }

    private Frame window() {
        if (layer instanceof WindowLayer windowed) {
            return windowed.frame();
        }
        throw new IllegalArgumentException(type() + " has no window");
    }
}

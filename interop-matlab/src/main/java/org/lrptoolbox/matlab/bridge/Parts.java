package org.lrptoolbox.matlab.bridge;

import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.tensor.Tensor;

/** What a Matlab module takes in from a layer: the reverse of {@link Layers}. */
public final class Parts {
    private Parts() {}

    /** The name of the module's class. */
    public static String type(Layer layer) {
        return layer.type();
    }

    /** W, shared with the layer. */
    public static Tensor weights(Layer layer) {
        return trainable(layer).weights().tensor();
    }

    /** B as one row; zeros where the layer has none. */
    public static Tensor bias(Layer layer) {
        double[] bias = trainable(layer).wholeBias();
        return Tensor.of(bias, 1, bias.length);
    }

    private static TrainableLayer trainable(Layer layer) {
        if (layer instanceof TrainableLayer trainable) {
            return trainable;
        }
        throw new IllegalArgumentException(type(layer) + " has no weights");
    }

    /** Height and width of the window, then its vertical and horizontal step. */
    public static double[] window(Layer layer) {
        if (!(layer instanceof WindowLayer windowed)) {
            throw new IllegalArgumentException(type(layer) + " has no window");
        }
        Frame window = windowed.frame();
        return new double[]{window.height(), window.width(), window.strideDown(), window.strideAcross()};
    }
}

package org.lrptoolbox.matlab.bridge;

import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Convolution;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Linear;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Window;
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
        return switch (layer) {
            case Linear l -> Tensor.of(l.weightData(), l.inputs(), l.outputs());
            case Convolution c -> c.filters();
            default -> throw new IllegalArgumentException(type(layer) + " has no weights");
        };
    }

    /** B as one row; zeros where the layer has none. */
    public static Tensor bias(Layer layer) {
        return switch (layer) {
            case Linear l -> bias(l.bias(), l.outputs());
            case Convolution c -> bias(c.bias(), c.count());
            default -> throw new IllegalArgumentException(type(layer) + " has no bias");
        };
    }

    private static Tensor bias(double[] bias, int size) {
        return Tensor.of(bias.length == 0 ? new double[size] : bias, 1, size);
    }

    /** Height and width of the window, then its vertical and horizontal step. */
    public static double[] window(Layer layer) {
        Window window = switch (layer) {
            case Convolution c -> c.window();
            case SumPool p -> p.window();
            case MaxPool p -> p.window();
            case AveragePool p -> p.window();
            default -> throw new IllegalArgumentException(type(layer) + " has no window");
        };
        return new double[]{window.height(), window.width(), window.strideDown(), window.strideAcross()};
    }
}

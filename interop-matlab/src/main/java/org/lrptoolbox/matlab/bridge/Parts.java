package org.lrptoolbox.matlab.bridge;

import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Frame;
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
            case Dense l -> Tensor.of(l.weightData(), l.inputs(), l.outputs());
            case Conv c -> c.filters().tensor();
            default -> throw new IllegalArgumentException(type(layer) + " has no weights");
        };
    }

    /** B as one row; zeros where the layer has none. */
    public static Tensor bias(Layer layer) {
        return switch (layer) {
            case Dense l -> bias(l.bias(), l.outputs());
            case Conv c -> bias(c.bias(), c.count());
            default -> throw new IllegalArgumentException(type(layer) + " has no bias");
        };
    }

    private static Tensor bias(double[] bias, int size) {
        return Tensor.of(bias.length == 0 ? new double[size] : bias, 1, size);
    }

    /** Height and width of the window, then its vertical and horizontal step. */
    public static double[] window(Layer layer) {
        Frame window = switch (layer) {
            case Conv c -> c.frame();
            case SumPool p -> p.frame();
            case MaxPool p -> p.frame();
            case AveragePool p -> p.frame();
            default -> throw new IllegalArgumentException(type(layer) + " has no window");
        };
        return new double[]{window.height(), window.width(), window.strideDown(), window.strideAcross()};
    }
}

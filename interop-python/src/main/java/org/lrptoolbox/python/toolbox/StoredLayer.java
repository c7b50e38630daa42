package org.lrptoolbox.python.toolbox;

import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.SumPool;
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
        return switch (layer) {
            case Dense l -> NDArray.of(l.weightData(), l.inputs(), l.outputs());
            case Conv c -> NDArray.of(c.filters().tensor());
            default -> throw new IllegalArgumentException(type() + " has no weights");
        };
    }

    /** B, shared with the layer; zeros where the layer has none. */
    public NDArray bias() {
        return switch (layer) {
            case Dense l -> bias(l.bias(), l.outputs());
            case Conv c -> bias(c.bias(), c.count());
            default -> throw new IllegalArgumentException(type() + " has no bias");
        };
    }

    private static NDArray bias(double[] bias, int size) {
        return NDArray.of(bias.length == 0 ? new double[size] : bias, size);
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
        return switch (layer) {
            case Conv c -> c.frame();
            case SumPool p -> p.frame();
            case MaxPool p -> p.frame();
            default -> throw new IllegalArgumentException(type() + " has no window");
        };
    }
}

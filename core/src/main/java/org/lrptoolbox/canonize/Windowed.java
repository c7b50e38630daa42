package org.lrptoolbox.canonize;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Convolution;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Window;
import org.lrptoolbox.layer.AveragePooling;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.MaxPooling;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.SumPooling;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** The toolbox's counterparts of layers that slide a window over images. */
final class Windowed {
    private Windowed() {}

    /** The counterpart; null for layers of other kinds. */
    static @Nullable Layer layer(Node node, Axes x) {
        Frame frame = switch (node.layer()) {
            case Conv c -> c.frame();
            case MaxPooling p -> p.frame();
            case AveragePooling p -> p.frame();
            case SumPooling p -> p.frame();
            default -> null;
        };
        if (frame == null) {
            return null;
        }
        if (!x.isChannelsFirst()) {
            throw new IllegalArgumentException(node + " reads images whose axes are in another order");
        }
        Window window = window(node, frame);
        return switch (node.layer()) {
            case Conv c -> convolution(node, c);
            case MaxPooling p -> new MaxPool(window);
            case AveragePooling p -> new AveragePool(window);
            case SumPooling p when p.weight() == 1 && p.outputScale() == 1 / Math.sqrt(frame.area()) -> new SumPool(
                    window);
            default -> throw new IllegalArgumentException(node + ": the toolbox's sums are divided by sqrt(h w)");
        };
    }

    private static Window window(Node node, Frame f) {
        boolean dilated = f.dilationDown() > 1 || f.dilationAcross() > 1;
        if (dilated || f.ceil() || f.top() + f.left() + f.bottom() + f.right() > 0) {
            throw new IllegalArgumentException(node + ", " + f + ": the toolbox has windows without padding, dilation "
                    + "and overhang only");
        }
        return new Window(f.height(), f.width(), f.strideDown(), f.strideAcross());
    }

    private static Layer convolution(Node node, Conv c) {
        if (c.groups() > 1) {
            throw new IllegalArgumentException(node + ", " + c.describe() + ": the toolbox has no groups");
        }
        Tensor f = c.filters().tensor();
        // From (n, c, h, w) to (h, w, c, n), the four axes taken for those of one sample.
        Tensor last = new Permute(2, 3, 1, 0).forward(f.reshape(Shapes.batch(1, f.shape())));
        return new Convolution(last.reshape(last.sampleShape()), c.bias(), c.frame().strideDown(),
                c.frame().strideAcross());
    }

    /** The number of channels of the counterpart's output; 0 if unknown. */
    static int channels(Layer layer, Axes x) {
        return layer instanceof Convolution c ? c.count() : x.channels();
    }
}

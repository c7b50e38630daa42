package org.lrptoolbox.matlab.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Makes a network of the objects of the Matlab toolbox's classes. */
final class LayersFromObjects {
    private static final String PACKAGE = "modules.";

    private final Path file;
    private final FlattenOrder order;
    /** The channels of a sample where the last layer with weights tells, or 0. */
    private int depth;
    /** Whether samples are vectors already, so that there is nothing to flatten. */
    private boolean vectors;
    /** The shape of the samples that were flattened last, as far as known, until its order no longer matters. */
    private int @Nullable [] flattened;

    LayersFromObjects(Path file, FlattenOrder order) {
        this.file = file;
        this.order = order;
    }

    Network network(MatValue model) throws UnsupportedModelException {
        if (!(model instanceof MatObject object && object.type().equals(PACKAGE + "Sequential")
                && object.properties().fields().containsKey("modules")
                && object.properties().get("modules") instanceof MatCell modules)) {
            throw new UnsupportedModelException(file, "holds no model: its first variable is "
                    + (model instanceof MatObject other ? "an object of class " + other.type() : "plain data")
                    + ", a " + PACKAGE + "Sequential is expected; data is read with data_io");
        }
        List<Layer> layers = new ArrayList<>();
        for (MatValue module : modules.elements()) {
            layers.add(layer(module, layers.size()));
        }
        return Network.sequential(layers);
    }

    private Layer layer(MatValue value, int index) throws UnsupportedModelException {
        if (!(value instanceof MatObject module && module.type().startsWith(PACKAGE))) {
            throw new UnsupportedModelException(file, "has no layer at " + index + ", counted from 0, but "
                    + (value instanceof MatObject other ? "an object of class " + other.type() : "plain data"));
        }
        try {
            return switch (module.type().substring(PACKAGE.length())) {
                case "Linear" -> linear(module, index);
                case "Convolution" -> convolution(module);
                case "SumPool" -> SumPool.last(window(module, "pool"));
                case "MaxPool" -> MaxPool.last(window(module, "pool"));
                case "Flatten" -> flatten(module);
                case "Rect" -> new Rect();
                case "Tanh" -> new Tanh();
                case "SoftMax" -> new SoftMax();
                default -> throw new UnsupportedModelException(file, "has a layer of class " + module.type() + " at "
                        + index + ", counted from 0, which is not known");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("layer " + index + ", a " + module.type() + ": " + e.getMessage(), e);
        }
    }

    private Dense linear(MatObject module, int index) throws UnsupportedModelException {
        Tensor shape = numbers(module, "W");
        int inputs = shape.dim(0);
        Dense linear = Dense.of(inputs, shape.dim(1), shape.data(), numbers(module, "B").data());
        if (flattened != null && inputs != depth && order == FlattenOrder.COLUMN_MAJOR) {
            if (Shapes.size(flattened) != inputs) {
                throw new UnsupportedModelException(file, "has a Flatten before layer " + index + " which does not"
                        + " know the shape of its input, on which the order of the weights depends; in MATLAB, run"
                        + " nn.forward(x) once and save the model anew");
            }
            linear = FlattenOrder.COLUMN_MAJOR.toOther(linear, flattened);
        }
        flattened = null;
        vectors = true;
        return linear;
    }

    private Conv convolution(MatObject module) {
        // MATLAB drops trailing dimensions of 1, so that W alone does not tell.
        int[] shape = sizes(module, "filtersize", 4);
        int[] stride = sizes(module, "stride", 2);
        depth = shape[3];
        return Conv.last(numbers(module, "W").reshape(shape), numbers(module, "B").data(), stride[0],
                stride[1]);
    }

    private Flatten flatten(MatObject module) {
        if (!vectors) {
            double[] shape = numbers(module, "inputshape").data();
            // The first dimension is the batch.
            flattened = new int[Math.max(0, shape.length - 1)];
            for (int d = 0; d < flattened.length; d++) {
                flattened[d] = (int) shape[d + 1];
            }
            if (shape.length == 0) {
                flattened = new int[]{0};
            }
        }
        vectors = true;
        return new Flatten();
    }

    private static Frame window(MatObject module, String size) {
        int[] area = sizes(module, size, 2);
        int[] stride = sizes(module, "stride", 2);
        return Frame.of(area[0], area[1]).withStride(stride[0], stride[1]);
    }

    private static int[] sizes(MatObject module, String name, int count) {
        double[] numbers = numbers(module, name).data();
        int[] sizes = new int[count];
        for (int i = 0; i < count; i++) {
            sizes[i] = numbers.length == count ? (int) numbers[i] : 0;
            if (sizes[i] < 1 || sizes[i] != numbers[i]) {
                throw new IllegalArgumentException(name + " needs " + count + " positive integers");
            }
        }
        return sizes;
    }

    private static Tensor numbers(MatObject module, String name) {
        if (module.properties().get(name) instanceof MatNumeric numeric) {
            return numeric.array().toTensor();
        }
        throw new IllegalArgumentException(name + " is not made of numbers");
    }
}

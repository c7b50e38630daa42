package org.lrptoolbox.matlab.model;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.ColumnMajor;

/**
 * In which order a Flatten makes a vector of a sample (H, W, D). The layer itself has one order in this toolbox; models
 * made for the other one compute the same once the weights behind the Flatten are rearranged.
 *
 * <pre>{@code
 * // A text model trained in MATLAB:
 * Network network = FlattenOrder.COLUMN_MAJOR.toOther(Models.read(Path.of("cnn.txt")), 32, 32, 1);
 * }</pre>
 */
public enum FlattenOrder {
    /** D runs fastest: this toolbox, the original in Python, text models and pickles. */
    ROW_MAJOR,
    /** H runs fastest: the original in MATLAB, and models saved by it. */
    COLUMN_MAJOR;

    /**
     * A network of which the weights behind Flatten layers are made for this order, as one for the other order.
     *
     * @param input the shape of one input sample, such as (32, 32, 1)
     * @throws IllegalArgumentException if the network has branches, or cannot take such samples
     */
    public Network toOther(Network network, int... input) {
        if (!network.isSequential()) {
            throw new IllegalArgumentException("the network has branches; a chain of layers is expected");
        }
        List<int[]> shapes = network.shapes(input);
        List<Layer> layers = new ArrayList<>(network.layers());
        int[] flattened = {};
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).flattens()) {
                int[] shape = i == 0 ? input : shapes.get(i - 1);
                flattened = shape.length > 1 ? shape : flattened;
            } else if (layers.get(i) instanceof Dense linear) {
                layers.set(i, flattened.length == 0 ? linear : toOther(linear, flattened));
                flattened = new int[]{};
            }
        }
        return Network.sequential(layers);
    }

    /** A layer with its weights for this order, behind a Flatten of samples of a shape, as one for the other order. */
    Dense toOther(Dense linear, int... shape) {
        int width = linear.outputs();
        double[] weights = new double[linear.weightData().length];
        ColumnMajor order = new ColumnMajor(shape);
        for (int column = 0; column < linear.inputs(); column++) {
            int row = order.next();
            System.arraycopy(linear.weightData(), (this == COLUMN_MAJOR ? column : row) * width, weights,
                    (this == COLUMN_MAJOR ? row : column) * width, width);
        }
        return Dense.of(linear.inputs(), width, weights, linear.bias());
    }
}

package org.lrptoolbox.matlab.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Makes objects of the Matlab toolbox's classes of a network: what {@link LayersFromObjects} reads. */
final class LayerObjects {
    private static final MatNumeric UNSET = new MatNumeric(TypedArray.of(Tensor.zeros(0, 0)));

    private final Path file;
    private final FlattenOrder order;
    private final int[] input;
    private List<int[]> shapes = List.of();
    /** What {@link LayersFromObjects} knows as well without the shape of the input. */
    private int depth;
    private boolean vectors;
    private int[] flattened = {};

    /** @param input the shape of one input sample, or nothing if it is not known */
    LayerObjects(Path file, FlattenOrder order, int... input) {
        this.file = file;
        this.order = order;
        this.input = input;
    }

    MatObject model(Network network) throws UnsupportedModelException {
        if (!network.isSequential()) {
            throw new UnsupportedModelException(file, "models of MATLAB are chains of layers; this network has"
                    + " branches");
        }
        shapes = input.length == 0 ? List.of() : network.shapes(input);
        List<MatValue> modules = new ArrayList<>();
        for (Node node : network.nodes()) {
            modules.add(layer(node));
        }
        return object(LayerClass.SEQUENTIAL, Map.of("modules", MatCell.of(modules.toArray(MatValue[]::new))));
    }

    private MatObject layer(Node node) throws UnsupportedModelException {
        Layer layer = node.layer();
        LayerClass type = layer.isOfToolbox() ? LayerClass.named(layer.type()) : null;
        if (type == null) {
            throw unknown(node);
        }
        return switch (layer) {
            case Dense linear -> linear(node, linear);
            case Conv convolution -> convolution(convolution);
            case WindowLayer pool -> object(type, window(pool.frame()));
            case Flatten flatten -> flatten(node);
            default -> object(type, Map.of());
        };
    }

    private UnsupportedModelException unknown(Node node) {
        return new UnsupportedModelException(file,
                "the toolbox in MATLAB knows no layers like " + node + "; write .onnx, which holds more of them");
    }

    private MatObject linear(Node node, Dense layer) throws UnsupportedModelException {
        Dense linear = layer;
        if (flattened.length > 0 && linear.inputs() != depth && order == FlattenOrder.COLUMN_MAJOR) {
            if (Shapes.size(flattened) != linear.inputs()) {
                throw new UnsupportedModelException(file, "MATLAB flattens in column-major order, so the weights of "
                        + node + " depend on the shape of the input, which models do not tell; say it: lrp convert"
                        + " --input 32,32,1, or MatModels.write(network, file, FlattenOrder.COLUMN_MAJOR, 32, 32, 1)");
            }
            linear = FlattenOrder.ROW_MAJOR.toOther(linear, flattened);
        }
        vectors = true;
        flattened = new int[]{};
        return object(LayerClass.LINEAR, Map.of("m", row(linear.inputs()), "n", row(linear.outputs()), "B",
                bias(linear), "W",
                array(linear.weights().tensor())));
    }

    private MatObject convolution(Conv layer) {
        Frame window = layer.frame();
        depth = layer.count();
        return object(LayerClass.CONVOLUTION, Map.of("filtersize",
                row(window.height(), window.width(), layer.channels(), layer.count()), "stride",
                row(window.strideDown(), window.strideAcross()), "W", array(layer.weights().tensor()), "B",
                bias(layer)));
    }

    private static Map<String, MatValue> window(Frame window) {
        return Map.of("stride", row(window.strideDown(), window.strideAcross()), "pool",
                row(window.height(), window.width()));
    }

    private MatObject flatten(Node node) {
        Map<String, MatValue> shape = Map.of();
        if (!vectors) {
            // Not known, unless the shape of the input is.
            flattened = new int[]{0};
            if (!shapes.isEmpty()) {
                flattened = node.index() == 0 ? input : shapes.get(node.index() - 1);
                shape = Map.of("inputshape", row(Shapes.batch(1, flattened)));
            }
        }
        vectors = true;
        return object(LayerClass.FLATTEN, shape);
    }

    /** An object with all properties of its class, those not given unset. */
    private static MatObject object(LayerClass type, Map<String, ? extends MatValue> given) {
        Map<String, MatValue> properties = new LinkedHashMap<>();
        for (String name : type.properties()) {
            MatValue value = given.get(name);
            properties.put(name, value == null ? UNSET : value);
        }
        return new MatObject(type.type(), MatStruct.of(properties));
    }

    private static MatNumeric bias(TrainableLayer layer) {
        double[] bias = layer.wholeBias();
        return array(Tensor.of(bias, 1, bias.length));
    }

    private static MatNumeric row(int... numbers) {
        double[] row = new double[numbers.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = numbers[i];
        }
        return array(Tensor.of(row, 1, row.length));
    }

    private static MatNumeric array(Tensor tensor) {
        return new MatNumeric(TypedArray.of(tensor.reshape(MatArrays.size(tensor.shape()))));
    }
}

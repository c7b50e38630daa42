package org.lrptoolbox.onnx.chain;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.layout.Layout;
import org.lrptoolbox.onnx.chain.Value.Order;

/**
 * The input a file declares.
 *
 * @param name its name
 * @param dims its dimensions in the file's order, the batch first; {@link #OPEN} where not fixed
 * @param imagesFirst whether it holds images in the order NCHW
 */
record DeclaredInput(String name, int[] dims, boolean imagesFirst) {
    static final int OPEN = -1;
    /** More axes than any model has. */
    private static final int MAX_RANK = 8;

    /** The one input of a graph. */
    static DeclaredInput of(GraphProto graph, Constants constants, List<NodeProto> nodes, Problems problems)
            throws LrpFileException {
        // Old files list their initializers among the inputs.
        List<ValueInfoProto> inputs = graph.getInputList().stream().filter(i -> !constants.has(i.getName())).toList();
        if (inputs.size() != 1) {
            throw problems.unsupported("has " + inputs.size() + " inputs "
                    + inputs.stream().limit(5).map(i -> Problems.quoted(i.getName())).toList()
                    + "; only models with one can be read");
        }
        ValueInfoProto input = inputs.getFirst();
        String what = "input " + Problems.quoted(input.getName());
        TypeProto.Tensor type = input.getType().getTensorType();
        if (type.getElemType() != DataType.FLOAT_VALUE && type.getElemType() != DataType.DOUBLE_VALUE) {
            throw problems.unsupported(what + " is no tensor of float32 or float64 (type " + type.getElemType() + ")");
        }
        int rank = type.getShape().getDimCount();
        if (rank < 2 || rank > MAX_RANK) {
            throw problems.unsupported(what + " is declared with " + rank + " axes; a batch and 1 to " + (MAX_RANK - 1)
                    + " more are expected");
        }
        int[] dims = new int[rank];
        for (int i = 0; i < rank; i++) {
            TensorShapeProto.Dimension dim = type.getShape().getDim(i);
            boolean fixed = dim.getDimValue() > 0;
            if (dim.getDimValue() > Integer.MAX_VALUE) {
                throw problems.malformed(what + " has an impossible dimension " + dim.getDimValue());
            }
            dims[i] = fixed ? (int) dim.getDimValue() : OPEN;
        }
        return new DeclaredInput(input.getName(), dims, rank == 4 && readAsNchw(input.getName(), nodes));
    }

    /** Four axes may be images in either order, or no images at all; the first operator that cares tells. */
    private static boolean readAsNchw(String input, List<NodeProto> nodes) {
        Set<String> alike = new HashSet<>(Set.of(input));
        for (NodeProto node : nodes) {
            if (node.getInputList().stream().noneMatch(alike::contains)) {
                continue;
            }
            switch (node.getOpType()) {
                case "Conv", "MaxPool", "AveragePool" -> {
                    return true;
                }
                case "Transpose" -> {
                    int[] toLast = Layout.NCHW.permutation(Layout.NHWC);
                    List<Long> wanted = Arrays.stream(toLast).asLongStream().boxed().toList();
                    return node.getAttributeList().stream().map(AttributeProto::getIntsList).anyMatch(wanted::equals);
                }
                case "Relu", "Tanh", "Softmax", "Identity", "Dropout", "Add", "Sum" ->
                    alike.addAll(node.getOutputList());
                default -> {
                    // Says nothing about the order.
                }
            }
        }
        return false;
    }

    /** The batch size the file is made for; {@link #OPEN} for any. */
    int batch() {
        return dims[0];
    }

    /** The shape of a sample as the network takes it. */
    int[] sample() {
        int[] order = imagesFirst ? Layout.NCHW.permutation(Layout.NHWC) : new int[0];
        int[] sample = new int[dims.length - 1];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = dims[imagesFirst ? order[i + 1] : i + 1];
        }
        return sample;
    }

    Value value() {
        int channels = Math.max(0, sample()[dims.length - 2]);
        return new Value(Network.INPUT, imagesFirst ? Order.CHANNELS_FIRST : Order.SAME, dims.length, channels, true);
    }
}

package org.lrptoolbox.onnx.caffe.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.WireFormat;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layout.ChannelsFirstForm;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.caffe.definition.Schema;
import org.lrptoolbox.onnx.graph.BorrowedWeights;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Weights;

/** Writes a network as definition and parameters, in float32; parameter after parameter, so that large ones have room. */
final class CaffeWriter {
    private static final int NAME = 1;
    private static final int LAYERS = 100;
    private static final int BLOBS = 7;
    private static final int DATA = 5;
    private static final int SHAPE = 7;
    private static final int PIECE = 1 << 16;
    private static final String DATA_BLOB = "data";

    private final List<WrittenLayer> layers = new ArrayList<>();
    private final Path file;
    private int[] input = {};

    private CaffeWriter(Path file) {
        this.file = file;
    }

    /**
     * Writes {@code .prototxt} and {@code .caffemodel} side by side.
     *
     * @throws UnsupportedModelException naming the layer Caffe has nothing like, or if the size of inputs is not known;
     *                                   nothing is written then
     */
    static void write(Network network, Path file, int... input) throws IOException {
        CaffeWriter writer = new CaffeWriter(file);
        writer.layers(network, input.length > 0 ? input : writer.sample(network));
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.lastIndexOf('.'));
        AtomicFile.write(file.resolveSibling(stem + ".caffemodel"), out -> writer.model(stem, out));
        AtomicFile.write(file.resolveSibling(stem + ".prototxt"),
                out -> out.write(writer.text(stem).getBytes(StandardCharsets.UTF_8)));
    }

    private int[] sample(Network network) throws UnsupportedModelException {
        int[] sample = network.input().sample();
        if (network.inputs().size() != 1 || sample == null || Shapes.isOpen(sample)) {
            throw new UnsupportedModelException(file, "Caffe's definitions say how large their one input is; tell it, "
                    + "for example with --input 3,227,227, or 28,28,1 where the network takes the channels last");
        }
        return sample;
    }

    private void layers(Network given, int... shape) throws UnsupportedModelException {
        Network network;
        try {
            network = ChannelsFirstForm.of(given, shape);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedModelException(file,
                    e.getMessage() + "; Caffe has images with the channels first only");
        }
        int[] known = network == given ? null : network.input().sample();
        int[] sample = known == null ? shape : known;
        input = sample;
        List<int[]> shapes = network.shapes(sample);
        WrittenUpsamples upsamples = new WrittenUpsamples(network, i -> i < 0 ? sample : shapes.get(i));
        List<Integer> blobs = new ArrayList<>();
        for (Node node : network.nodes()) {
            boolean implied = node.layer() instanceof Flatten && readByDenseOnly(network, node);
            blobs.add(implied ? node.inputs().getFirst() : node.index());
            if (implied || upsamples.isPart(node.index())) {
                continue;
            }
            IntFunction<String> names = i -> i < 0 || blobs.get(i) < 0 ? DATA_BLOB : network.node(blobs.get(i)).name();
            WrittenLayer upsample = upsamples.written(node, names);
            if (upsample != null) {
                layers.add(upsample);
                continue;
            }
            List<String> bottoms = node.inputs().stream().map(names::apply).toList();
            List<int[]> reads = node.inputs().stream().map(i -> i < 0 ? sample : shapes.get(i)).toList();
            List<WrittenLayer> written = node.layer() instanceof Slice s
                    ? WrittenSlice.of(node.name(), s, bottoms.getFirst(), reads.getFirst())
                    : new LayerWriter(node.name(), bottoms, reads).write(node.layer());
            if (written.isEmpty()) {
                throw new UnsupportedModelException(file, node.described() + ": Caffe has nothing like it");
            }
            written.stream().map(w -> upsamples.telling(node, w)).forEach(layers::add);
        }
    }

    /** Caffe's dense layers flatten what they read; a layer of its own would count among the indices. */
    private static boolean readByDenseOnly(Network network, Node flatten) {
        List<Node> readers = network.nodes().stream().filter(n -> n.inputs().contains(flatten.index())).toList();
        return !readers.isEmpty() && readers.stream().allMatch(n -> n.layer() instanceof Dense);
    }

    /** The input is declared as Caffe always could: it is no layer, and does not count among the indices. */
    private Message net(String name) {
        DynamicMessage.Builder net = DynamicMessage.newBuilder(Schema.net());
        net.setField(Schema.net().findFieldByNumber(NAME), name);
        net.addRepeatedField(Schema.net().findFieldByName("input"), DATA_BLOB);
        FieldDescriptor shape = Schema.net().findFieldByName("input_shape");
        DynamicMessage.Builder dims = DynamicMessage.newBuilder(shape.getMessageType());
        FieldDescriptor dim = shape.getMessageType().findFieldByName("dim");
        dims.addRepeatedField(dim, 1L);
        Arrays.stream(input).forEach(d -> dims.addRepeatedField(dim, (long) d));
        net.addRepeatedField(shape, dims.build());
        layers.forEach(l -> net.addRepeatedField(Schema.net().findFieldByNumber(LAYERS), l.definition()));
        return net.build();
    }

    private String text(String name) {
        return TextFormat.printer().printToString(net(name));
    }

    private void model(String name, OutputStream stream) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(stream);
        out.writeString(NAME, name);
        for (WrittenLayer layer : layers) {
            ByteString definition = layer.definition().toByteString();
            long length = definition.size();
            for (Weights w : layer.blobs()) {
                length += delimited(length(w));
            }
            prefix(out, LAYERS, length);
            out.writeRawBytes(definition);
            for (Weights w : layer.blobs()) {
                prefix(out, BLOBS, length(w));
                blob(out, w);
            }
        }
        out.flush();
    }

    private static long delimited(long length) {
        return 1 + CodedOutputStream.computeUInt64SizeNoTag(length) + length;
    }

    private static long length(Weights w) {
        return delimited(shape(w).size()) + delimited(Float.BYTES * w.count());
    }

    private static ByteString shape(Weights w) {
        DynamicMessage.Builder shape = DynamicMessage.newBuilder(Schema.net().findFieldByName("input_shape")
                .getMessageType());
        Arrays.stream(w.shape()).forEach(d -> shape.addRepeatedField(shape.getDescriptorForType().findFieldByName(
                "dim"), (long) d));
        return shape.build().toByteString();
    }

    private static void blob(CodedOutputStream out, Weights w) throws IOException {
        prefix(out, SHAPE, shape(w).size());
        out.writeRawBytes(shape(w));
        prefix(out, DATA, Float.BYTES * w.count());
        if (w instanceof BorrowedWeights b && b.onnxType() == DataType.FLOAT_VALUE) {
            for (long at = 0; at < b.bytes().byteSize(); at += PIECE) {
                out.writeRawBytes(b.bytes().asSlice(at, Math.min(PIECE, b.bytes().byteSize() - at)).asByteBuffer());
            }
            return;
        }
        double[] data = w.tensor().data();
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < data.length; i++) {
            piece.putFloat((float) data[i]);
            if (!piece.hasRemaining() || i == data.length - 1) {
                out.writeRawBytes(piece.array(), 0, piece.position());
                piece.clear();
            }
        }
    }

    private static void prefix(CodedOutputStream out, int field, long length) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt64NoTag(length);
    }
}

package org.lrptoolbox.onnx.caffe.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.caffe.definition.Caffemodel;
import org.lrptoolbox.onnx.caffe.definition.LayerDefinition;
import org.lrptoolbox.onnx.caffe.definition.Schema;
import org.lrptoolbox.onnx.caffe.model.CaffeZoo.Generation;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;

/** The networks Caffe's users had, in every generation, as text and with parameters. */
class CaffeZooTest {
    private static final int SHRUNK = 32;

    @TempDir
    private Path dir;

    private Network definition(String name, Generation generation, int shrunk) throws IOException {
        return CaffeFormat.definition(Files.writeString(dir.resolve(name + generation + ".prototxt"),
                CaffeZoo.text(name, generation, shrunk))).network();
    }

    /** Published counts: layers with the splits Caffe adds, parameters, indices of the dense layers. */
    @ParameterizedTest
    @CsvSource({"caffenet,23,60965224,fc6 15 fc7 18 fc8 21", "alexnet,23,60965224,fc6 15 fc8 21",
        "googlenet,151,6998552,classifier 149 3a/1x1 11 5b/proj 144", "vgg16,39,138357544,conv5_3 28 fc6 31 fc8 37",
        "vgg-cnn-f,23,,fc6 15 fc7 18 fc8 21", "vgg-cnn-m,23,,fc6 15 fc7 18 fc8 21",
        "vgg-cnn-s,22,,fc6 14 fc7 17 fc8 20", "rcnn,22,,fc-rcnn 21", "flickr,23,,fc8_flickr 21",
        "cifar10_full,13,89578,ip1 11", "cifar10_quick,12,145578,ip2 10", "lenet,8,431080,ip2 6"})
    void countedAsCaffeDoes(String name, int layers, Long parameters, String indices) throws IOException {
        CaffeModel model = CaffeFormat.definition(Files.writeString(dir.resolve("d.prototxt"),
                CaffeZoo.text(name, Generation.V2, 1)));
        assertEquals(layers, model.layers().size(), model.layers().toString());
        if (parameters != null) {
            assertEquals(parameters, model.network().layers().stream().mapToLong(l -> l.parameters()).sum());
        }
        String[] words = indices.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            assertEquals(Integer.parseInt(words[i + 1]), model.indicesByName().get(words[i]), words[i]);
        }
    }

    /** An input that is written as a layer, as since 2016, or as one and by its name, leaves all indices as they were. */
    @ParameterizedTest
    @CsvSource({"caffenet", "googlenet"})
    void inputsAreNoLayersHoweverTheyAreWritten(String name) throws IOException {
        String text = CaffeZoo.text(name, Generation.V2, SHRUNK);
        CaffeModel declared = CaffeFormat.definition(Files.writeString(dir.resolve("declared.prototxt"), text));
        String layer = text.replaceFirst("input: \"data\"\\s+input_shape (\\{.*\\})",
                "layer { name: \"data\" type: \"Input\" top: \"data\" input_param { shape $1 } }");
        CaffeModel layered = CaffeFormat.definition(Files.writeString(dir.resolve("layered.prototxt"), layer));
        assertTrue(layer.contains("\"Input\""));
        CaffeModel both = CaffeFormat
                .definition(Files.writeString(dir.resolve("both.prototxt"), "input: \"data\"\n" + layer));
        for (CaffeModel other : List.of(layered, both)) {
            assertEquals(declared.indicesByName(), other.indicesByName());
            assertEquals(declared.layers(), other.layers());
        }
    }

    /** Windows overhang where Caffe lets them: these sizes are off by one in converters that cut. */
    @ParameterizedTest
    @CsvSource({"googlenet,pool1,56", "googlenet,pool2,28", "googlenet,pool3,14", "googlenet,pool4,7",
        "googlenet,pool5,1",
        "vgg-cnn-f,pool1,27", "vgg-cnn-m,pool2,13", "vgg-cnn-s,pool1,37", "vgg-cnn-s,pool2,17", "vgg-cnn-s,pool5,6",
        "caffenet,pool5,6", "cifar10_full,pool1,16", "cifar10_full,pool3,4"})
    void poolsAreAsLargeAsCaffes(String name, String layer, int side) throws IOException {
        Network network = definition(name, Generation.V2, SHRUNK);
        int[] shape = network.shapes(network.input().sample()).get(network.node(layer).index());
        assertArrayEquals(new int[]{side, side}, new int[]{shape[1], shape[2]});
    }

    /** The same network in every generation it could be written in, as text, binary, written again, and as ONNX. */
    @TestFactory
    Stream<DynamicTest> everyGenerationAndWayBack() {
        return CaffeZoo.NETS.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> wayBack(name)));
    }

    private void wayBack(String name) throws IOException {
        Network newest = definition(name, Generation.V2, SHRUNK);
        int[] sample = newest.input().sample();
        Tensor x = RandomTensors.normal(2, 1, sample[0], sample[1], sample[2]);
        Tensor expected = new JavaEngine().predict(newest, x);
        Path trained = dir.resolve(name + ".caffemodel");
        Models.write(newest, trained);
        assertClose(expected, new JavaEngine().predict(Models.read(trained), x), 1e-6, "written and read");
        Path onnx = dir.resolve(name + ".onnx");
        Models.write(newest, onnx);
        assertClose(expected, new JavaEngine().predict(Models.read(onnx), x), 1e-6, "as ONNX");
        Map<String, List<Weights>> blobs = new HashMap<>();
        for (LayerDefinition layer : Caffemodel.read(trained).layers()) {
            blobs.put(layer.name(), layer.blobs());
        }
        for (Generation generation : Generation.values()) {
            // Layers of 2013 had no norm_region.
            if (generation == Generation.V0 && name.equals("cifar10_full")) {
                continue;
            }
            String text = CaffeZoo.text(name, generation, SHRUNK);
            assertEquals(newest.toString(), definition(name, generation, SHRUNK).toString(), generation.toString());
            Path binary = Files.write(dir.resolve("old.caffemodel"), binary(text, generation, blobs));
            CaffeModel model = CaffeFormat.model(binary, dir.resolve(name + generation + ".prototxt"));
            assertTrue(model.unused().isEmpty());
            assertClose(expected, new JavaEngine().predict(model.network(), x), 1e-6, generation + ", trained");
        }
    }

    /** A trained file as Caffe of that time wrote it: definition and parameters in one message. */
    private static byte[] binary(String text, Generation generation, Map<String, List<Weights>> blobs)
            throws IOException {
        DynamicMessage.Builder net = DynamicMessage.newBuilder(Schema.net());
        TextFormat.Parser.newBuilder().setAllowUnknownFields(true).build().merge(text, net);
        boolean newest = generation == Generation.V2;
        FieldDescriptor layers = Schema.net().findFieldByName(newest ? "layer" : "layers");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int i = 0; i < net.getRepeatedFieldCount(layers); i++) {
            Message layer = (Message) net.getRepeatedField(layers, i);
            FieldDescriptor inner = layers.getMessageType().findFieldByName("layer");
            Message named = generation == Generation.V0 ? (Message) layer.getField(inner) : layer;
            String name = (String) named.getField(named.getDescriptorForType().findFieldByName("name"));
            List<Weights> own = blobs.getOrDefault(name, List.of());
            ByteString content = switch (generation) {
                case V2 -> with(layer, 7, newest, own);
                case V1 -> with(layer, 6, newest, own);
                case V0 -> with(layer.toBuilder().clearField(inner).build(), 0, newest, List.of())
                        .concat(delimited(inner.getNumber(), with(named, 50, newest, own)));
            };
            out.writeBytes(layers.getNumber(), content);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static ByteString delimited(int field, ByteString content) throws IOException {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeBytes(field, content);
        out.flush();
        return bytes.toByteString();
    }

    private static ByteString with(Message layer, int field, boolean newest, List<Weights> blobs) throws IOException {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeRawBytes(layer.toByteString());
        for (Weights w : blobs) {
            out.writeBytes(field, blob(w, newest));
        }
        out.flush();
        return bytes.toByteString();
    }

    private static ByteString blob(Weights w, boolean newest) throws IOException {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        int[] shape = w.shape();
        if (newest) {
            ByteString.Output dims = ByteString.newOutput();
            CodedOutputStream inner = CodedOutputStream.newInstance(dims);
            for (int d : shape) {
                inner.writeInt64(1, d);
            }
            inner.flush();
            out.writeBytes(7, dims.toByteString());
        } else {
            for (int axis = 0; axis < 4; axis++) {
                int at = axis - 4 + shape.length;
                out.writeInt32(axis + 1, at < 0 ? 1 : shape[at]);
            }
        }
        out.writeTag(5, 2);
        out.writeUInt32NoTag(4 * (int) w.count());
        for (double v : w.tensor().data()) {
            out.writeFloatNoTag((float) v);
        }
        out.flush();
        return bytes.toByteString();
    }

    @Test
    void definitionsOfMegabytesAreReadInLittleMemory() throws IOException {
        // GoogLeNet in full has seven million parameters, of which none is made until somebody asks.
        assertEquals(1000, definition("googlenet", Generation.V1, 1).shapes(3, 224, 224).getLast()[0]);
    }
}

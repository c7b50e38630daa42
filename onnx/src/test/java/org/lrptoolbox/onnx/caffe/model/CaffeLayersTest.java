package org.lrptoolbox.onnx.caffe.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.protobuf.CodedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Layers as Caffe has them: axes, blobs that stretch, data of known size, padding of 2013, and how they are written. */
class CaffeLayersTest {
    private static final String INPUT = "input: 'in' input_shape { dim: 1 dim: 2 dim: 3 dim: 4 }\n";

    @TempDir
    private Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("net.prototxt"), text);
    }

    private Network network(String text) throws IOException {
        return CaffeFormat.definition(file(text)).network();
    }

    private static Tensor predict(Network network, Tensor x) {
        return new JavaEngine().predict(network, x);
    }

    private static Tensor counting() {
        Tensor x = Tensor.zeros(1, 2, 3, 4);
        for (int i = 0; i < x.size(); i++) {
            x.data()[i] = i;
        }
        return x;
    }

    /** What is in front of the axis stays, what is behind it is flattened: each row of 4 is summed, each plane of 12. */
    @Test
    void denseLayersWorkFromAnAxisOn() throws IOException {
        String dense = INPUT + "layer { name: 'ip' type: 'InnerProduct' bottom: 'in' top: 'ip' inner_product_param { "
                + "num_output: 1 axis: %d weight_filler { value: 1 } } }";
        assertArrayEquals(new double[]{6, 22, 38, 54, 70, 86}, predict(network(dense.formatted(3)), counting()).data());
        assertArrayEquals(new double[]{66, 210}, predict(network(dense.formatted(-2)), counting()).data());
        assertArrayEquals(new double[]{276}, predict(network(dense.formatted(1)), counting()).data());
    }

    @Test
    void axesOfReshape() throws IOException {
        String reshape = INPUT + "layer { name: 'r' type: 'Reshape' bottom: 'in' top: 'r' reshape_param { %s } }";
        assertArrayEquals(new int[]{24}, shape(reshape.formatted("shape { dim: -1 } axis: 1")));
        assertArrayEquals(new int[]{2, 12}, shape(reshape.formatted("shape { dim: -1 } axis: 2 num_axes: 2")));
        assertArrayEquals(new int[]{1, 2, 3, 4}, shape(reshape.formatted("shape { dim: 1 } axis: 1 num_axes: 0")));
        assertArrayEquals(new int[]{2, 3, 2, 2}, shape(reshape.formatted("shape { dim: 2 dim: -1 } axis: 3")));
        assertArrayEquals(new int[]{2, 3, 4, 1}, shape(reshape.formatted("shape { dim: 1 } axis: -1")));
        assertThrows(UnsupportedModelException.class,
                () -> shape(reshape.formatted("shape { dim: 1 } axis: 3 num_axes: 2")));
    }

    private int[] shape(String text) throws IOException {
        return network(text).shapes(2, 3, 4).getLast();
    }

    /** One number for each channel of each image, which stretches over the image. */
    @Test
    void scalesOfTwoBlobsStretch() throws IOException {
        String pooled = INPUT + "layer { name: 'p' type: 'Pooling' bottom: 'in' top: 'p' pooling_param { pool: MAX "
                + "global_pooling: true } }\nlayer { name: 'f' type: 'Flatten' bottom: 'p' top: 'f' }\n"
                + "layer { name: 's' type: '%1$s' bottom: 'in' bottom: 'f' top: 's' %2$s { axis: %3$d } }";
        Network scaled = network(pooled.formatted("Scale", "scale_param", 0));
        Tensor y = predict(scaled, counting());
        assertEquals(11, y.data()[1]);
        assertEquals(23 * 23, y.data()[23]);
        Network shifted = network(pooled.formatted("Bias", "bias_param", 0));
        assertEquals(46, predict(shifted, counting()).data()[23]);
        for (Network network : List.of(scaled, shifted)) {
            Models.write(network, dir.resolve("written.caffemodel"));
            assertClose(predict(network, counting()), predict(Models.read(dir.resolve("written.caffemodel")),
                    counting()), 0, "written");
        }
        String message = assertThrows(UnsupportedModelException.class,
                () -> network(pooled.formatted("Scale", "scale_param", 1))).getMessage();
        assertTrue(message.contains("\"s\" (Scale, line 4) works from axis 1 on"), message);
    }

    /** In 2013 padding was a layer; it is none in the counting of layers, either. */
    @Test
    void paddingBelongsToWhatReadsIt() throws IOException {
        Path old = file("""
                input: "in" input_dim: 1 input_dim: 2 input_dim: 3 input_dim: 4
                layers { layer { name: "pad" type: "padding" pad: 2 } bottom: "in" top: "pad" }
                layers { layer { name: "conv" type: "conv" num_output: 1 kernelsize: 3 weight_filler { value: 1 } }
                  bottom: "pad" top: "conv" }
                layers { layer { name: "relu" type: "relu" } bottom: "conv" top: "conv" }
                """);
        CaffeModel model = CaffeFormat.definition(old);
        assertArrayEquals(new int[]{1, 5, 6}, model.network().shapes(2, 3, 4).getLast());
        assertArrayEquals(new int[]{0, 1}, model.indices());
        Files.writeString(old, Files.readString(old).replace("conv\" num_output: 1 kernelsize: 3", "sigmoid\""));
        String message = assertThrows(UnsupportedModelException.class, () -> Models.read(old)).getMessage();
        assertTrue(message.contains("\"pad\" (Padding, line 2) is of a type that is not read"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'DummyData' dummy_data_param { shape { dim: 5 dim: 3 dim: 6 dim: 6 } }",
        "'DummyData' dummy_data_param { num: 5 channels: 3 height: 6 width: 6 }",
        "'ImageData' image_data_param { source: 'a.txt' new_height: 6 new_width: 6 }",
        "'ImageData' image_data_param { source: 'a.txt' new_height: 9 new_width: 9 } transform_param { crop_size: 6 }",
        "'Data' data_param { crop_size: 6 }", "'WindowData' window_data_param { crop_size: 6 }",
        "'MemoryData' memory_data_param { batch_size: 1 channels: 3 height: 6 width: 6 }",
        "'Input' input_param { shape { dim: 1 dim: 3 dim: 6 dim: 6 } }"})
    void dataOfKnownSize(String data) throws IOException {
        Network network = network("layer { name: 'd' top: 'data' type: " + data + " }\n"
                + "layer { name: 'r' type: 'ReLU' bottom: 'data' top: 'r' }");
        assertArrayEquals(new int[]{3, 6, 6}, network.input().sample());
    }

    @Test
    void dataOfUnknownSizeIsNamedWithItsLine() throws IOException {
        Path file = file("\nlayer { name: 'd' top: 'data' type: 'Data' data_param { source: 'db' } }\n"
                + "layer { name: 'r' type: 'ReLU' bottom: 'data' top: 'r' }");
        String message = assertThrows(MalformedFileException.class, () -> Models.read(file)).getMessage();
        assertTrue(message.contains("layer \"d\" (Data, line 2)") && message.contains("input: \"data\" input_shape"),
                message);
    }

    /** As editors of Windows save texts; and sizes that no array has, with the name of the file. */
    @Test
    void textsOfOtherEditorsAndSizesBeyondAll() throws IOException {
        String relu = "layer { name: 'r' type: 'ReLU' bottom: 'in' top: 'r' }";
        assertEquals(1, network("\uFEFF" + INPUT + relu).size());
        Path file = file("input: 'in' input_dim: 1 input_dim: 9000000 input_dim: 9000000 input_dim: 2\n" + relu);
        String message = assertThrows(MalformedFileException.class, () -> Models.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": input \"in\""), message);
    }

    /** Two blobs of one layer, each read twice, are two splits. */
    @Test
    void everyBlobThatIsSharedIsSplit() throws IOException {
        CaffeModel model = CaffeFormat.definition(file(INPUT + """
                layer { name: "cut" type: "Slice" bottom: "in" top: "a" top: "b" }
                layer { name: "add" type: "Eltwise" bottom: "a" bottom: "b" top: "c" }
                layer { name: "mul" type: "Eltwise" bottom: "a" bottom: "b" top: "d" eltwise_param { operation: PROD } }
                layer { name: "out" type: "Concat" bottom: "c" bottom: "d" top: "e" }
                """));
        assertArrayEquals(new int[]{0, 0, 3, 4, 5}, model.indices());
        assertEquals(List.of("cut (Slice)", "cut (Split)", "cut (Split)", "add (Eltwise)", "mul (Eltwise)",
                "out (Concat)"), model.layers());
    }

    /** Parts of blobs, along two axes at once; factors along the last axis; what only Silence reads is not computed. */
    @Test
    void partsAndScalesAreWritten() throws IOException {
        Network network = network(
                INPUT + """
                        layer { name: "small" type: "Pooling" bottom: "in" top: "small" pooling_param { pool: MAX kernel_size: 2 } }
                        layer { name: "part" type: "Crop" bottom: "in" bottom: "small" top: "part" crop_param { offset: 1 } }
                        layer { name: "s" type: "Scale" bottom: "part" top: "s" scale_param { axis: 3 filler { value: 3 }
                          bias_term: true bias_filler { type: "uniform" } } }
                        """);
        Models.write(network, dir.resolve("written.caffemodel"));
        Network read = Models.read(dir.resolve("written.caffemodel"));
        assertEquals(4, read.size());
        Tensor x = RandomTensors.normal(2, 3, 2, 3, 4);
        assertClose(predict(network, x), predict(read, x), 1e-6, "written");
    }

    /** Without anything added up the statistics are zero: what is left is the root of eps. */
    @Test
    void statisticsOfNothing() throws IOException {
        Path definition = file(INPUT.replace("dim: 3 dim: 4", "") + "layer { name: 'bn' type: 'BatchNorm' bottom: 'in' "
                + "top: 'bn' batch_norm_param { eps: 0.25 } }");
        Path model = Files.write(dir.resolve("net.caffemodel"), layer("bn", blob(2, 7, 8), blob(2, 9, 9), blob(1, 0)));
        Tensor x = Tensor.of(new double[]{1, 2}, 1, 2);
        assertArrayEquals(new double[]{2, 4}, predict(Models.read(model), x).data());
        Files.write(model, layer("bn", blob(2, 7, 8), blob(2, 15, 15), blob(1, 4)));
        assertArrayEquals(new double[]{-0.375, 0}, predict(Models.read(model), x).data());
        Files.writeString(definition, Files.readString(definition).replace("eps: 0.25", "use_global_stats: false"));
        String message = assertThrows(UnsupportedModelException.class, () -> Models.read(model)).getMessage();
        assertTrue(message.contains("use_global_stats: false"), message);
    }

    /** As many numbers, but in another shape: a matrix that is the other way round is none that fits. */
    @Test
    void parametersOfAnotherShapeAreRefused() throws IOException {
        file(INPUT.replace("dim: 3 dim: 4", "") + "layer { name: 'ip' type: 'InnerProduct' bottom: 'in' top: 'ip' "
                + "inner_product_param { num_output: 3 bias_term: false } }");
        Path model = Files.write(dir.resolve("net.caffemodel"), layer("ip", shaped(new int[]{2, 3}, 1, 2, 3, 4, 5, 6)));
        String message = assertThrows(UnsupportedModelException.class, () -> Models.read(model)).getMessage();
        assertTrue(message.contains("of shape (3, 2)") && message.contains("one of shape (2, 3)"), message);
        Files.write(model, layer("ip", shaped(new int[]{1, 1, 3, 2}, 1, 2, 3, 4, 5, 6)));
        assertArrayEquals(new double[]{5, 11, 17},
                predict(Models.read(model), Tensor.of(new double[]{1, 2}, 1, 2)).data());
    }

    private static byte[] layer(String name, byte[]... blobs) throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        CodedOutputStream layer = CodedOutputStream.newInstance(inner);
        layer.writeString(1, name);
        for (byte[] blob : blobs) {
            layer.writeByteArray(7, blob);
        }
        layer.flush();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream net = CodedOutputStream.newInstance(bytes);
        net.writeByteArray(100, inner.toByteArray());
        net.flush();
        return bytes.toByteArray();
    }

    private static byte[] blob(int length, float... numbers) throws IOException {
        return shaped(new int[]{length}, numbers);
    }

    private static byte[] shaped(int[] shape, float... numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeTag(7, 2);
        out.writeUInt32NoTag(2 + shape.length);
        out.writeTag(1, 2);
        out.writeUInt32NoTag(shape.length);
        for (int side : shape) {
            out.writeInt64NoTag(side);
        }
        for (float number : numbers) {
            out.writeFloat(5, number);
        }
        out.flush();
        return bytes.toByteArray();
    }
}

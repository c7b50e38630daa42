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
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.google.protobuf.CodedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Definitions and parameters of Caffe, of all three generations. */
class CaffeFormatTest {
    private static final String NEWEST = """
            name: "small" # a comment with { braces
            input: "data"
            input_shape { dim: 1 dim: 2 dim: 9 dim: 9 }
            layer { name: "conv1" type: "Convolution" bottom: "data" top: "conv1"
              param { lr_mult: 1 } convolution_param { num_output: 4 kernel_size: 3 pad: 1 stride: 2 group: 2
                weight_filler { type: "gaussian" std: 0.3 } bias_filler { type: "uniform" min: -1 } engine: CAFFE } }
            layer { name: "relu1" type: "ReLU" bottom: "conv1" top: "conv1" }
            layer { name: "pool1" type: "Pooling" bottom: "conv1" top: "pool1"
              pooling_param { pool: MAX kernel_size: 2 stride: 2 } }
            layer { name: "norm1" type: "LRN" bottom: "pool1" top: "norm1" lrn_param { local_size: 3 alpha: 0.5 } }
            layer { name: "ip" type: "InnerProduct" bottom: "norm1" top: "ip"
              inner_product_param { num_output: 5 weight_filler { type: "xavier" } } }
            layer { name: "drop" type: "Dropout" bottom: "ip" top: "ip" dropout_param { dropout_ratio: 0.4 } }
            layer { name: "prob" type: "Softmax" bottom: "ip" top: "prob" }
            """;
    private static final String MIDDLE = """
            name: 'small' input: 'data' input_dim: 1 input_dim: 2 input_dim: 9 input_dim: 9
            layers { name: "conv1" type: CONVOLUTION bottom: "data" top: "conv1" blobs_lr: 1 weight_decay: 1
              convolution_param { num_output: 4 kernel_h: 3 kernel_w: 3 pad: 1 stride: 2 group: 2
                weight_filler { type: "gaussian" std: 0.3 } bias_filler { type: "uniform" min: -1 } } }
            layers { name: "relu1" type: RELU bottom: "conv1" top: "conv1" }
            layers { name: "pool1" type: POOLING bottom: "conv1" top: "pool1"
              pooling_param { pool: MAX kernel_size: 2 stride: 2 } }
            layers { name: "norm1" type: LRN bottom: "pool1" top: "norm1" lrn_param { local_size: 3 alpha: 0.5 } }
            layers { name: "ip" type: INNER_PRODUCT bottom: "norm1" top: "ip"
              inner_product_param { num_output: 5 weight_filler { type: "xavier" } } }
            layers { name: "drop" type: DROPOUT bottom: "ip" top: "ip" dropout_param { dropout_ratio: 0.4 } }
            layers { name: "loss" type: SOFTMAX_LOSS bottom: "ip" bottom: "label" include { phase: TRAIN } }
            layers { name: "prob" type: SOFTMAX bottom: "ip" top: "prob" }
            """;
    private static final String OLDEST = """
            name: "small" input: "data" input_dim: 1 input_dim: 2 input_dim: 9 input_dim: 9
            layers { layer { name: "conv1" type: "conv" num_output: 4 kernelsize: 3 pad: 1 stride: 2 group: 2
                weight_filler { type: "gaussian" std: 0.3 } bias_filler { type: "uniform" min: -1 } blobs_lr: 1. }
              bottom: "data" top: "conv1" }
            layers { layer { name: "relu1" type: "relu" } bottom: "conv1" top: "conv1" }
            layers { layer { name: "pool1" type: "pool" pool: MAX kernelsize: 2 stride: 2 } bottom: "conv1" top: "pool1" }
            layers { layer { name: "norm1" type: "lrn" local_size: 3 alpha: 0.5 beta: 0.75 } bottom: "pool1" top: "norm1" }
            layers { layer { name: "ip" type: "innerproduct" num_output: 5 weight_filler { type: "xavier" } }
              bottom: "norm1" top: "ip" }
            layers { layer { name: "drop" type: "dropout" dropout_ratio: 0.4 } bottom: "ip" top: "ip" }
            layers { layer { name: "prob" type: "softmax" } bottom: "ip" top: "prob" }
            """;

    @TempDir
    private Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private static Tensor predict(Network network) {
        return new JavaEngine().predict(network, RandomTensors.normal(3, 2, 2, 9, 9));
    }

    @Test
    void generationsSayTheSame() throws IOException {
        CaffeModel newest = CaffeFormat.definition(file("a.prototxt", NEWEST));
        assertEquals(List.of("conv1", "relu1", "pool1", "norm1", "ip/flatten", "ip", "prob"),
                newest.network().nodes().stream().map(n -> n.name()).toList());
        // The dropout counts, although nothing is left of it.
        assertArrayEquals(new int[]{0, 1, 2, 3, 4, 4, 6}, newest.indices());
        for (String text : List.of(MIDDLE, OLDEST)) {
            CaffeModel old = CaffeFormat.definition(file("b.prototxt", text));
            assertEquals(newest.network().toString(), old.network().toString());
            assertClose(predict(newest.network()), predict(old.network()), 0, "prediction");
        }
    }

    /** Windows overhang, as in Caffe: 5 pixels in windows of 2 by 2 give 3, not 2. */
    @Test
    void poolingRoundsUp() throws IOException {
        Network network = CaffeFormat.definition(file("a.prototxt", NEWEST)).network();
        assertArrayEquals(new int[]{4, 3, 3}, network.shapes(2, 9, 9).get(2));
    }

    @Test
    void roundTripsKeepPredictionsAndNames() throws IOException {
        Network network = CaffeFormat.definition(file("a.prototxt", NEWEST)).network();
        Models.write(network, dir.resolve("b.caffemodel"));
        Network read = Models.read(dir.resolve("b.caffemodel"));
        assertEquals(network.toString().replace("ip/flatten", "x"), read.toString().replace("ip/flatten", "x"));
        assertClose(predict(network), predict(read), 1e-6, "float32");
        Models.write(read, dir.resolve("c.caffemodel"));
        assertEquals(Files.size(dir.resolve("b.caffemodel")), Files.size(dir.resolve("c.caffemodel")));
        Models.write(read, dir.resolve("b.onnx"));
        assertClose(predict(network), predict(Models.read(dir.resolve("b.onnx"))), 1e-6, "as ONNX");
    }

    /** A trained network of 2014: other field numbers, shapes of four axes. */
    @Test
    void parametersOfOldFilesAreFound() throws IOException {
        float[] filters = numbers(4 * 9);
        float[] weights = numbers(5 * 36);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(2, oldLayer("conv1", 4, blob(filters, 4, 1, 3, 3), blob(numbers(4), 1, 1, 1, 4)));
        out.writeByteArray(2, oldLayer("ip", 14, blob(weights, 1, 1, 5, 36), blob(numbers(5), 1, 1, 1, 5)));
        out.writeByteArray(2, oldLayer("extra", 14, blob(numbers(1), 1, 1, 1, 1)));
        out.flush();
        Path model = Files.write(dir.resolve("old.caffemodel"), bytes.toByteArray());
        String message = assertThrows(MalformedFileException.class, () -> Models.read(model)).getMessage();
        assertTrue(message.contains("old.prototxt or deploy.prototxt"), message);
        Path definition = file("deploy.prototxt", MIDDLE);
        CaffeModel read = CaffeFormat.model(model, definition);
        assertEquals(List.of("extra"), read.unused());
        assertEquals(5, Models.read(model).shapes(2, 9, 9).getLast()[0]);
        file("deploy.prototxt", MIDDLE.replace("num_output: 5", "num_output: 6"));
        String mismatch = assertThrows(UnsupportedModelException.class, () -> Models.read(model)).getMessage();
        assertTrue(mismatch.contains("\"ip\" (InnerProduct, line 9) needs a parameter 0 of shape (6, 36)")
                && mismatch.contains("(1, 1, 5, 36)"), mismatch);
    }

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) Math.sin(i + count);
        }
        return numbers;
    }

    private static byte[] oldLayer(String name, int type, byte[]... blobs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeString(4, name);
        out.writeEnum(5, type);
        for (byte[] blob : blobs) {
            out.writeByteArray(6, blob);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] blob(float[] data, int... shape) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int i = 0; i < 4; i++) {
            out.writeInt32(i + 1, shape[i]);
        }
        out.writeTag(5, 2);
        out.writeUInt32NoTag(4 * data.length);
        for (float v : data) {
            out.writeFloatNoTag(v);
        }
        out.flush();
        return bytes.toByteArray();
    }

    /** Every type once, in a net of its own; the values are the formulas'. */
    @ParameterizedTest
    @ValueSource(strings = {"type: 'Power' power_param { power: 2 scale: 3 shift: 1 } -> 16.0",
        "type: 'Power' power_param { scale: 3 shift: 1 } -> 4.0", "type: 'Exp' exp_param { base: 2 scale: 3 } -> 8.0",
        "type: 'Log' log_param { base: 2 scale: 3 shift: 1 } -> 2.0", "type: 'AbsVal' -> 1.0",
        "type: 'ReLU' relu_param { negative_slope: 0.1 } -> 1.0", "type: 'BNLL' -> 1.3132616875182228",
        "type: 'PReLU' -> 1.0", "type: 'ELU' -> 1.0", "type: 'Sigmoid' -> 0.7310585786300049",
        "type: 'TanH' -> 0.7615941559557649", "type: 'Dropout' -> nothing", "type: 'Split' -> nothing",
        "type: 'Scale' scale_param { filler { value: 3 } bias_term: true bias_filler { value: 1 } } -> 4.0",
        "type: 'Bias' bias_param { filler { value: 3 } } -> 4.0",
        "type: 'Pooling' pooling_param { pool: AVE global_pooling: true } -> 1.0",
        "type: 'LRN' lrn_param { norm_region: WITHIN_CHANNEL local_size: 1 alpha: 3 beta: 1 k: 9 } -> 0.25",
        "type: 'LRN' lrn_param { local_size: 1 alpha: 3 beta: 1 k: 1 } -> 0.25",
        "type: 'Eltwise' bottom: 'in' eltwise_param { coeff: 2 coeff: 3 } -> 5.0",
        "type: 'Eltwise' bottom: 'in' eltwise_param { operation: PROD } -> 1.0",
        "type: 'Eltwise' bottom: 'in' eltwise_param { operation: MAX } -> 1.0",
        "type: 'Reshape' reshape_param { shape { dim: 0 dim: -1 } } -> 1.0", "type: 'Flatten' -> 1.0",
        "type: 'Concat' bottom: 'in' -> 1.0", "type: 'Crop' bottom: 'in' -> nothing",
        "type: 'Convolution' convolution_param { num_output: 1 kernel_size: 1 weight_filler { value: 5 } } -> 10.0",
        "type: 'Deconvolution' convolution_param { num_output: 2 kernel_size: 2 stride: 2 weight_filler { value: 5 } } "
                + "-> 10.0"})
    void everyTypeIsRead(String line) throws IOException {
        String[] parts = line.split(" -> ");
        Path file = file("a.prototxt", "layer { name: 'in' type: 'Input' top: 'in' input_param { shape { dim: 1 dim: 2 "
                + "dim: 3 dim: 3 } } }\nlayer { name: 'l' bottom: 'in' top: 'out' " + parts[0] + " }");
        if (parts[1].equals("nothing")) {
            assertThrows(MalformedFileException.class, () -> CaffeFormat.definition(file));
            return;
        }
        Network network = CaffeFormat.definition(file).network();
        Tensor y = new JavaEngine().predict(network, Tensor.full(1, 1, 2, 3, 3));
        assertEquals(Double.parseDouble(parts[1]), y.data()[0], 1e-6);
    }

    /** Nothing is read of a layer that is not known, but all of them are named, with their lines. */
    @Test
    void whatIsNotReadIsNamedWithItsLine() throws IOException {
        Path file = file("a.prototxt", NEWEST.replace("\"ReLU\"", "\"Swirl\"").replace("type: \"Softmax\"",
                "type: \"SPP\""));
        String message = assertThrows(UnsupportedModelException.class, () -> Models.read(file)).getMessage();
        assertTrue(message.contains("layer \"relu1\" (Swirl, line 7)"), message);
    }

    @Test
    void brokenTextsAreRefusedWithTheirLine() throws IOException {
        for (String[] broken : new String[][]{{NEWEST + "}", "line 15"}, {NEWEST + "layer {", "line 15"},
            {"input: \"data", "line 1"}, {"layer { name: }", "line 1"}, {"{".repeat(10_000), "nest more than"},
            {"name: \"" + "x".repeat(1 << 20) + "\"", "no layers"}, {"base_lr: 0.1\nmax_iter: 7", "no layers"},
            {NEWEST.replace("num_output: 4", "num_output: -4"), "line"},
            {NEWEST.replace("kernel_size: 3", "kernel_size: 4000000000"), "kernel_size"},
            {NEWEST.replace("dim: 9 }", "dim: 99999999999 }"), "size of"}}) {
            Path file = file("a.prototxt", broken[0]);
            String message = assertThrows(LrpFileException.class, () -> Models.read(file)).getMessage();
            assertTrue(message.startsWith(file.toString()) && message.contains(broken[1]), message);
        }
    }

    @Test
    void damagedParametersAreReadOrRefused() throws IOException {
        Models.write(CaffeFormat.definition(file("a.prototxt", NEWEST)).network(), dir.resolve("b.caffemodel"));
        byte[] whole = Files.readAllBytes(dir.resolve("b.caffemodel"));
        Random random = new Random(1);
        Path damaged = Files.copy(dir.resolve("b.prototxt"), dir.resolve("d.prototxt")).resolveSibling("d.caffemodel");
        for (int round = 0; round < 400; round++) {
            byte[] bytes = Arrays.copyOf(whole, round % 2 == 0 ? whole.length : random.nextInt(whole.length));
            for (int flips = 0; flips < 3 && bytes.length > 0; flips++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(damaged, bytes);
            try {
                Models.read(damaged);
            } catch (LrpFileException e) {
                assertTrue(e.getMessage().contains("d."), e.getMessage());
            }
        }
    }

    @Test
    void lengthsBeyondTheFileAreRefused() throws IOException {
        file("deploy.prototxt", NEWEST);
        for (byte[] bytes : List.of(new byte[]{(byte) 0xA2, 6, -1, -1, -1, -1, 7},
                new byte[]{(byte) 0xA2, 6, 5, 0x3A, -1, -1, -1, 7}, new byte[]{0x0B, 0x0B, 0x0B, 0x0B},
                new byte[0], "name: \"text\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
            Path model = Files.write(dir.resolve("x.caffemodel"), bytes);
            assertThrows(MalformedFileException.class, () -> Models.read(model));
        }
    }
}

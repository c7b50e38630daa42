package org.lrptoolbox.onnx.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.tensor.Tensor;

class ZooTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"caffenet, 3x227x227, 23, 60965224", "alexnet, 3x227x227, 23, 60965224",
        "googlenet, 3x224x224, 142, 6998552", "vgg-cnn-f, 3x224x224, 23, 60834536",
        "vgg-cnn-m, 3x224x224, 23, 102908520", "vgg-cnn-s, 3x224x224, 22, 102908520",
        "vgg16, 3x224x224, 39, 138357544", "vgg19, 3x224x224, 45, 143667240"})
    void layersAndParametersAreCaffes(String name, String input, int layers, long parameters) {
        ZooNetwork network = Zoo.describe(name);
        assertTrue(Zoo.names().contains(name));
        assertEquals(input, network.input());
        assertEquals(layers, network.layers().size());
        assertEquals(parameters, network.parameters());
        assertEquals("prob", network.layers().getLast().name());
        assertEquals("1000", network.layers().getLast().size());
    }

    /** Where windows hang over, floor instead of ceiling shows. */
    @ParameterizedTest
    @CsvSource({"caffenet, 'pool1 27, pool2 13, pool5 6'", "alexnet, 'pool1 27, pool2 13, pool5 6'",
        "googlenet, 'pool1/3x3_s2 56, pool2/3x3_s2 28, pool3/3x3_s2 14, pool4/3x3_s2 7, inception_3a/pool 28'",
        "vgg-cnn-f, 'conv1 54, pool1 27, pool2 13, pool5 6'",
        "vgg-cnn-m, 'conv1 109, pool1 54, conv2 26, pool2 13, pool5 6'",
        "vgg-cnn-s, 'conv1 109, pool1 37, conv2 33, pool2 17, pool5 6'", "vgg16, 'pool1 112, pool4 14, pool5 7'",
        "vgg19, 'pool1 112, pool4 14, pool5 7'"})
    void sidesAreCaffes(String name, String sides) {
        ZooNetwork network = Zoo.describe(name);
        for (String side : sides.split(", ")) {
            String[] words = side.split(" ");
            assertEquals(Integer.parseInt(words[1]), network.layer(words[0]).shape()[1], side);
        }
    }

    @Test
    void onlyTheOrderOfPoolAndNormDiffersBetweenCaffeNetAndAlexNet() {
        List<String> caffeNet = Zoo.describe("caffenet").layers().stream().map(ZooLayer::name).toList();
        List<String> alexNet = Zoo.describe("alexnet").layers().stream().map(ZooLayer::name).toList();
        assertEquals(List.of("conv1", "relu1", "pool1", "norm1", "conv2"), caffeNet.subList(0, 5));
        assertEquals(List.of("conv1", "relu1", "norm1", "pool1", "conv2"), alexNet.subList(0, 5));
        assertEquals(caffeNet.subList(8, 23), alexNet.subList(8, 23));
    }

    @Test
    void poolWindowsBeginInTheImage() {
        assertEquals(13, Filter.size(3).stride(2).covers(26));
        assertEquals(2, Filter.size(2).stride(2).pad(1).covers(2));
        assertEquals(2, Filter.size(2).stride(2).pad(1).covers(3), "a third window would begin behind the image");
    }

    @Test
    void numbersOfASeedAreTheSameEverywhere() throws IOException {
        Path file = folder.resolve("a.onnx");
        Zoo.write("googlenet", 7, file);
        byte[] first = Files.readAllBytes(file);
        Zoo.write("GoogLeNet", 7, file);
        assertArrayEquals(first, Files.readAllBytes(file));
        Zoo.write("googlenet", 8, file);
        assertNotEquals(-1, Files.mismatch(file, Files.write(folder.resolve("b.onnx"), first)));
    }

    /** Against numbers computed elsewhere from the formula. */
    @Test
    void numbersFollowTheFormula() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        new RandomWeights("conv1.weight", 2, 2, 2).write(1, out);
        out.flush();
        float[] written = new float[4];
        ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(written);
        assertEquals(written.length * Float.BYTES, bytes.size());
        assertArrayEquals(
                new float[]{0x1.d60938p-1f, -0x1.c051cp-4f, -0x1.8daa5p-2f, -0x1.0b6038p-1f}, written);
    }

    @Test
    void optionsLeaveTheOtherLayersAsTheyAre() throws IOException {
        Tensor image = image(2, 224);
        Tensor prob = run("googlenet", ZooOptions.DEFAULT, image);
        assertArrayEquals(new int[]{2, 1000}, prob.shape());
        for (int n = 0; n < 2; n++) {
            assertEquals(1, sum(prob, n), 1e-5);
        }
        Tensor scores = run("googlenet", ZooOptions.DEFAULT.withSoftmax(false).withDropout(false), image);
        double difference = scores.data()[3] - scores.data()[5];
        assertEquals(difference, Math.log(prob.data()[3] / prob.data()[5]), 1e-4);
        Tensor withoutBiases = run("googlenet", ZooOptions.DEFAULT.withSoftmax(false).withBiases(false), image);
        assertNotEquals(scores, withoutBiases);
        assertEquals(140, Zoo.describe("googlenet", new ZooOptions(true, false, false)).layers().size());
    }

    /** Groups, normalization, dense layers, and more weights than a test could hold twice. */
    @Test
    void caffeNetRunsAndNothingExplodes() throws IOException {
        Path file = folder.resolve("caffenet.onnx");
        Zoo.write("caffenet", 1, file);
        long weights = Float.BYTES * Zoo.describe("caffenet").parameters();
        assertEquals(weights, Files.size(file), 4000, "all but the weights is small");
        try (OnnxSession session = OnnxSession.open(file)) {
            Tensor prob = session.run(image(1, 227));
            assertEquals(1, sum(prob, 0), 1e-5);
            assertTrue(prob.data()[0] > 1e-20, "softmax is not saturated");
        }
    }

    /** Mapped floats at odd addresses would have to be copied before anything computes on them. */
    @Test
    void numbersAreAlignedInTheFile() throws IOException {
        Path file = folder.resolve("aligned.onnx");
        Zoo.write("googlenet", 1, file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        ModelProto model = ModelProto.parseFrom(bytes.array());
        int at = 0;
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            if (tensor.getDimsCount() == 0) {
                continue;
            }
            ByteBuffer numbers = tensor.getRawData().asReadOnlyByteBuffer();
            while (bytes.slice(at, numbers.remaining()).mismatch(numbers) != -1) {
                at += 64;
            }
            at += Math.ceilDiv(numbers.remaining(), 64) * 64;
        }
        assertEquals(117, model.getGraph().getInitializerCount(), "58 weights and biases, and the ratio of dropout");
    }

    @Test
    void unknownNamesAreToldTheKnownOnes() {
        Path file = folder.resolve("x.onnx");
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> Zoo.write("resnet", 1, file)).getMessage());
        assertTrue(message.contains("resnet") && message.contains("vgg16"), message);
        assertTrue(Files.notExists(file));
    }

    private Tensor run(String name, ZooOptions options, Tensor image) throws IOException {
        Path file = folder.resolve("run.onnx");
        Zoo.write(name, 1, file, options);
        try (OnnxSession session = OnnxSession.open(file)) {
            return session.run(image);
        }
    }

    private static Tensor image(int batch, int side) {
        double[] pixels = new Random(1).doubles((long) batch * 3 * side * side, -128, 128).toArray();
        return Tensor.of(pixels, batch, 3, side, side);
    }

    private static double sum(Tensor rows, int row) {
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += rows.data()[row * 1000 + i];
        }
        return sum;
    }
}

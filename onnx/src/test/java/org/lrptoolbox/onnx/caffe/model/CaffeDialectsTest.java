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

import com.google.protobuf.CodedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** Layers of versions of Caffe that others made: SegNet's, PSPNet's, and those of small detectors. */
class CaffeDialectsTest {
    private static final int ROWS = 5;
    private static final int COLUMNS = 7;
    private static final String INPUT = "input: 'in' input_shape { dim: 1 dim: 2 dim: 5 dim: 7 }\n";
    private static final String POOL = INPUT
            + "layer { name: 'pool' type: 'Pooling' bottom: 'in' top: 'pool' top: 'mask' "
            + "pooling_param { pool: MAX kernel_size: 2 stride: 2 } }\n";
    private static final String BACK = "layer { name: 'back' type: 'Upsample' bottom: 'pool' bottom: 'mask' top: 'back' "
            + "upsample_param { %s } }\n";

    @TempDir
    private Path dir;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("net.prototxt"), text);
    }

    private Network network(String text) throws IOException {
        return Models.read(file(text));
    }

    private String refused(String text) throws IOException {
        Path file = file(text);
        return assertThrows(LrpFileException.class, () -> Models.read(file)).getMessage();
    }

    private static Tensor predict(Network network, Tensor x) {
        return new JavaEngine().predict(network, x);
    }

    /** What is the largest of its window of 2 by 2, cut off at the border, stays; all else is 0. */
    private static Tensor winners(Tensor x) {
        Tensor y = Tensor.zeros(x.shape());
        for (int c = 0; c < x.dim(0) * x.dim(1); c++) {
            for (int i = 0; i < ROWS; i += 2) {
                for (int j = 0; j < COLUMNS; j += 2) {
                    int best = c * ROWS * COLUMNS + i * COLUMNS + j;
                    for (int k = 0; k < 4; k++) {
                        int at = c * ROWS * COLUMNS + (i + k / 2) * COLUMNS + j + k % 2;
                        boolean inside = i + k / 2 < ROWS && j + k % 2 < COLUMNS;
                        best = inside && x.data()[at] > x.data()[best] ? at : best;
                    }
                    y.data()[best] = x.data()[best];
                }
            }
        }
        return y;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"upsample_h: 5 upsample_w: 7", "scale: 2 pad_out_h: true pad_out_w: true",
        "pad_out_h: true pad_out_w: true", "scale_h: 2 scale_w: 2 pad_out_h: true pad_out_w: true"})
    void numbersGoBackToWherePoolingFoundThem(String size) throws IOException {
        Network network = network(POOL + BACK.formatted(size));
        Tensor x = RandomTensors.normal(3, 2, 2, ROWS, COLUMNS);
        assertClose(winners(x), predict(network, x), 0, "back");
        Tensor seed = predict(network, x);
        Tensor r = Explainer.of(network, Composites.named("epsilon-plus")).explain(x, Target.seed(seed)).relevance();
        assertClose(seed, r, 1e-12, "relevance returns as it came");
        Models.write(network, dir.resolve("net.onnx"));
        assertClose(seed, predict(Models.read(dir.resolve("net.onnx")), x), 1e-12, "written as ONNX");
        try (CompiledEngine engine = new CompiledEngine()) {
            assertClose(r, Explainer.of(network, Composites.named("epsilon-plus"), engine)
                    .explain(x, Target.seed(seed)).relevance(), 1e-6, "compiled");
        }
    }

    @Test
    void masksOfAnotherSizeOrKindAreNamedWithTheirLine() throws IOException {
        String message = refused(POOL + BACK.formatted("scale: 2"));
        assertTrue(message.contains("\"back\" (Upsample, line 3) makes images of shape (2, 6, 8)")
                && message.contains("upsample_h: 5 upsample_w: 7"), message);
        String pooled = refused(POOL + BACK.formatted("").replace("'mask'", "'in'"));
        assertTrue(pooled.contains("(Upsample, line 3) reads \"in\" for the places"), pooled);
        String relu = refused(POOL + "layer { name: 'r' type: 'ReLU' bottom: 'mask' top: 'r' }");
        assertTrue(relu.contains("\"r\" (ReLU, line 3) reads \"mask\", which tells where the maxima"), relu);
    }

    @Test
    void withoutAMaskNumbersAreRepeated() throws IOException {
        Tensor y = predict(network(INPUT + "layer { name: 'u' type: 'Upsample' bottom: 'in' top: 'u' "
                + "upsample_param { scale: 3 } }"), RandomTensors.normal(4, 1, 2, ROWS, COLUMNS));
        assertArrayEquals(new int[]{1, 2, 15, 21}, y.shape());
        assertEquals(y.data()[3 * 21 + 3], y.data()[5 * 21 + 5]);
        assertTrue(refused(INPUT + "layer { name: 'u' type: 'Upsample' bottom: 'in' top: 'u' }").contains("scale"));
    }

    /** Written as the one layer it was, whose places the pooling tells; read again, it is the same network. */
    @Test
    void upsamplingIsWrittenAsItWas() throws IOException {
        String scaled = INPUT
                + "layer { name: 'u' type: 'Upsample' bottom: 'in' top: 'u' upsample_param { scale: 3 } }\n";
        String both = POOL + BACK.formatted("upsample_h: 5 upsample_w: 7")
                + "layer { name: 'u' type: 'Upsample' bottom: 'back' top: 'u' upsample_param { scale: 2 } }\n"
                + "layer { name: 'more' type: 'Pooling' bottom: 'u' top: 'more' pooling_param { pool: MAX kernel_size: 2 } }";
        String even = "input: 'in' input_shape { dim: 1 dim: 2 dim: 4 dim: 6 }\n" + POOL.substring(INPUT.length())
                + BACK.formatted("scale: 2");
        for (String text : new String[]{POOL + BACK.formatted("upsample_h: 5 upsample_w: 7"), even, scaled, both}) {
            Network network = network(text);
            Path written = dir.resolve("written.caffemodel");
            Models.write(network, written);
            String definition = Files.readString(dir.resolve("written.prototxt"));
            assertEquals(text.lines().filter(l -> l.contains("layer {")).count(),
                    definition.lines().filter(l -> l.startsWith("layer {")).count(), definition);
            Tensor x = RandomTensors.normal(6, Shapes.batch(2, network.input().sample()));
            assertClose(predict(network, x), predict(Models.read(written), x), 0, text);
            assertEquals(network.nodes().stream().map(Node::name).toList(),
                    Models.read(written).nodes().stream().map(Node::name).toList());
        }
    }

    /** Numbers that are repeated for more than one reader, or unevenly, are no Upsample; nothing is written then. */
    @Test
    void whatIsNoUpsampleIsNotWrittenAsOne() throws IOException {
        for (Network network : new Network[]{
            Network.sequential(new Gather(1, 0, 0, 1, 1), new Gather(2, 0, 0, 1, 1, 1)),
            Network.sequential(new Gather(2, 0, 0, 1, 1), new Gather(1, 0, 0, 1, 1)),
            Network.builder().add("rows", new Gather(1, 0, 0, 1, 1), List.of(Network.INPUT))
                    .add("columns", new Gather(2, 0, 0, 1, 1), List.of(0)).add("relu", new Rect(), List.of(0))
                    .build()}) {
            Path written = dir.resolve("none.caffemodel");
            String message = assertThrows(UnsupportedModelException.class,
                    () -> CaffeWriter.write(network, written, 3, 2, 2))
                    .getMessage();
            assertTrue(message.contains("Caffe has nothing like it"), message);
            assertTrue(Files.notExists(written));
        }
    }

    /** Sizes that no image has make nothing of their size, and say where they stand. */
    @ParameterizedTest
    @ValueSource(strings = {"scale: 4294967295", "scale: 0", "scale: 2000000", "scale: 3000"})
    void repetitionsBeyondReason(String size) throws IOException {
        String message = refused(
                INPUT + "layer { name: 'u' type: 'Upsample' bottom: 'in' top: 'u' upsample_param { " + size
                        + " } }");
        assertTrue(message.contains("\"u\" (Upsample, line 2)"), message);
        String masked = refused(POOL + BACK.formatted(size.replace("scale", "upsample_w: 7 upsample_h")));
        assertTrue(masked.contains("\"back\" (Upsample, line 3) makes images of shape"), masked);
        String two = INPUT
                + "layer { name: 'u' type: 'Upsample' bottom: 'in' top: 'in' upsample_param { scale: 1000 } }\n"
                        .repeat(3);
        assertTrue(refused(two).contains("line 3) makes images of 5000000 x 7000000 pixels"), refused(two));
    }

    /** SegNet's parameters hold the statistics; PSPNet's four are slope, bias, mean and variance. */
    @Test
    void batchNormalisationByName() throws IOException {
        String bn = INPUT + "layer { name: 'bn' type: 'BN' bottom: 'in' top: 'in' bn_param { %s } }";
        Tensor x = RandomTensors.normal(5, 1, 2, ROWS, COLUMNS);
        Tensor segnet = predict(trained(bn.formatted("bn_mode: INFERENCE"), new float[][]{{2, 3}, {5, 7}}), x);
        assertEquals(2 * x.data()[0] + 5, segnet.data()[0], 1e-12);
        assertEquals(3 * x.data()[69] + 7, segnet.data()[69], 1e-12);
        Tensor pspnet = predict(trained(bn.formatted("frozen: true eps: 0.5"),
                new float[][]{{2, 3}, {5, 7}, {1, -1}, {3.5f, 8.5f}}), x);
        assertEquals(2 * (x.data()[0] - 1) / 2 + 5, pspnet.data()[0], 1e-12);
        assertEquals(3 * (x.data()[69] + 1) / 3 + 7, pspnet.data()[69], 1e-12);
        String learning = refused(bn.formatted("scale_filler { value: 1 }"));
        assertTrue(learning.contains("\"bn\" (BN, line 2) normalises by the statistics of the batch"), learning);
    }

    /** Other versions have other settings under the numbers that Caffe has for its own. */
    private Network trained(String text, float[]... blobs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream layer = CodedOutputStream.newInstance(bytes);
        layer.writeString(1, "bn");
        layer.writeString(2, "BN");
        layer.writeByteArray(141, new byte[]{26, 2, 127, 127});
        for (float[] blob : blobs) {
            ByteArrayOutputStream numbers = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(numbers);
            int[] oldShape = {1, blob.length, 1, 1};
            for (int i = 0; i < oldShape.length; i++) {
                out.writeInt32(i + 1, oldShape[i]);
            }
            for (float number : blob) {
                out.writeFloat(5, number);
            }
            out.flush();
            layer.writeByteArray(7, numbers.toByteArray());
        }
        layer.flush();
        ByteArrayOutputStream net = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(net);
        out.writeByteArray(100, bytes.toByteArray());
        out.flush();
        file(text);
        return Models.read(Files.write(dir.resolve("net.caffemodel"), net.toByteArray()));
    }

    /** An ArgMax behind the scores is none of what is explained; data of segmentation has images and labels. */
    @Test
    void endsAndBeginningsOfSegmentation() throws IOException {
        Network network = network("""
                layer { name: 'd' type: 'DenseImageData' top: 'data' top: 'label'
                  dense_image_data_param { source: 'train.txt' batch_size: 4 new_height: 6 new_width: 8 } }
                layer { name: 'conv' type: 'Convolution' bottom: 'data' top: 'conv'
                  convolution_param { num_output: 4 kernel_size: 1 } }
                layer { name: 'accuracy' type: 'Accuracy' bottom: 'conv' bottom: 'label' top: 'accuracy' }
                layer { name: 'argmax' type: 'ArgMax' bottom: 'conv' top: 'argmax' argmax_param { axis: 1 } }
                """);
        assertArrayEquals(new int[]{3, 6, 8}, network.input().sample());
        assertEquals("conv", network.output().name());
        String computed = refused(INPUT + "layer { name: 'a' type: 'ArgMax' bottom: 'in' top: 'a' }\n"
                + "layer { name: 'r' type: 'ReLU' bottom: 'a' top: 'r' }");
        assertTrue(computed.contains("\"a\" (ArgMax, line 2) is of a type that is not read"), computed);
        String drawn = refused(INPUT + "layer { name: 'd' type: 'Dropout' bottom: 'in' top: 'd' "
                + "dropout_param { sample_weights_test: true } }");
        assertTrue(drawn.contains("\"d\" (Dropout, line 2) has sample_weights_test: true"), drawn);
    }

    @Test
    void depthwiseConvolutionsAndOtherOrders() throws IOException {
        Network network = network(INPUT + "layer { name: 'dw' type: 'DepthwiseConvolution' bottom: 'in' top: 'dw' "
                + "convolution_param { num_output: 2 kernel_size: 1 weight_filler { value: 3 } } }\n"
                + "layer { name: 'p' type: 'Permute' bottom: 'dw' top: 'p' permute_param { order: 0 order: 3 } }");
        Tensor x = RandomTensors.normal(6, 1, 2, ROWS, COLUMNS);
        Tensor y = predict(network, x);
        assertArrayEquals(new int[]{1, COLUMNS, 2, ROWS}, y.shape());
        assertEquals(3 * x.data()[1], y.data()[2 * ROWS], 1e-12);
        assertEquals(Arrays.stream(x.data()).map(v -> 3 * v).sum(), y.sum(), 1e-9);
        assertTrue(
                refused(INPUT + "layer { name: 'p' type: 'Permute' bottom: 'in' top: 'p' permute_param { order: 1 } }")
                        .contains("the batch, 0, first"));
    }
}

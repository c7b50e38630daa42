package org.lrptoolbox.onnx.caffe.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.model.Models;

/** Settings that Caffe does not have: refused where they may change what a layer computes, as Caffe does. */
class UnknownSettingsTest {
    @TempDir
    private Path dir;

    private Path net(String pooling, String others) throws IOException {
        return Files.writeString(dir.resolve("deploy.prototxt"), """
                input: "data" input_shape { dim: 1 dim: 2 dim: 9 dim: 9 }
                %s
                layer { name: "pool" type: "Pooling" bottom: "data" top: "pool"
                  pooling_param { pool: MAX kernel_size: 2 stride: 2
                    %s
                  } }
                layer { name: "relu" type: "ReLU" bottom: "pool" top: "pool" }
                """.formatted(others, pooling));
    }

    private String refused(Path file) {
        return assertThrows(UnsupportedModelException.class, () -> Models.read(file)).getMessage();
    }

    @Test
    void theLayerTheSettingAndItsLineAreNamed() throws IOException {
        Path file = net("windows: 3", "");
        assertEquals(
                file + ": layer \"pool\" (Pooling, line 3) has settings that Caffe does not know: windows (line 5); "
                        + "remove them if the layer computes the same without them",
                refused(file));
        assertTrue(refused(net("", "layer { name: 'c' type: 'Convolution' bottom: 'data' top: 'c' "
                + "convolution_param { num_output: 2 kernel_size: 1 kernal_size: 3 } }"))
                .contains(
                        "layer \"c\" (Convolution, line 2) has settings that Caffe does not know: kernal_size (line 2);"));
        assertTrue(refused(net("", "layers { name: 'c' type: CONVOLUTION bottom: 'data' top: 'c' "
                + "convolution_param { num_output: 2 kernel_size: 1 shape: 'a { b: 1 }' more { than: 1 } } }"))
                .contains("shape (line 2), more (line 2);"));
    }

    /** Layers of one line are told apart by their columns. */
    @Test
    void layersOnOneLine() throws IOException {
        String message = refused(net("", "layer { name: 'a' type: 'ReLU' bottom: 'data' top: 'a' } "
                + "layer { name: 'b' type: 'ReLU' bottom: 'a' top: 'b' relu_param { slope: 1 } }"));
        assertTrue(message.contains("\"b\" (ReLU, line 2)"), message);
        assertFalse(message.contains("\"a\""), message);
    }

    /** What comes behind a layer that is not read cannot be judged, losses neither. */
    @Test
    void oneLayerThatIsNotReadIsOneProblem() throws IOException {
        assertEquals(1, refused(net("", """
                layer { name: "odd" type: "Odd" bottom: "data" top: "odd" }
                layer { name: "ip" type: "InnerProduct" bottom: "odd" top: "ip" inner_product_param { num_output: 3 } }
                layer { name: "loss" type: "SoftmaxWithLoss" bottom: "ip" bottom: "label" top: "loss" }
                """)).lines().count());
    }

    @Test
    void checksNameEveryLayer() throws IOException {
        CaffeInspection found = CaffeInspection.of(net("windows: 3", "layer { name: 'n' type: 'LRN' bottom: 'data' "
                + "top: 'n' lrn_param { size: 3 } }"));
        assertTrue(found.model().isEmpty());
        assertEquals(2, found.layers().stream().filter(l -> l.problem().contains("does not know")).count());
    }

    /** Who computes, what training needs, layers of training, and messages that are not read at all. */
    @ParameterizedTest
    @ValueSource(strings = {"layer { name: 'c' type: 'Convolution' bottom: 'data' top: 'c' param { rate: 1 } "
            + "convolution_param { engine: CUDNN force_nd_im2col: false num_output: 2 kernel_size: 1 "
            + "weight_filler { kind: 1 } } }",
        "layer { name: 'n' type: 'BatchNorm' bottom: 'data' top: 'n' "
                + "batch_norm_param { moving_average_fraction: 0.9 } }",
        "layer { name: 'x' type: 'Convolution' "
                + "bottom: 'data' top: 'x' include { phase: TRAIN } convolution_param { odd: 1 } }",
        "layer { name: 'r' type: 'ReLU' bottom: 'data' top: 'r' odd_param { a { b: 1 } } } state { phase: TEST }"})
    void othersArePassedOver(String layer) throws IOException {
        Models.read(net("", layer));
    }

    /** Windows that overhang are left out by {@code round_mode}, which versions of Caffe call {@code ceil_mode}. */
    @ParameterizedTest
    @CsvSource({"'', 5", "round_mode: CEIL, 5", "round_mode: FLOOR, 4", "ceil_mode: true, 5", "ceil_mode: false, 4"})
    void windowsThatOverhang(String setting, int size) throws IOException {
        assertArrayEquals(new int[]{2, size, size}, Models.read(net(setting, "")).shapes(2, 9, 9).getLast());
    }
}

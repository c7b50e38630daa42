package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** {@code lrp check} and {@code lrp convert} on models of Caffe. */
class CaffeCheckTest {
    private static final String NET = """
            name: "pools" input: "data" input_shape { dim: 1 dim: 3 dim: 9 dim: 12 }
            layer { name: "conv1" type: "Convolution" bottom: "data" top: "conv1" convolution_param { num_output: 4
              kernel_size: 3 pad: 1 weight_filler { type: "gaussian" std: 0.3 } } }
            layer { name: "relu1" type: "ReLU" bottom: "conv1" top: "conv1" }
            layer { name: "max" type: "Pooling" bottom: "conv1" top: "max" pooling_param { kernel_size: 3 stride: 2 pad: 1 } }
            layer { name: "ave" type: "Pooling" bottom: "max" top: "ave" pooling_param { pool: AVE kernel_size: 3
              stride: 2 pad: 1 } }
            layer { name: "fc" type: "InnerProduct" bottom: "ave" top: "fc" inner_product_param { num_output: 5
              weight_filler { type: "xavier" } } }
            layer { name: "prob" type: "Softmax" bottom: "fc" top: "prob" }
            """;

    @TempDir
    private Path dir;

    @Test
    void everyProblemHasItsLine() throws IOException {
        Path file = Files.writeString(dir.resolve("a.prototxt"), NET.replace("\"ReLU\"", "\"Swirl\"")
                .replace("pool: AVE", "pool: STOCHASTIC"));
        LrpTest.Result result = LrpTest.lrp("check", file);
        assertEquals(2, result.exitCode(), result.err());
        assertTrue(result.out().lines().anyMatch(l -> l.matches("relu1 +Swirl .*unsupported: line 4: is of a type .*")),
                result.out());
        assertTrue(result.out().lines().anyMatch(l -> l.startsWith("conv1 ") && l.endsWith("supported")), result.out());
        assertTrue(result.out().contains("problem"), result.out());
        assertEquals(0, LrpTest.lrp("check", Files.writeString(file, NET), "--composite", "epsilon-plus").exitCode());
    }

    /** Names that do not match, and trained layers nobody asks for. */
    @Test
    void parametersThatDoNotMatchAreNamed() throws IOException {
        Path text = Files.writeString(dir.resolve("net.prototxt"), NET);
        Models.write(Models.read(text), dir.resolve("m.caffemodel"));
        Path other = Files.writeString(dir.resolve("other.prototxt"), NET.replace("\"conv1\" type", "\"conv_1\" type"));
        LrpTest.Result result = LrpTest.lrp("check", dir.resolve("m.caffemodel"), "--prototxt", other);
        assertEquals(2, result.exitCode(), result.err());
        assertTrue(result.out().contains("conv_1") && result.out().contains("line 2: needs a parameter 0")
                && result.out().contains("it has them for conv1, fc"), result.out());
        String shorter = NET.substring(0, NET.indexOf("layer { name: \"fc\""));
        LrpTest.Result unused = LrpTest.lrp("check", dir.resolve("m.caffemodel"), "--prototxt",
                Files.writeString(other, shorter));
        assertTrue(unused.exitCode() == 0 && unused.out().contains("trained, but not in the definition: fc"),
                unused.out() + unused.err());
    }

    /**
     * From Caffe's two files to ONNX: windows overhang and are padded, and averages are divided as Caffe does, in ONNX
     * Runtime as in Java.
     */
    @Test
    void convertedModelsPoolAsCaffeDoes() throws IOException {
        Models.write(Models.read(Files.writeString(dir.resolve("net.prototxt"), NET)), dir.resolve("m.caffemodel"));
        Path onnx = dir.resolve("m.onnx");
        LrpTest.Result result = LrpTest.lrp("convert", dir.resolve("m.caffemodel"), onnx);
        assertEquals(0, result.exitCode(), result.err());
        Tensor x = RandomTensors.normal(3, 2, 3, 9, 12);
        Tensor expected = new JavaEngine().predict(Models.read(dir.resolve("m.caffemodel")), x);
        Close.assertClose(expected, new JavaEngine().predict(Models.read(onnx), x), 1e-6, "read again");
        try (CompiledEngine engine = new CompiledEngine()) {
            Close.assertClose(expected, engine.predict(Models.read(onnx), x), 1e-5, "in ONNX Runtime");
            Close.assertClose(expected, engine.predict(Models.read(dir.resolve("m.caffemodel")), x), 1e-5, "directly");
        }
        String notes = Models.notes(onnx).toString();
        assertTrue(notes.contains("  m.caffemodel") && notes.contains("  m.prototxt"), notes);
    }
}

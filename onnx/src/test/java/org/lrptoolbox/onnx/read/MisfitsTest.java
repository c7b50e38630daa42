package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.onnx.read.Foreign.shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.read.Foreign.Case;
import org.lrptoolbox.tensor.Tensor;

/** What a node cannot be read for is said with the names of file, node and operator, whatever finds it out. */
class MisfitsTest {
    private static final Tensor NONE = Tensor.zeros(0);

    @TempDir
    private Path folder;

    static List<Case> misfits() {
        return List.of(
                Case.of("CumSum", 14, shape(3), f -> f.node("CumSum", f.x, f.graph.constantIntegers("axis",
                        new long[0], 0)).value()),
                Case.of("GRU", 14, shape(4, 3), f -> f.node("GRU", f.x, f.graph.constant("w", Tensor.zeros(1, 6, 3)),
                        f.graph.constant("r", Tensor.zeros(1, 6, 2)), f.graph.constant("b", NONE))
                        .ints("hidden_size", 2)
                        .value()),
                Case.of("Conv", 13, shape(4, 5, 5), f -> f.node("Conv", f.x, f.graph.constant("w",
                        Tensor.zeros(0, 4, 3, 3))).value()),
                Case.of("DFT", 20, shape(8, 1), f -> f.node("DFT", f.x, "", f.graph.constantIntegers("axis",
                        new long[0], 0)).value()),
                Case.of("RandomUniformLike", 13, shape(3), f -> f.node("Add", f.x,
                        f.node("RandomUniformLike", f.x).value()).value()),
                Case.of("RandomNormal", 13, shape(3), f -> f.node("Add", f.x,
                        f.node("RandomNormal").ints("shape", 1, 3).value()).value()),
                Case.of("ArrayFeatureExtractor", 13, shape(3), f -> f.node("ArrayFeatureExtractor", f.x).value()));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void areToldWithFileNodeAndOperator(Case model) throws IOException {
        Foreign foreign = new Foreign(model.opset(), model.sample());
        Path file = foreign.write(folder, model.nodes().apply(foreign));
        String message = assertThrows(LrpFileException.class, () -> OnnxModel.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": node '") && message.contains("(" + model.name() + "): "), message);
    }
}

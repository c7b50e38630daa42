package org.lrptoolbox.demos.matlab;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.testing.Octave;
import org.lrptoolbox.testing.Shared;

/** What Octave can do with the whole project on its class path: ONNX networks on both engines, and Python's files. */
class OnnxFromOctaveTest {
    private static final String SCRIPT = """
            nn = model_io.read('LENET.nn'); \
            assert(data_io.read('LABELS.npy'), data_io.read('LABELS.mat')); \
            x = randn(2, 32, 32); \
            y = nn.forward(x); \
            twin = model_io.read('lenet.onnx'); \
            assert(twin.forward(x), y, 1e-5 * max(abs(y(:)))); \
            [R, scores] = lrp_explain_onnx('lenet.onnx', x, 'composite', 'epsilon', 'engine', 'java'); \
            assert(size(R), [2 32 32]); \
            assert(scores, y, 1e-5 * max(abs(y(:)))); \
            S = lrp_explain_onnx('lenet.onnx', x, 'composite', 'epsilon'); \
            assert(S, R, 1e-3 * max(abs(R(:))))""";

    @TempDir
    Path dir;

    @Test
    void explainsOnBothEngines() throws IOException, InterruptedException {
        Path demos = Shared.projectRoot().resolve("demos");
        Path lenet = demos.resolve("models/digits/LeNet-5");
        Models.write(Models.read(Path.of(lenet + ".nn")), dir.resolve("lenet.onnx"));
        Octave.run(dir, SCRIPT.replace("LENET", lenet.toString()).replace("LABELS",
                demos.resolve("data/digits/test_labels").toString()));
    }
}

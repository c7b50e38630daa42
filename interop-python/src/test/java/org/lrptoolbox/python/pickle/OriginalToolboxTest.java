package org.lrptoolbox.python.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/**
 * Loads our models into the original toolbox under CPython and NumPy, and reads what that writes. Runs where python3
 * has NumPy and {@code -Dlrp.original=DIR} names the folder with the original's {@code modules}.
 */
class OriginalToolboxTest {
    private static final String SCRIPT = """
            import sys, pickle
            import numpy as np
            np.float = float
            sys.path.insert(0, sys.argv[1])
            import model_io
            model = model_io.read('ours.nn')
            assert [type(m).__name__ for m in model.modules] == ['Convolution', 'Rect', 'SumPool', 'MaxPool', 'Flatten',
                    'Linear', 'Tanh', 'Linear', 'SoftMax'], model.modules
            assert (model.modules[0].lrp_var, model.modules[0].lrp_param) == ('ww', None)
            assert (model.modules[5].lrp_var, model.modules[5].lrp_param) == ('epsilon', 0.01)
            assert (model.modules[1].lrp_var, model.modules[1].lrp_param) == (None, 1.0)
            assert set(model.modules[5].__dict__) == set(['lrp_var', 'lrp_param', 'm', 'n', 'B', 'W', 'X', 'Y', 'Z', 'dW', 'dB'])
            x = np.load('x.npy')
            y = model.forward(x)
            np.save('y.npy', y)
            np.save('r.npy', model.lrp(y))
            model.backward(y)
            model.update(0.0)
            model_io.write(model, 'theirs.nn')
            text = model_io.read('ours.txt')
            assert np.array_equal(text.modules[5].W, model.modules[5].W)
            """;

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void theOriginalLoadsOurModelsAsItsOwn(int protocol) throws IOException, InterruptedException {
        String original = System.getProperty("lrp.original", "");
        assumeTrue(!original.isEmpty(), "no original toolbox (-Dlrp.original=DIR)");
        assumeTrue(python("-c", "import numpy") == 0, "no python3 with numpy");
        PickledModel model = SampleModels.everyLayer();
        PickleModelFormat.writeModel(model, dir.resolve("ours.nn"), protocol);
        Models.write(model.network(), dir.resolve("ours.txt"));
        Tensor x = RandomTensors.normal(8, 5, 6, 6, 1);
        StoredArrays.write(TypedArray.of(x), dir.resolve("x.npy"));
        assertEquals(0, python("-c", SCRIPT, original), () -> read("log.txt"));
        Tensor y = new JavaEngine().forward(model.network(), x).output();
        Close.assertClose(StoredArrays.read(dir.resolve("y.npy")).toTensor(), y, Close.TWIN, "forward");
        PickledModel back = PickleModelFormat.readModel(dir.resolve("theirs.nn"));
        assertEquals(SampleModels.fingerprint(model.network()), SampleModels.fingerprint(back.network()));
        assertEquals(model.presets(), back.presets());
        assertTrue(Files.exists(dir.resolve("r.npy")));
    }

    private int python(String... arguments) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder("python3").directory(dir.toFile()).redirectErrorStream(true)
                    .redirectOutput(dir.resolve("log.txt").toFile());
            builder.command().addAll(java.util.List.of(arguments));
            Process process = builder.start();
            return process.waitFor(10, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private String read(String name) {
        try {
            return Files.readString(dir.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }
}

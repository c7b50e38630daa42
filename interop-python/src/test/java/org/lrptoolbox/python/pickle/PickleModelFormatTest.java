package org.lrptoolbox.python.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lrptoolbox.python.pickle.SampleModels.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.testing.Shared;

class PickleModelFormatTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void whatIsWrittenReadsBackBitByBitWithItsPresets(int protocol) throws IOException {
        PickledModel model = SampleModels.everyLayer();
        Path file = dir.resolve("model.nn");
        PickleModelFormat.writeModel(model, file, protocol);
        PickledModel back = PickleModelFormat.readModel(file);
        assertEquals(fingerprint(model.network()), fingerprint(back.network()));
        assertEquals(model.presets(), back.presets());
        Path again = dir.resolve("again.nn");
        PickleModelFormat.writeModel(back, again, protocol);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
        long numbers = 8L * (3 * 3 * 4 + 4 + 8 * 300 + 300 + 300 * 2 + 2);
        assertTrue(Files.size(file) < numbers + 1500, "little but the numbers: " + Files.size(file));
    }

    /** Files of CPython with NumPy: text and binary protocols, old and new module names, before and after a forward. */
    @ParameterizedTest
    @ValueSource(strings = {"allayers_p0", "allayers_p2", "allayers_p5", "allayers_np2_p5"})
    void readsEveryLayerFromEveryProtocol(String name) throws IOException {
        PickledModel model = PickleModelFormat.readModel(SampleModels.resource(dir, name + ".nn"));
        Path text = dir.resolve("copy.txt");
        Models.write(model.network(), text);
        assertEquals("""
                Convolution 2 2 1 2 1 1
                0.125 0.25 0.375 0.5 0.625 0.75 0.875 1.0
                -0.25 0.25
                Rect
                MaxPool 2 2 2 2
                SumPool 1 1 1 1
                Flatten
                Linear 2 3
                -0.125 -0.25 -0.375 -0.5 -0.625 -0.75
                -0.25 0.25 0.75
                Tanh
                Linear 3 2
                -0.125 -0.25 -0.375 -0.5 -0.625 -0.75
                -0.25 0.25
                SoftMax
                """, Files.readString(text));
        assertEquals(PickledModel.of(model.network()).presets(), model.presets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fortran_f4_p2", "fortran_f4_p5"})
    void readsFloat32InFortranOrder(String name) throws IOException {
        Network network = Models.read(SampleModels.resource(dir, name + ".nn"));
        assertArrayEquals(new double[]{0, 1, 2, 3, 4, 5}, ((Dense) network.layers().getFirst()).weightData());
    }

    /** As Python 2 wrote at protocol 0: text operations, a tuple of modules, no presets, a big-endian array. */
    @Test
    void readsOldLayouts() throws IOException {
        String one = "S'?\\xf0\\x00\\x00\\x00\\x00\\x00\\x00'\n";
        String bigEndian = "cnumpy\ndtype\n(S'f8'\nI0\nI1\ntR(I3\nS'>'\nNNNI-1\nI-1\nI0\ntb";
        String array = "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR(I1\n%s" + bigEndian
                + "I00\n" + one + "tb";
        String linear = "(imodules.linear\nLinear\n(dS'W'\n" + String.format(array, "(I1\nL1L\nt") + "sS'B'\n"
                + String.format(array, "(I1\nt") + "sb";
        String scalar = "cnumpy.core.multiarray\nscalar\n(" + bigEndian + one + "tR";
        String preset = "(imodules.tanh\nTanh\n(dS'lrp_var'\nS'alpha'\nsS'lrp_param'\n" + scalar + "sb";
        Path file = dir.resolve("old.nn");
        String text = "(imodules.sequential\nSequential\n(dS'modules'\n(" + linear + preset + "tsb.";
        // Version 1.0 named the package where later ones name its modules.
        Files.writeString(file, text.replaceAll("imodules\\.\\w+", "imodules"));
        assertEquals(2, PickleModelFormat.readModel(file).network().size());
        Files.writeString(file, text);
        PickledModel model = PickleModelFormat.readModel(file);
        assertEquals(List.of(LayerPreset.NONE, new LayerPreset("alpha", 1.0)), model.presets());
        Dense layer = (Dense) model.network().layers().getFirst();
        assertArrayEquals(new double[]{1}, layer.weightData());
        assertArrayEquals(new double[]{1}, layer.bias());
    }

    @Test
    void aFileWithoutEndingIsAPickle() throws IOException {
        Path file = dir.resolve("model");
        Models.write(SampleModels.everyLayer().network(), file);
        assertEquals(9, Models.read(file).size());
        assertEquals(9, Models.read(file, "pickled").size());
    }

    @Test
    void whatThePythonToolboxLacksIsNamedAndLeavesNoFile() {
        Path file = dir.resolve("out.nn");
        Network network = Network.sequential(AveragePool.last(Frame.of(2, 2).withStride(2, 2)));
        String message = assertThrows(UnsupportedModelException.class, () -> Models.write(network, file)).getMessage();
        assertTrue(message.contains("no layers like layer 0 '0-AveragePool'"), message);
        PickledModel model = SampleModels.everyLayer();
        for (int protocol : List.of(1, 6)) {
            assertThrows(IllegalArgumentException.class, () -> PickleModelFormat.writeModel(model, file, protocol));
        }
        assertFalse(Files.exists(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp_rect/mlp_rect", "cnn_maxpool/cnn_maxpool", "mlp_tanh_softmax/mlp_tanh_softmax"})
    void pickleAndTextOfOneModelAgree(String name) throws IOException {
        Network pickled = Models.read(Shared.path("golden/toolbox/" + name + ".nn"));
        assertEquals(fingerprint(Models.read(Shared.path("golden/toolbox/" + name + ".txt"))), fingerprint(pickled));
    }

    @Test
    void readsTheLeNetThatPython2Wrote() throws IOException {
        Network pickled = Models.read(Shared.path("toolbox/models/MNIST/LeNet-5.nn"));
        assertEquals(fingerprint(Models.read(Shared.path("toolbox/models/MNIST/LeNet-5.txt"))), fingerprint(pickled));
    }
}

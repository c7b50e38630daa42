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
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;
import org.lrptoolbox.testing.Shared;

/** The demo models, as files of Caffe: images with the channels first, the same function, and back again. */
class ToolboxToCaffeTest {
    private static final Path MODELS = Shared.projectRoot().resolve("demos/models");

    @TempDir
    private Path dir;

    private void assertSameFunction(Path model, int... sample) throws IOException {
        Path caffe = dir.resolve("m.caffemodel");
        LrpTest.Result result = LrpTest.lrp("convert", model, caffe, "--input",
                sample[0] + "," + sample[1] + "," + sample[2]);
        assertEquals(0, result.exitCode(), result.err());
        Network network = Models.read(model);
        Tensor x = RandomTensors.normal(1, 2, sample[0], sample[1], sample[2]);
        Tensor y = new JavaEngine().predict(network, x);
        Network read = Models.read(caffe);
        Tensor turned = Permute.toChannelsFirst().forward(x);
        Tensor found = new JavaEngine().predict(read, turned);
        Close.assertClose(y.reshape(found.shape()), found, 1e-5, model.toString());
        // A definition from the Zoo era: two files, nothing else.
        assertTrue(Files.readString(dir.resolve("m.prototxt")).contains("type: \"InnerProduct\"")
                || Files.readString(dir.resolve("m.prototxt")).contains("type: \"Convolution\""));
        if (sample[2] == 1) {
            // Back again a vector of images ends the network, of which the toolbox cannot know that they have one pixel.
            return;
        }
        Path back = dir.resolve("m.nn");
        assertEquals(0, LrpTest.lrp("convert", caffe, back).exitCode());
        Tensor again = new JavaEngine().predict(Models.read(back), x);
        Close.assertClose(y, again.reshape(y.shape()), 1e-5, "back again");
    }

    @Test
    void convolutionsOfTheToolbox() throws IOException {
        assertSameFunction(MODELS.resolve("digits/LeNet-5.nn"), 32, 32, 1);
        assertSameFunction(MODELS.resolve("shapes/shapes.nn"), 40, 40, 3);
    }

    @Test
    void theSizeOfImagesHasToBeTold() {
        LrpTest.Result result = LrpTest.lrp("convert", MODELS.resolve("shapes/shapes.nn"), dir.resolve("x.caffemodel"));
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("28,28,1"), result.err());
    }
}

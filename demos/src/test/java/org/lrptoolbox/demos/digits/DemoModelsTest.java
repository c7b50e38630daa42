package org.lrptoolbox.demos.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Shared;
import org.lrptoolbox.train.Evaluation;
import org.lrptoolbox.train.Samples;

/** The stored models and data of the demos. */
class DemoModelsTest {
    private static final Path DEMOS = Shared.projectRoot().resolve("demos");

    private static Network model(String name) throws IOException {
        return Models.read(DEMOS.resolve("models/digits").resolve(name));
    }

    private static Tensor predict(Network network, Tensor x) {
        return new JavaEngine().forward(network, x).output();
    }

    @ParameterizedTest
    @ValueSource(strings = {"long-tanh.nn", "long-rect.nn", "LeNet-5.nn"})
    void recogniseFreshDigits(String name) throws IOException {
        DigitDataset digits = DigitDataset.generate(99, 500);
        Samples samples = name.startsWith("LeNet") ? digits.padded() : digits.vectors();
        Evaluation found = Evaluation.of(predict(model(name), samples.inputs()), samples.targets());
        assertTrue(found.accuracy() >= 0.98, name + " recognises " + found.accuracy());
    }

    @Test
    void storedDigitsHaveTheLayoutOfTheToolbox() throws IOException {
        Path data = DEMOS.resolve("data/digits");
        assertEquals("uint8 (500, 784)", StoredArrays.read(data.resolve("test_images.npy")).toString());
        assertEquals("float64 (500, 1)", StoredArrays.read(data.resolve("test_labels.npy")).toString());
        DigitDataset same = DigitDataset.generate(3, 500);
        assertArrayEquals(same.labelColumn().toTensor().data(),
                StoredArrays.read(data.resolve("test_labels.npy")).toTensor().data());
    }

    @Test
    void filesOfOneNameHoldTheSame() throws IOException {
        DigitDataset digits = DigitDataset.generate(5, 10);
        Tensor x = digits.padded().inputs();
        assertEquals(predict(model("LeNet-5.nn"), x), predict(model("LeNet-5.txt"), x));
        Tensor v = digits.vectors().inputs();
        assertEquals(predict(model("long-rect.nn"), v), predict(model("long-rect.mat"), v));
        for (String name : new String[]{"test_images", "test_labels"}) {
            Path data = DEMOS.resolve("data/digits");
            assertEquals(StoredArrays.read(data.resolve(name + ".npy")).toTensor(),
                    StoredArrays.read(data.resolve(name + ".mat")).toTensor());
        }
    }
}

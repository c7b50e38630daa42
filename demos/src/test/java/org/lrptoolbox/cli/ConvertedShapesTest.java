package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.cli.LrpTest.Result;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.RandomTensors;

/** What a model takes is known behind every conversion, so that all commands run on the file. */
class ConvertedShapesTest {
    @TempDir
    private Path folder;

    private static String succeeds(Object... words) {
        Result result = LrpTest.lrp(words);
        assertEquals(0, result.exitCode(), result.err());
        return result.out();
    }

    private void runs(Path model) {
        assertTrue(succeeds("check", model).contains("can be explained"));
        succeeds("compile", model, "--composite", "epsilon", "-o", folder.resolve("compiled.onnx"));
        succeeds("benchmark", model, "epsilon", "--runs", "1", "--batch", "2");
    }

    @Test
    void aLeadingFlattenKeepsTheShape() throws IOException {
        Path text = folder.resolve("model.txt");
        Files.writeString(text, "Flatten\nLinear 24 2\n" + "0.5 ".repeat(48) + "\n0 0\n");
        Path first = folder.resolve("first.onnx");
        succeeds("convert", text, first, "--input", "2x3x4");
        runs(first);
        Path second = folder.resolve("second.onnx");
        succeeds("convert", first, second);
        runs(second);
        assertTrue(succeeds("info", second, "--input", "2x3x4").contains("(24,)"));
        assertEquals(1, LrpTest.lrp("info", second, "--input", "4x3x2").exitCode());
    }

    @Test
    void anOpenSizeStaysOpen() throws IOException {
        Path open = SmallModels.pooled(folder.resolve("open.onnx"));
        Path again = folder.resolve("again.onnx");
        succeeds("convert", open, again);
        assertTrue(succeeds("check", again, "--input", "3x8x9").contains("can be explained"));
        for (int height : new int[]{8, 11}) {
            Tensor x = RandomTensors.normal(height, 2, 3, height, 9);
            assertEquals(new JavaEngine().predict(Models.read(open), x),
                    new JavaEngine().predict(Models.read(again), x));
        }
    }

    @Test
    void anOpenBatchLeavesTheImageItsSize() throws IOException {
        Path sized = folder.resolve("sized.onnx");
        succeeds("convert", SmallModels.pooled(folder.resolve("open.onnx")), sized, "--input", "3x8x9");
        runs(sized);
        Path again = folder.resolve("again.onnx");
        succeeds("convert", sized, again);
        runs(again);
        Result wrong = LrpTest.lrp("check", again, "--input", "3x9x8");
        assertTrue(wrong.out().contains("takes samples of shape (3, 8, 9), not (3, 9, 8)"), wrong.out());
    }
}

package org.lrptoolbox.cli.caffe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.CaffeGolden;

/** End to end against the original programs: what they computed, through the text files. */
class CaffeDemoGoldenTest extends DemoFolder {
    /** Formulas that rectify what they hand back: several classes together are not the sum of their maps. */
    private static final Set<Integer> RECTIFIED = Set.of(26, 166);

    /** An image of zeros less a mean that is the negative of the golden data. */
    @TestFactory
    Stream<DynamicTest> relevanceIsThatOfTheOriginalPrograms() throws IOException {
        return CaffeGolden.all().stream().filter(g -> g.classes().length == 1 || !RECTIFIED.contains(g.formula()))
                .map(g -> DynamicTest.dynamicTest(g.toString(), () -> compare(g)));
    }

    private void compare(CaffeGolden golden) throws IOException {
        Path folder = CaffeGolden.folder();
        Files.write(dir.resolve("tiny.caffemodel"), CaffeGolden.caffemodel());
        Tensor data = CaffeGolden.read(folder.resolve("activations.txt")).get("data");
        StringBuilder mean = new StringBuilder("3 16 16\n");
        for (int c = 0; c < 3; c++) {
            for (int column = 0; column < 16; column++) {
                for (int row = 0; row < 16; row++) {
                    mean.append(-data.data()[(c * 16 + row) * 16 + column]).append(' ');
                }
            }
        }
        Files.writeString(dir.resolve("mean.txt"), mean);
        ByteImage black = ByteImage.of(new byte[16 * 16 * 3], 16, 16, 3);
        int[] classes = golden.classes();
        String[] lines = new String[classes.length];
        for (int k = 0; k < classes.length; k++) {
            ImageFiles.write(black, dir.resolve("pictures/black" + k + ".png"));
            lines[k] = "pictures/black" + k + ".png " + classes[k];
        }
        Path config = config("param_file", folder.resolve("net.prototxt").toString(), "model_file",
                dir.resolve("tiny.caffemodel").toString(), "mean_file", dir.resolve("mean.txt").toString(),
                "use_mean_file_asbinaryprotoblob", "0", "numclasses", "12", "baseimgsize", "16", "epsstab",
                String.valueOf(golden.epsilon()), "alphabeta_beta", String.valueOf(golden.beta()),
                "relpropformulatype", String.valueOf(golden.formula()),
                "auxiliaryvariable_maxlayerindexforflatdistinconv", String.valueOf(golden.threshold()));
        Result result = demo(config, list(lines), dir, "--compat", "original", "--minimal", "--engine", "java");
        assertEquals(0, result.exitCode(), result.err());
        Tensor expected = golden.relevance().get("data");
        Tensor actual = Tensor.zeros(expected.shape());
        // Relevance of several classes is the sum of theirs, since these rules are linear in what they hand back.
        for (int k = 0; k < classes.length; k++) {
            double[] found = raw("black" + k + ".png");
            for (int i = 0; i < actual.size(); i++) {
                actual.data()[i] += found[(2 - i / 256) * 256 + i % 256];
            }
        }
        assertClose(expected, actual, 1e-5, golden.toString());
    }
}

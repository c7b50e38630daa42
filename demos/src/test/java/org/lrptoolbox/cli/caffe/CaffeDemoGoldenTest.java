package org.lrptoolbox.cli.caffe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lrptoolbox.testing.Close.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.CaffeGolden;

/** End to end against the original programs: what they computed, through the text files. */
class CaffeDemoGoldenTest extends DemoFolder {
    private static final int CLASSES = 12;
    private static final int FIVE_BEST = 5;
    /** Behind the scores, which are explained: ranks the classes as is wanted, for lists can only ask for the best five. */
    private static final String RANKING = """
            layer { name: "ranking" type: "InnerProduct" bottom: "fc2" top: "ranking"
              inner_product_param { num_output: 12 } }
            """;
    private static final String SCORES = "17";

    @TestFactory
    Stream<DynamicTest> relevanceIsThatOfTheOriginalPrograms() throws IOException {
        return CaffeGolden.all().stream().filter(g -> g.classes().length == 1 || g.classes().length == FIVE_BEST)
                .map(g -> DynamicTest.dynamicTest(g.toString(), () -> compare(g)));
    }

    /** An image of zeros less a mean that is the negative of the golden data. */
    private void compare(CaffeGolden golden) throws IOException {
        writeNetwork(golden.classes());
        Tensor data = CaffeGolden.read(CaffeGolden.folder().resolve("activations.txt")).get("data");
        StringBuilder mean = new StringBuilder("3 16 16\n");
        for (int c = 0; c < 3; c++) {
            for (int column = 0; column < 16; column++) {
                for (int row = 0; row < 16; row++) {
                    mean.append(-data.data()[(c * 16 + row) * 16 + column]).append(' ');
                }
            }
        }
        Files.writeString(dir.resolve("mean.txt"), mean);
        ImageFiles.write(ByteImage.of(new byte[16 * 16 * 3], 16, 16, 3), dir.resolve("pictures/black.png"));
        Path config = config("param_file", dir.resolve("tiny.prototxt").toString(), "model_file",
                dir.resolve("tiny.caffemodel").toString(), "mean_file", dir.resolve("mean.txt").toString(),
                "use_mean_file_asbinaryprotoblob", "0", "numclasses", String.valueOf(CLASSES), "baseimgsize", "16",
                "epsstab", String.valueOf(golden.epsilon()), "alphabeta_beta", String.valueOf(golden.beta()),
                "lastlayerindex", SCORES, "relpropformulatype", String.valueOf(golden.formula()),
                "auxiliaryvariable_maxlayerindexforflatdistinconv", String.valueOf(golden.threshold()));
        int[] classes = golden.classes();
        Path list = list("pictures/black.png " + (classes.length == 1 ? classes[0] : ImageList.FIVE_BEST));
        Result result = demo(config, list, dir, "--compat", "original", "--minimal", "--engine", "java");
        assertEquals(0, result.exitCode(), result.err());
        Tensor expected = golden.relevance().get("data");
        Tensor actual = Tensor.zeros(expected.shape());
        double[] found = raw("black.png");
        for (int i = 0; i < actual.size(); i++) {
            actual.data()[i] = found[(2 - i / 256) * 256 + i % 256];
        }
        assertClose(expected, actual, 1e-5, golden.toString());
    }

    /** The golden network with the layer that ranks some classes first. */
    private void writeNetwork(int... first) throws IOException {
        String net = Files.readString(CaffeGolden.folder().resolve("net.prototxt"));
        Files.writeString(dir.resolve("tiny.prototxt"),
                net.replace("layer { name: \"prob\" type: \"Softmax\" bottom: \"fc2\"",
                        RANKING + "layer { name: \"prob\" type: \"Softmax\" bottom: \"ranking\""));
        Tensor ranks = Tensor.zeros(CLASSES);
        for (int c : first) {
            ranks.data()[c] = 1;
        }
        Path parameters = Files.write(dir.resolve("tiny.caffemodel"), CaffeGolden.caffemodel());
        Files.write(parameters, CaffeGolden.layer("ranking", List.of(Tensor.zeros(CLASSES, CLASSES), ranks)),
                StandardOpenOption.APPEND);
    }
}

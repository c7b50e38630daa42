package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.cli.SmallModels;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;

/** What is explained, by which rules and engine; and mistakes, which are named before anything is begun. */
class ExplainCommandTest {
    @TempDir
    private Path dir;
    private SmallExplain run;
    private Path image;

    @BeforeEach
    void files() throws IOException {
        run = new SmallExplain(dir);
        image = run.picture("a.png", 4);
    }

    private Tensor input() throws IOException {
        return Preprocessing.parse(SmallExplain.SETTINGS).apply(ImageFiles.read(image));
    }

    @Test
    void relevanceIsThatOfTheExplainer() throws IOException {
        SmallExplain.Result result = run.explain(image, "--target", "class:1", "--composite", "epsilon", "--epsilon",
                "0.5", "--layer",
                "1-Rect");
        assertEquals("", result.err());
        Attribution expected = Explainer.of(Models.read(run.model), Composites.named("epsilon")).explain(input(),
                Target.classIndex(1));
        Tensor weak = run.relevance("a-1.npy");
        assertArrayEquals(new int[]{4, 4, 3}, weak.shape());
        assertTrue(Math.abs(weak.sum() - expected.relevance().sum()) > 1e-3, "--epsilon has no effect");
        assertArrayEquals(new int[]{2, 2, 4}, run.relevance("a-1-1-Rect.npy").shape());
        run.explain(image, "--target", "class:1", "--composite", "epsilon");
        Close.assertClose(expected.relevance().reshape(4, 4, 3), run.relevance("a-1.npy"), 0,
                "relevance");
        ByteImage heatmap = ImageFiles.read(dir.resolve("out/a-1.png"));
        assertEquals(224, heatmap.height());
        assertFalse(Files.exists(dir.resolve("out/a-1-overlay.png")));
    }

    /** What no name was typed for is told; networks of convolutions alone are explained as they always were. */
    @Test
    void networksGetTheRulesThatFitThem() throws IOException {
        assertFalse(run.explain(image).out().contains("composite"));
        Path tokens = SmallModels.normed(dir.resolve("tokens.onnx"));
        for (String[] typed : new String[][]{{}, {"--composite", "attnlrp-gamma"}, {"--composite", "epsilon-plus"}}) {
            String folder = "fit" + typed.length + String.join("", typed);
            List<String> words = new ArrayList<>(List.of("-m", tokens.toString(), "-o", dir.resolve(folder).toString(),
                    "--preprocess", "resize=none crop=none scale=1/255", "--target", "class:1", image.toString()));
            words.addAll(List.of(typed));
            SmallExplain.Result told = SmallExplain.typed(words.toArray());
            assertEquals(0, told.code(), told.err());
            assertEquals(typed.length == 0,
                    told.out().contains("composite: AttnLRP gamma, which fits this network"), told.out());
        }
        Tensor fitted = Golden.read(dir.resolve("fit0/a-1.npy"));
        Close.assertClose(Golden.read(dir.resolve("fit2--compositeattnlrp-gamma/a-1.npy")), fitted, 0, "fitted");
        assertNotEquals(Golden.read(dir.resolve("fit2--compositeepsilon-plus/a-1.npy")), fitted);
    }

    @Test
    void batchesChangeNothing() throws IOException {
        for (int i = 0; i < 5; i++) {
            run.picture("p" + i + ".png", 4);
        }
        run.explain(dir, "--target", "class:0", "--batch", "1");
        Tensor alone = run.relevance("p3-0.npy");
        run.explain(dir, "--target", "class:0", "--batch", "4");
        Close.assertClose(alone, run.relevance("p3-0.npy"), Close.TWIN, "batch");
        assertEquals(6, run.outputs(".npy"));
    }

    /** More classes than are explained at once. */
    @Test
    void everyClassOneByOne() throws IOException {
        run.model = Files.writeString(dir.resolve("many.txt"),
                "Flatten\nLinear 48 20\n" + SmallExplain.numbers(960) + "\n"
                        + "0 ".repeat(20).strip() + "\n");
        run.explain(image, "--target", "class:7");
        Tensor seventh = run.relevance("a-7.npy");
        Files.delete(dir.resolve("out/a-7.npy"));
        run.explain(image, "--target", "all");
        assertEquals(20, run.outputs(".npy"));
        Close.assertClose(seventh, run.relevance("a-7.npy"), Close.TWIN, "class 7");
        String[] lines = run.explain(image, "--target", "top18").out().split("\n");
        assertEquals(2 + 18 + 1, lines.length);
        assertTrue(lines[2].matches("a.png: (\\d+) .*; relevance of \\1: .*"), lines[2]);
    }

    @Test
    void rulesAndLedgerArePrintedOnDemand() {
        String quiet = run.explain(image).out();
        String all = run.explain(image, "--print-rules", "--ledger", "--composite", "epsilon-gamma-box").out();
        assertTrue(all.contains("composite: EpsilonGammaBox"), all);
        // The box is what the preprocessing can make of pixels.
        assertTrue(all.contains("ZBox[low=0.0, high=1.0"), all);
        assertTrue(all.contains("  bias  ") && !quiet.contains("  bias  "), all);
    }

    @Test
    void layersHaveRulesByName() {
        String all = run.explain(image, "--print-rules", "--composite", "epsilon", "--rule", "*Linear*=flat", "--rule",
                "Linear=epsilon(0.5)").out();
        assertTrue(all.contains("composite: Epsilon; *Linear*=flat; Linear=epsilon(0.5)"), all);
        assertTrue(all.contains("Epsilon[epsilon=0.5]") && !all.contains("  Flat\n"), all);
        SmallExplain.Result none = run.explain(image, "--rule", "nowhere=flat");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("no layer has a name or type like 'nowhere'; there are "), none.err());
        assertTrue(run.explain(image, "--composite", "caffe-100", "--rule", "*=flat").err()
                .contains("--rule would do nothing with --composite caffe-100"));
    }

    /** The other engines give the same, in float32. */
    @ParameterizedTest
    @ValueSource(strings = {"compiled", "hybrid"})
    void enginesAgree(String engine) {
        run.explain(image, "--target", "class:2");
        Tensor expected = run.relevance("a-2.npy");
        String out = run.explain(image, "--target", "class:2", "--engine", engine).out();
        assertTrue(out.startsWith("engine: " + engine + " on cpu"), out);
        Close.assertClose(expected, run.relevance("a-2.npy"), 1e-4, engine);
    }

    /** A gradient starts from 1, not from the score, and promises no sum. */
    @Test
    void gradientsSumToNothingInParticular() {
        String line = run.explain(image, "--composite", "gradient").out().split("\n")[2];
        assertTrue(line.matches("a.png: .*; gradient of [012]: sum \\S+"), line);
    }

    @Test
    void mistakesAreNamedWithCode2() throws IOException {
        for (String[] words : new String[][]{{"--target", "best"}, {"--target", "class:tabby"}, {"--gamma", "1"},
            {"--device", "tpu"}, {"--format", "mat"}, {"--composite", "epsilon", "--low", "0"}}) {
            SmallExplain.Result result = run.explain(image, words[words.length - 2], words[words.length - 1],
                    "--composite",
                    words.length > 2 ? words[1] : "epsilon-plus");
            assertEquals(2, result.code(), result.err());
            assertTrue(result.err().contains(words[words.length - 2].replace("--", "")), result.err());
        }
    }

    @Test
    void numbersOutOfRangeAndIdleOptionsAreMistakes() {
        for (String words : new String[]{"--batch 0", "--overlay 7", "--scaling 0", "--clip 0", "--heat-gamma -1",
            "--epsilon -1", "--colors gray-red --clip 99", "--format caffe --overlay 0.5",
            "--format caffe --layer 1-Rect", "--format caffe --colors bwr", "--format caffe --target top3",
            "--composite epsilon --beta 0.5", "--samples 3"}) {
            Object[] all = Stream.concat(Stream.of(image),
                    Arrays.stream(words.split(" "))).toArray();
            SmallExplain.Result result = run.explain(all);
            assertEquals(2, result.code(), words + ": " + result.err());
            assertTrue(result.err().contains(words.split(" ")[words.split(" ").length - 2]), result.err());
        }
        assertFalse(Files.exists(dir.resolve("out")), "nothing was begun");
    }
}

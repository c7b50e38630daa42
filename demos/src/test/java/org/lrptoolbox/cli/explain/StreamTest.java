package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.cli.input.Sources;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Golden;

/** Long runs: what goes in, what is told, and what becomes of those that end early. */
class StreamTest {
    private static final int PICTURES = 40;

    @TempDir
    private Path dir;
    private Path model;
    private Path pictures;

    @BeforeEach
    void files() throws IOException {
        model = Files.writeString(dir.resolve("m.txt"),
                "Flatten\nLinear 48 5\n" + SmallExplain.numbers(48 * 5) + "\n0 0 0 0 0\n");
        pictures = Files.createDirectories(dir.resolve("pictures"));
        for (int i = 0; i < PICTURES; i++) {
            SmallExplain.picture(pictures.resolve("p%02d.png".formatted(i)), 4, i);
        }
    }

    private Object[] words(String out, Object... more) {
        List<Object> all = new ArrayList<>(List.of("-m", model, "-o", dir.resolve(out), "--preprocess",
                SmallExplain.SETTINGS));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private SmallExplain.Result explain(String out, Object... more) {
        return SmallExplain.typed(words(out, more));
    }

    /** All results by name; the journal has times in it. */
    private Map<String, String> results(String out) throws IOException {
        Map<String, String> all = new TreeMap<>();
        Path folder = dir.resolve(out);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(Sources.JOURNAL)) {
                    all.put(folder.relativize(file).toString(),
                            HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return all;
    }

    @Test
    void aKilledRunGoesOnAndGivesTheSameBytes() throws Exception {
        assertEquals(0, explain("whole", pictures, "--batch", "3").code());
        for (int kill = 0; kill < 2; kill++) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-cp",
                    System.getProperty("java.class.path"), "org.lrptoolbox.cli.Main", "explain", "--resume"));
            Arrays.stream(words("killed", pictures, "--batch", "3")).forEach(word -> command.add(word.toString()));
            Process run = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(dir.resolve("log").toFile())
                    .start();
            int before = count("killed");
            while (run.isAlive() && count("killed") < before + 4) {
                Thread.onSpinWait();
            }
            run.destroyForcibly().waitFor();
            assertTrue(count("killed") > before, Files.readString(dir.resolve("log")));
        }
        SmallExplain.Result rest = explain("killed", pictures, "--batch", "3", "--resume");
        assertEquals(0, rest.code(), rest.err());
        assertEquals(results("whole"), results("killed"));
    }

    private int count(String out) {
        String[] names = dir.resolve(out).toFile().list((folder, name) -> name.endsWith(".npy"));
        return names == null ? 0 : names.length;
    }

    @Test
    void whatIsCompleteIsNotDoneAgain() throws IOException {
        explain("out", pictures);
        Path journal = dir.resolve("out").resolve(Sources.JOURNAL);
        Path first = dir.resolve("out/p00-0.png");
        Path some = Files.list(dir.resolve("out")).filter(f -> f.getFileName().toString().matches("p07-.*npy"))
                .findFirst()
                .orElseThrow();
        FileTime old = FileTime.fromMillis(1000);
        for (String name : results("out").keySet()) {
            Files.setLastModifiedTime(dir.resolve("out").resolve(name), old);
        }
        Files.delete(some);
        SmallExplain.picture(pictures.resolve("p09.png"), 4, 99);
        Files.writeString(journal, "{\"input\":{\"key\":\"half a li", StandardOpenOption.APPEND);
        SmallExplain.Result result = explain("out", pictures, "--resume");
        assertEquals("", result.err());
        assertTrue(result.out().endsWith("2 explanations of 2 pictures in " + dir.resolve("out")
                + "; 38 pictures complete before\n"), result.out());
        assertTrue(Files.exists(some));
        assertFalse(Files.exists(first) && !Files.getLastModifiedTime(first).equals(old));
        assertTrue(explain("out", pictures, "--resume").out().contains("0 explanations of 0 pictures"));
    }

    @Test
    void changedSettingsAreNamed() {
        explain("out", pictures);
        SmallExplain.Result result = explain("out", pictures, "--resume", "--composite", "epsilon", "--epsilon", "0.5");
        assertEquals(1, result.code());
        assertTrue(result.err().contains("--composite was auto, is epsilon; --epsilon was not given, is 0.5"),
                result.err());
        SmallExplain.Result forced = explain("out", pictures, "--resume", "--force", "--composite", "epsilon",
                "--epsilon", "0.5");
        assertTrue(forced.out().contains("40 explanations of 40 pictures"), forced.out());
        assertEquals(0, explain("out", pictures, "--resume", "--composite", "epsilon", "--epsilon", "0.5").code());
    }

    @Test
    void anotherModelIsAnotherSetting() throws IOException {
        explain("out", pictures);
        Files.writeString(model, Files.readString(model).replace("0 0 0 0 0", "0 0 0 0 1"));
        assertTrue(explain("out", pictures, "--resume").err().contains("--model was m.txt sha256:"));
    }

    @Test
    void listsArraysAndPatternsAreInputs() throws IOException {
        Path list = Files.writeString(dir.resolve("list.txt"),
                "# a list\npictures/p01.png 3\npictures/p02.png\tclass:4\n\npictures/p03.png\n");
        assertEquals(0, explain("list", list, "--target", "class:0").code());
        assertTrue(results("list").keySet().containsAll(List.of("p01-3.npy", "p02-4.npy", "p03-0.npy")));
        explain("glob", pictures + "/p0[1-3].png", "--target", "class:3");
        assertEquals(6, results("glob").size());
        assertEquals(results("list").get("p01-3.npy"), results("glob").get("p01-3.npy"));
        Preprocessing preprocessing = Preprocessing.parse(SmallExplain.SETTINGS);
        Tensor inputs = preprocessing.batch(List.of(ImageFiles.read(pictures.resolve("p01.png")),
                ImageFiles.read(pictures.resolve("p02.png"))));
        StoredArrays.write(TypedArray.of(inputs), dir.resolve("x.npy"));
        StoredArrays.write(TypedArray.of(inputs), dir.resolve("y.mat"));
        assertEquals(0, explain("array", dir.resolve("x.npy"), "--target", "class:3").code());
        assertEquals(results("glob").get("p01-3.npy"), results("array").get("x-0-3.npy"));
        assertEquals(0, explain("mat", dir.resolve("y.mat"), "--target", "class:3").code());
        assertEquals(results("glob").get("p02-3.npy"), results("mat").get("y-1-3.npy"));
    }

    @Test
    void standardInputIsAList() throws IOException {
        InputStream usual = System.in;
        try {
            System.setIn(new ByteArrayInputStream(
                    (pictures.resolve("p05.png") + " 2\n").getBytes(StandardCharsets.UTF_8)));
            assertEquals(0, explain("out", "-").code());
        } finally {
            System.setIn(usual);
        }
        assertTrue(results("out").containsKey("p05-2.npy"));
    }

    @Test
    void aTargetForEach() throws IOException {
        Path byName = Files.writeString(dir.resolve("targets"), "p01.png 3\np02 top2\n");
        assertEquals(0, explain("out", pictures, "--targets-file", byName, "--target", "class:0").code());
        assertTrue(results("out").containsKey("p01-3.npy") && results("out").containsKey("p03-0.npy"));
        assertEquals(2, results("out").keySet().stream().filter(f -> f.matches("p02-.*npy")).count());
        Path tooFew = Files.writeString(dir.resolve("few"), "1\n2\n");
        assertTrue(explain("out", pictures, "--targets-file", tooFew).err().contains("2 classes for 40 inputs"));
        Path wrong = Files.writeString(dir.resolve("wrong.txt"), "p01.png 3\np02.png 7\n");
        SmallExplain.Result result = explain("wrong", pictures, "--targets-file", wrong, "--target", "class:0");
        assertEquals(2, result.code(), result.err());
        assertTrue(result.err().contains("p02.png: there is no class 7: the output has 5, numbered from 0 to 4"),
                result.err());
        assertEquals(78, results("wrong").size());
    }

    @Test
    void namesakesDoNotOverwriteEachOther() throws IOException {
        Path other = SmallExplain.picture(Files.createDirectories(dir.resolve("other")).resolve("p01.png"), 4, 55);
        assertEquals(0, explain("out", pictures.resolve("p01.png"), other, "--target", "class:1").code());
        assertEquals(List.of("other/p01.png-1.npy", "other/p01.png-1.png", "pictures/p01.png-1.npy",
                "pictures/p01.png-1.png"),
                List.copyOf(results("out").keySet()));
        explain("later", pictures.resolve("p01.png"), "--target", "class:1");
        SmallExplain.Result result = explain("later", other, "--target", "class:1", "--resume");
        assertEquals(1, result.code());
        assertTrue(result.err().contains("p01"), result.err());
    }

    @Test
    void jsonTellsAllAndQuietNothing() throws IOException {
        Path broken = Files.writeString(pictures.resolve("p20.png"), "broken");
        SmallExplain.Result result = explain("out", pictures, "--json", "--target", "class:2");
        assertEquals(2, result.code());
        List<JsonObject> lines = result.out().lines().map(l -> JsonParser.parseString(l).getAsJsonObject()).toList();
        assertEquals(PICTURES + 1, lines.size());
        JsonObject third = lines.stream().filter(l -> l.has("name") && l.get("name").getAsString().equals("p03"))
                .findFirst()
                .orElseThrow();
        assertEquals(pictures.resolve("p03.png").toString(), third.get("file").getAsString());
        Tensor relevance = Golden.read(dir.resolve("out")
                .resolve(third.getAsJsonObject("outputs").get("relevance").getAsString()));
        assertEquals(relevance.sum(), third.get("relevance").getAsDouble(), 1e-9);
        assertEquals(third.get("relevance").getAsDouble() / third.get("score").getAsDouble(),
                third.get("conservation").getAsDouble(), 1e-12);
        assertEquals(List.of(broken.toString()), lines.stream().filter(l -> l.has("error"))
                .map(l -> l.get("file").getAsString()).toList());
        JsonObject summary = lines.getLast().getAsJsonObject("summary");
        assertEquals(39, summary.get("explanations").getAsInt());
        assertEquals(1, summary.getAsJsonArray("failed").size());
        SmallExplain.Result quiet = explain("out", pictures, "--quiet");
        assertEquals("", quiet.out());
        assertTrue(quiet.err().contains("p20.png"));
    }

    @Test
    void whatIsDoneIsKeptWhereWritingFails() throws IOException {
        Files.createDirectories(dir.resolve("out/p20-0.npy/in-the-way"));
        SmallExplain.Result result = explain("out", pictures, "--target", "class:0", "--batch", "4");
        assertEquals(1, result.code());
        assertTrue(result.err().contains("p20-0.npy") && result.err().contains("--resume goes on"), result.err());
        Files.delete(dir.resolve("out/p20-0.npy/in-the-way"));
        Files.delete(dir.resolve("out/p20-0.npy"));
        SmallExplain.Result rest = explain("out", pictures, "--target", "class:0", "--batch", "4", "--resume");
        assertTrue(rest.out().matches("(?s).*; (16|20) pictures complete before\n"), rest.out());
        assertEquals(80, results("out").size());
    }

    @Test
    void resultsInsideTheFolderThatIsSearchedAreNoInputs() throws IOException {
        explain("pictures/out", pictures, "-r");
        SmallExplain.Result again = explain("pictures/out", pictures, "-r");
        assertTrue(again.out().contains("40 explanations of 40 pictures"), again.out());
    }

    @Test
    void aSharedScaleIsThatOfAllRunsTogether() throws IOException {
        explain("whole", pictures, "--scale", "shared", "--target", "class:1");
        Path half = Files.writeString(dir.resolve("half.txt"), "pictures/p00.png\npictures/p01.png\n");
        explain("parts", half, "--scale", "shared", "--target", "class:1", "--batch", "2");
        Files.delete(dir.resolve("parts/p00-1.png"));
        explain("parts", pictures, "--scale", "shared", "--target", "class:1", "--batch", "2", "--resume");
        assertArrayEquals(ImageFiles.read(dir.resolve("whole/p00-1.png")).pixels(),
                ImageFiles.read(dir.resolve("parts/p00-1.png")).pixels());
        assertEquals(results("whole").keySet(), results("parts").keySet());
    }

    @Test
    void batchesMayBeMeasured() throws IOException {
        assertEquals(0, explain("out", pictures, "--batch", "auto").code());
        assertEquals(80, results("out").size());
        assertEquals(2, explain("out", pictures, "--batch", "many").code());
    }
}

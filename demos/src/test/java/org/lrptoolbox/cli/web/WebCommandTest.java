package org.lrptoolbox.cli.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.page.Template;

import com.google.gson.JsonPrimitive;

import picocli.CommandLine;

/** What the command writes and refuses; {@link SitePageTest} opens it. */
class WebCommandTest {
    private static final Path DEMOS = Path.of(System.getProperty("lrp.root", ".."), "demos");
    private static final String SHAPES = DEMOS.resolve("models/shapes/shapes.onnx").toString();

    @TempDir
    private Path dir;

    private record Result(int exitCode, String out, String err) {}

    private Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new WebCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = line.execute(Stream.concat(Stream.of(arguments), Stream.of("-o", dir.toString()))
                .toArray(String[]::new));
        return new Result(code, out.toString(), err.toString());
    }

    @Test
    void writesTheSameBytesAgain() throws IOException {
        Path page = dir.resolve("index.html");
        Result result = run(SHAPES, "--title", "Shapes & <rings>");
        assertEquals(page + "\n", result.out());
        assertTrue(result.err().replaceAll("\\s+", " ").contains("must be of the size that the network takes"),
                result.err());
        byte[] first = Files.readAllBytes(page);
        byte[] explainer = Files.readAllBytes(dir.resolve("explainers/epsilon-plus.onnx"));
        run(SHAPES, "--title", "Shapes & <rings>");
        assertEquals(java.util.Arrays.hashCode(first), java.util.Arrays.hashCode(Files.readAllBytes(page)));
        assertEquals(java.util.Arrays.hashCode(explainer),
                java.util.Arrays.hashCode(Files.readAllBytes(dir.resolve("explainers/epsilon-plus.onnx"))));
        String html = Files.readString(page);
        assertTrue(html.contains("<title>Shapes &amp; &lt;rings&gt;</title>"));
        assertTrue(html.contains("sha384-"), "files of the network are checked");
        assertFalse(html.contains("from './"), "modules are inside");
    }

    @Test
    void picturesOfAnySizeNeedNoNote() {
        assertEquals(new Result(0, dir.resolve("index.html") + "\n", ""),
                run(SHAPES, "--preprocess", "resize=exact:40x40 order=rgb scale=1/127.5 mean=1 layout=nchw"));
    }

    /** They would be buttons that show nothing. */
    @Test
    void samplesThatAreNoPicturesAreLeftOut() throws IOException {
        Path samples = Files.createDirectory(dir.resolve("pictures"));
        Files.writeString(samples.resolve("a.png"), "no picture");
        Files.copy(DEMOS.resolve("data/shapes/ring.png"), samples.resolve("ring.png"));
        Result result = run(SHAPES, "--samples", samples.toString());
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(
                result.err().replaceAll("\\s+", " ")
                        .contains("a.png: is no PNG, JPEG, GIF, BMP or TIFF picture; it is left out"),
                result.err());
        String html = Files.readString(dir.resolve("index.html"));
        assertTrue(html.contains("ring.png") && !html.contains("a.png"));
    }

    @Test
    void namesOfClassesCannotEndTheirElement() {
        assertFalse(Template.json("x", new JsonPrimitive("</script><script>alert(1)")).contains("</script><script>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--runtime /nowhere | onnxruntime-web",
        "--single-file | --runtime DIR",
        "--composite epsilon-minus | --composite",
        "--preprocess layout=nhwc | the network takes",
        "--draw green | white or black",
        "--samples . | no pictures",
    })
    void refuses(String arguments, String reason) {
        Result result = run(Stream.concat(Stream.of(SHAPES), Stream.of(arguments.split(" "))).toArray(String[]::new));
        assertTrue(result.exitCode != 0 && result.err.contains(reason), result.toString());
        assertFalse(Files.exists(dir.resolve("index.html")));
    }

    /** Asked for the size of its pictures, a person with a network of words would have looked for one. */
    @Test
    void networksOfWordsAreNotForPictures() {
        Result result = run(DEMOS.resolve("models/text/bag.onnx").toString());
        assertTrue(result.exitCode != 0 && result.err.contains("takes no pictures but whole numbers of shape (8,)"),
                result.toString());
    }
}

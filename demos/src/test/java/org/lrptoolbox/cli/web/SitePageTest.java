package org.lrptoolbox.cli.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.google.gson.JsonElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.browser.Browser;
import org.lrptoolbox.browser.WebRuntime;
import org.lrptoolbox.cli.option.NamedComposites;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

import picocli.CommandLine;

/** The site in a real browser, against the Java engine. Skipped where there is no Chromium, or no way to its runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SitePageTest {
    private static final Path DEMOS = Path.of(System.getProperty("lrp.root", ".."), "demos");
    private static final Path SHAPES = DEMOS.resolve("models/shapes/shapes.onnx");
    private static final Path PICTURES = DEMOS.resolve("data/shapes");
    private static final String RESIZED = "resize=short:57,bicubic crop=40 order=bgr scale=1/127.5 mean=1,0.9,1.1 "
            + "std=1,0.5,2 layout=nchw";

    @TempDir
    private static Path dir;
    private Path runtime;
    private Browser browser;

    @BeforeAll
    void start() throws IOException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium on the path");
        Optional<Path> folder = WebRuntime.folder(BrowserRuntime.VERSION);
        assumeTrue(folder.isPresent(), "no onnxruntime-web: give -Dlrp.onnxruntime.web=DIR, or install npm");
        runtime = folder.orElseThrow();
        browser = Browser.open(program.orElseThrow());
    }

    @AfterAll
    void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private Path site(String name, String... arguments) {
        Path folder = dir.resolve(name);
        StringWriter err = new StringWriter();
        String[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of(arguments),
                java.util.stream.Stream.of("--runtime", runtime.toString(), "-o", folder.toString()))
                .toArray(String[]::new);
        int code = new CommandLine(new WebCommand()).setErr(new PrintWriter(err)).execute(all);
        assertEquals(0, code, err.toString());
        return folder;
    }

    private void open(String address) throws IOException {
        browser.go(address);
        browser.await("globalThis.lrpPage?.settings && document.readyState === 'complete'");
        browser.eval("lrpPage.ready");
    }

    private static double[] numbers(JsonElement array) {
        return array.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }

    private String status() throws IOException {
        return browser.eval("document.getElementById('status').textContent").getAsString();
    }

    @Test
    void explainsAsTheJavaEngine() throws IOException {
        List<String> composites = List.of("epsilon-plus", "epsilon-gamma-box", "gradient");
        Path site = site("shapes", SHAPES.toString(), "--composite", String.join(",", composites), "--preprocess",
                PICTURES.resolve("preprocess.txt").toString(), "--classes", PICTURES.resolve("classes.txt").toString(),
                "--samples", PICTURES.toString());
        Preprocessing preprocessing = Preprocessing.read(PICTURES.resolve("preprocess.txt"));
        try (LoopbackServer server = new LoopbackServer(site, 0)) {
            for (String composite : composites) {
                open(server.address() + "?" + composite + "#target=-2&composite=" + composite);
                browser.await("lrpPage.now.answer?.composite === '" + composite + "'");
                Tensor input = preprocessing.apply(ImageFiles.read(PICTURES.resolve("circle.png")));
                Attribution expected = Explainer.of(Models.read(SHAPES), NamedComposites.of(composite, preprocessing))
                        .explainAll(input, Target.top(2)).getLast();
                close(expected.relevance().data(), numbers(browser.eval("[...lrpPage.now.answer.relevance]")), 1e-4);
                close(expected.prediction().data(), numbers(browser.eval("[...lrpPage.now.answer.prediction]")), 1e-5);
            }
            assertEquals(List.of(), browser.complaints());
            browser.eval("document.querySelectorAll('#samples button')[6].click()");
            browser.await("lrpPage.now.answer.ranking[0] === 1");
            assertTrue(status().startsWith("1 square"), status());
            String before = canvas();
            browser.eval("(() => { const g = document.getElementById('gamma'); g.value = 0.3; g.oninput(); })()");
            assertNotEquals(before, canvas());
            assertTrue(browser.eval("location.hash").getAsString().contains("gamma=0.3"));
        }
    }

    private String canvas() throws IOException {
        return browser.eval("document.getElementById('heat').toDataURL()").getAsString();
    }

    private static void close(double[] expected, double[] found, double tolerance) {
        double largest = java.util.Arrays.stream(expected).map(Math::abs).max().orElse(1);
        assertArrayEquals(expected, found, tolerance * largest);
    }

    @Test
    void preparesPicturesByteForByte() throws IOException {
        Path site = site("bytes", SHAPES.toString(), "--preprocess", RESIZED);
        ByteImage picture = noise(131, 83);
        Path file = site.resolve("noise.png");
        ImageFiles.write(picture, file);
        Preprocessing preprocessing = Preprocessing.parse(RESIZED);
        try (LoopbackServer server = new LoopbackServer(site, 0)) {
            open(server.address());
            double[] found = numbers(browser.eval("fetch('noise.png').then(r => r.blob()).then(lrpPage.decode)"
                    + ".then(p => [...lrpPage.input(p)])"));
            double[] expected = preprocessing.apply(picture).data();
            for (int i = 0; i < expected.length; i++) {
                assertEquals((float) expected[i], found[i], Math.ulp((float) expected[i]), "number " + i);
            }
            browser.eval("lrpPage.see({rgb: new Uint8Array(3 * 2 * 900), height: 2, width: 900})");
            assertEquals(List.of(), browser.complaints());
        }
    }

    /** Runtimes take a while over slow lines; what somebody drops meanwhile is explained when it is there. */
    @Test
    void picturesMayComeBeforeTheRuntime() throws IOException {
        Path site = site("early", SHAPES.toString(), "--preprocess", PICTURES.resolve("preprocess.txt").toString());
        Files.copy(PICTURES.resolve("cross.png"), site.resolve("cross.png"));
        try (LoopbackServer server = new LoopbackServer(site, 0)) {
            browser.go(server.address());
            browser.await("globalThis.lrpPage?.settings && document.readyState === 'complete'");
            browser.eval("fetch('cross.png').then(r => r.blob()).then(lrpPage.open)");
            browser.await("lrpPage.now.answer?.ranking[0] === 3");
            assertEquals(List.of(), browser.complaints());
        }
    }

    private static ByteImage noise(int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        new Random(5).nextBytes(pixels);
        return ByteImage.of(pixels, height, width, 3);
    }

    @Test
    void opensFromTheFileSystemInOnePiece() throws IOException {
        Path site = site("whole", SHAPES.toString(), "--preprocess", PICTURES.resolve("preprocess.txt").toString(),
                "--samples", PICTURES.toString(), "--single-file");
        try (var inside = Files.list(site)) {
            assertEquals(List.of(site.resolve("index.html")), inside.toList());
        }
        open(site.resolve("index.html").toUri().toString());
        browser.await("lrpPage.now.answer");
        assertTrue(status().startsWith("0, in "), status());
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void saysHowAPageOfSeveralFilesIsOpened() throws IOException {
        Path site = site("several", SHAPES.toString());
        open(site.resolve("index.html").toUri().toString());
        assertTrue(status().contains("--single-file"), status());
    }

    @Test
    void answersWhileOneDraws() throws IOException {
        Path site = site("digits", DEMOS.resolve("models/digits/LeNet-5.nn").toString(), "--draw", "--preprocess",
                "resize=exact:32x32 order=gray scale=1/127.5 mean=1 layout=nhwc");
        try (LoopbackServer server = new LoopbackServer(site, 0)) {
            open(server.address());
            browser.await("lrpPage.now.answer");
            double[] box = numbers(browser.eval("(() => { const b = document.getElementById('drawing')"
                    + ".getBoundingClientRect(); return [b.left, b.top, b.width, b.height]; })()"));
            browser.drag(at(box, 0.52, 0.2), at(box, 0.5, 0.4), at(box, 0.49, 0.6), at(box, 0.48, 0.82));
            browser.await("!lrpPage.now.running && lrpPage.now.answer.ranking[0] === 1");
            // As on a page of http from another computer.
            browser.eval("Object.defineProperty(navigator, 'mediaDevices', {value: undefined}); "
                    + "document.getElementById('camera').click()");
            assertTrue(status().startsWith("No camera: browsers lend it to pages of https"), status());
            assertEquals(List.of(), browser.complaints());
            showsGray();
            // A press alone is a dot; its answer comes when it likes, and would speak over what is asked above.
            browser.eval("document.getElementById('clear').click()");
            browser.click(at(box, 0.5, 0.5));
            assertEquals(255,
                    browser.eval("document.getElementById('drawing').getContext('2d').getImageData(140, 140, 1, 1)"
                            + ".data[0]").getAsInt());
        }
    }

    /** The digits model takes gray pictures, so that is what is shown of coloured ones. */
    private void showsGray() throws IOException {
        ByteImage picture = noise(32, 32);
        StringBuilder bytes = new StringBuilder();
        for (byte b : picture.pixels()) {
            bytes.append(Byte.toUnsignedInt(b)).append(',');
        }
        browser.eval("lrpPage.see({rgb: new Uint8Array([" + bytes + "]), height: 32, width: 32})");
        browser.await("!lrpPage.now.running");
        double[] found = numbers(browser.eval("(c => [...c.getContext('2d').getImageData(0, 0, 32, 32).data]"
                + ".filter((_, i) => i % 4 < 3))(document.getElementById('seen'))"));
        byte[] expected = Preprocessing.parse("order=gray").seen(picture).pixels();
        assertEquals(Math.round((299 * Byte.toUnsignedInt(picture.pixels()[0])
                + 587 * Byte.toUnsignedInt(picture.pixels()[1]) + 114 * Byte.toUnsignedInt(picture.pixels()[2]))
                / 1000.0), Byte.toUnsignedInt(expected[2]));
        for (int i = 0; i < expected.length; i++) {
            assertEquals(Byte.toUnsignedInt(expected[i]), found[i], "number " + i);
        }
    }

    private static double[] at(double[] box, double x, double y) {
        return new double[]{box[0] + x * box[2], box[1] + y * box[3]};
    }
}

package org.lrptoolbox.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.browser.Browser;
import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.page.EvaluationSection;
import org.lrptoolbox.tensor.Tensor;

import picocli.CommandLine;

/** {@code lrp explain --report} in a real browser. Skipped where there is no Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageTest {
    private static final Path DEMOS = Path.of(System.getProperty("lrp.root", ".."), "demos");
    private static final Path DATA = DEMOS.resolve("data/shapes");
    private static final int EXPLANATIONS = 18;

    @TempDir
    private static Path dir;
    private Browser browser;

    @BeforeAll
    void start() throws IOException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "no Chromium on the path");
        Path cut = dir.resolve("cut.png");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(DATA.resolve("ring.png")), 400));
        explain(2, cut.toString());
        browser = Browser.open(program.orElseThrow());
    }

    @AfterAll
    void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static void explain(int code, String... more) {
        StringWriter err = new StringWriter();
        List<String> arguments = Stream.concat(Stream.of("-m", DEMOS.resolve("models/shapes/shapes.onnx").toString(),
                "--preprocess", DATA.resolve("preprocess.txt").toString(), "--classes",
                DATA.resolve("classes.txt").toString(), "--target", "top2", "--ledger", "--report", "-o",
                dir.resolve("out").toString(), DATA.toString()), Stream.of(more)).toList();
        int found = new CommandLine(new ExplainCommand()).setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));
        assertEquals(code, found, err.toString());
    }

    private void open() throws IOException {
        browser.go(dir.resolve("out").resolve(Report.NAME).toUri().toString());
        browser.await("globalThis.lrpReport?.items[0].card.querySelector('canvas').toDataURL().length > 1000");
    }

    private String text(String expression) throws IOException {
        return browser.eval("String(" + expression + ")").getAsString();
    }

    private String canvas(String selector) throws IOException {
        return text("document.querySelector('" + selector + "').toDataURL()");
    }

    @Test
    void hasTheNumbersOfTheFiles() throws IOException {
        open();
        assertEquals(EXPLANATIONS, browser.eval("lrpReport.items.length").getAsInt());
        for (int i = 0; i < EXPLANATIONS; i++) {
            Path file = dir.resolve("out").resolve(text("lrpReport.items[" + i + "].outputs.relevance"));
            Tensor relevance = StoredArrays.read(file).toTensor();
            double sum = browser.eval("lrpReport.items[" + i + "].relevance").getAsDouble();
            assertEquals(relevance.sum(), sum, 1e-9 * Math.abs(sum), file.toString());
            Tensor picture = ImageLayout.NCHW.toPicture(relevance, 40, 40);
            JsonArray found = browser.eval("lrpReport.content(lrpReport.items[" + i + "]).then(c => [...c.r])")
                    .getAsJsonArray();
            for (int p = 0; p < found.size(); p++) {
                double expected = picture.data()[3 * p] + picture.data()[3 * p + 1] + picture.data()[3 * p + 2];
                assertEquals(expected, found.get(p).getAsDouble(), 1e-3 * relevance.maxAbs() * 3);
            }
        }
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void sortsFiltersAndChangesColours() throws IOException {
        open();
        browser.eval("(() => { const s = document.getElementById('sort'); s.value = 'conservation'; s.oninput(); })()");
        double[] order = browser.eval("lrpReport.shown().map(i => i.conservation)").getAsJsonArray().asList().stream()
                .mapToDouble(v -> v.getAsDouble()).toArray();
        double[] sorted = order.clone();
        java.util.Arrays.sort(sorted);
        org.junit.jupiter.api.Assertions.assertArrayEquals(sorted, order);
        browser.eval("(() => { const s = document.getElementById('search'); s.value = 'RING'; s.oninput(); })()");
        assertEquals("8 of 18", text("document.getElementById('count').textContent"));
        String before = canvas("#gallery canvas");
        browser.eval("(() => { const g = document.getElementById('gain'); g.value = 3; g.oninput(); })()");
        browser.await("document.querySelector('#gallery canvas').toDataURL() !== '" + before + "'");
        assertTrue(text("document.getElementById('failed').textContent").contains("cut.png"));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void showsOneInFullByKeyboard() throws IOException {
        open();
        browser.eval("lrpReport.items[0].card.querySelector('button').click()");
        browser.await("document.getElementById('both').width === 40");
        String name = text("document.getElementById('name').textContent");
        String covered = canvas("#both");
        browser.eval("(() => { const c = document.getElementById('cover2'); c.value = 0; c.oninput(); })()");
        browser.await("document.getElementById('both').toDataURL() !== '" + covered + "'");
        assertEquals(browser.eval("lrpReport.content(lrpReport.items[0]).then(c => c.ledger.length)").getAsInt(),
                browser.eval("document.querySelectorAll('#waterfall g').length").getAsInt());
        browser.press("ArrowRight");
        browser.press("ArrowRight");
        assertNotEquals(name, text("document.getElementById('name').textContent"));
        browser.eval("document.getElementById('close').click()");
        assertEquals("false", text("document.getElementById('one').open"));
        assertEquals(List.of(), browser.complaints());
    }

    /** A thousand pictures are many megabytes: cards come before them, and only those in sight are decoded. */
    @Test
    void showsCardsFirstAndReadsWhatIsInSight() throws IOException {
        String page = Files.readString(dir.resolve("out").resolve(Report.NAME));
        int script = page.indexOf("<script type=\"module\" async>");
        assertTrue(page.lastIndexOf("class=\"facts\"") < script && script < page.indexOf("class=\"content\""));
        assertTrue(!page.substring(0, script).contains("\"ledger\":"));
        browser.resize(390, 400);
        try {
            open();
            browser.await("document.readyState === 'complete'");
            int read = browser.eval("lrpReport.items.filter(i => i.content).length").getAsInt();
            assertTrue(read < EXPLANATIONS / 2, "read " + read);
            browser.eval("scrollTo(0, document.body.scrollHeight)");
            browser.await("lrpReport.items.at(-1).content");
        } finally {
            browser.resize(1200, 900);
        }
    }

    /** What was looked at and is out of sight again is forgotten, and read again when it comes back. */
    @Test
    void forgetsWhatIsOutOfSight() throws IOException {
        browser.resize(390, 400);
        try {
            open();
            browser.eval("scrollTo(0, document.body.scrollHeight)");
            browser.await("lrpReport.items.at(-1).content && !lrpReport.items[0].content");
            assertEquals(0, alpha("lrpReport.items[0].card.querySelector('canvas')"));
            browser.eval("scrollTo(0, 0)");
            browser.await("lrpReport.items[0].card.querySelector('canvas').toDataURL().length > 1000");
        } finally {
            browser.resize(1200, 900);
        }
    }

    private int alpha(String canvas) throws IOException {
        return browser.eval(canvas + ".getContext('2d').getImageData(20, 20, 1, 1).data[3]").getAsInt();
    }

    /** Browsers print what has been drawn, and do not wait. */
    @Test
    void drawsAllBeforeItPrints() throws IOException {
        browser.resize(390, 400);
        try {
            open();
            browser.eval("globalThis.print = () => { globalThis.blank = lrpReport.shown().filter(i => "
                    + "i.card.querySelector('canvas').getContext('2d').getImageData(20, 20, 1, 1).data[3] === 0).length }");
            browser.eval("document.getElementById('print').click()");
            browser.await("globalThis.blank !== undefined");
            assertEquals(0, browser.eval("globalThis.blank").getAsInt());
        } finally {
            browser.resize(1200, 900);
        }
    }

    @Test
    void saysWhichVersionsItIsFrom() throws IOException {
        open();
        String provenance = text("document.getElementById('provenance').textContent");
        for (String wanted : List.of("toolbox", "ONNX Runtime1.", "java", "system", "begun", "--composite")) {
            assertTrue(provenance.contains(wanted), wanted + ": " + provenance);
        }
        assertTrue(!provenance.contains("[]"), provenance);
    }

    /** Sliders say what they are at. */
    @Test
    void tellsWhereSlidersAre() throws IOException {
        open();
        assertEquals("1x", text("document.querySelector('label:has(#gain) output').textContent"));
        browser.eval("(() => { const g = document.getElementById('gain'); g.value = 3; g.oninput(); })()");
        assertEquals("8x", text("document.querySelector('label:has(#gain) output').textContent"));
        assertEquals("100 %", text("document.querySelector('label:has(#clip) output').textContent"));
    }

    @Test
    void isWrittenAgainByARunThatGoesOn() throws IOException {
        Path report = dir.resolve("out").resolve(Report.NAME);
        String first = Files.readString(report);
        Files.delete(report);
        explain(2, dir.resolve("cut.png").toString(), "--resume");
        assertEquals(first.replaceAll("\"begun\":\"[^\"]*\"", ""),
                Files.readString(report).replaceAll("\"begun\":\"[^\"]*\"", ""));
    }

    @Test
    void showsAnEvaluationOfItsFolder() throws IOException {
        Path evaluation = dir.resolve("out/evaluation.html");
        Files.writeString(evaluation, "<p title=\"it's\">a &lt; b</p>");
        try {
            explain(2, dir.resolve("cut.png").toString(), "--resume");
            open();
            browser.eval("document.getElementById('evaluation').open = true");
            browser.await("document.querySelector('#evaluation iframe').contentDocument?.querySelector('p')");
            assertEquals("it's a < b", text("(p => p.title + ' ' + p.textContent)("
                    + "document.querySelector('#evaluation iframe').contentDocument.querySelector('p'))"));
            assertEquals(List.of(), browser.complaints());
            // One that is measured later is put in, and nothing else changes.
            String with = Files.readString(dir.resolve("out").resolve(Report.NAME));
            Files.writeString(evaluation, "<p>later</p>");
            assertTrue(EvaluationSection.renew(dir.resolve("out")));
            assertEquals(
                    with.replace("&lt;p title=&quot;it's&quot;&gt;a &amp;lt; b&lt;/p&gt;", "&lt;p&gt;later&lt;/p&gt;"),
                    Files.readString(dir.resolve("out").resolve(Report.NAME)));
            Files.writeString(dir.resolve(Report.NAME), "<p>of an older version</p>");
            assertFalse(EvaluationSection.renew(dir));
            assertFalse(EvaluationSection.renew(dir.resolve("none")));
        } finally {
            Files.delete(evaluation);
            explain(2, dir.resolve("cut.png").toString(), "--resume");
        }
    }
}

package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ai.onnx.proto.OnnxMl.ModelProto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.metadata.Note;
import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.testing.Octave;
import org.lrptoolbox.testing.Shared;

/** A model converted once, with what is known of it, is explained everywhere without saying it again. */
class NotesTravelTest {
    private static final Path DEMOS = Shared.projectRoot().resolve("demos");
    private static final Path SHAPES = DEMOS.resolve("models/shapes/shapes.onnx");
    private static final Path PICTURE = DEMOS.resolve("data/shapes/cross-ring.png");
    private static final Path HOW = DEMOS.resolve("data/shapes/preprocess.txt");
    private static final Path CLASSES = DEMOS.resolve("data/shapes/classes.txt");

    @TempDir
    private Path dir;

    private Path model;

    @BeforeEach
    void convert() {
        model = dir.resolve("noted.onnx");
        LrpTest.Result result = LrpTest.lrp("convert", SHAPES, model, "--preprocess", HOW, "--classes", CLASSES);
        assertEquals(0, result.exitCode(), result.err());
    }

    @Test
    void explainUsesWhatTheFileSaysAndOptionsWin() throws IOException {
        LrpTest.Result said = LrpTest.lrp("explain", "-m", model, PICTURE, "-o", dir.resolve("a"), "--target",
                "class:cross");
        assertEquals(0, said.exitCode(), said.err());
        assertTrue(said.out().contains("(says noted.onnx)") && said.out().contains("3 cross"), said.out());
        LrpTest.lrp("explain", "-m", SHAPES, "--preprocess", HOW, PICTURE, "-o", dir.resolve("b"), "--target",
                "class:3");
        assertArrayEquals(Files.readAllBytes(relevance("b")), Files.readAllBytes(relevance("a")));
        Path other = Files.writeString(dir.resolve("other.txt"), "one\ntwo\nthree\nfour\nfive\n");
        LrpTest.Result given = LrpTest.lrp("explain", "-m", model, PICTURE, "-o", dir.resolve("c"), "--preprocess",
                "scale=1/255",
                "--classes", other, "--target", "class:four");
        assertTrue(given.out().contains("scale=1/255") && !given.out().contains("says noted")
                && given.out().contains("3 four"), given.out() + given.err());
    }

    private Path relevance(String folder) throws IOException {
        try (var files = Files.list(dir.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".npy")).findFirst().orElseThrow();
        }
    }

    @Test
    void checkAndInfoPrintIt() {
        for (String command : List.of("check", "info")) {
            String out = LrpTest.lrp(command, model).out();
            assertTrue(out.contains("preprocessing: resize=none") && out.contains("5 (circle; square; triangle; ...)")
                    && out.contains("  shapes.onnx") && out.contains("toolbox:"), out);
        }
    }

    /** What is known of a model goes on into what is made of it; its making is told anew. */
    @Test
    void compiledModelsSayWhoseRelevanceTheyCompute() throws IOException {
        Path compiled = dir.resolve("explainer.onnx");
        assertEquals(0, LrpTest.lrp("compile", model, "-o", compiled, "--composite", "epsilon-plus").exitCode());
        var notes = Models.notes(compiled);
        assertEquals(Models.notes(model).preprocessing().toString(), notes.preprocessing().toString());
        assertEquals("EpsilonPlus", notes.composite().orElseThrow());
        assertTrue(notes.text(Note.RULES).orElseThrow().contains("ZPlus"), notes.toString());
        assertTrue(notes.text(Note.SOURCE).orElseThrow().endsWith("  noted.onnx"), notes.toString());
        byte[] first = Files.readAllBytes(compiled);
        LrpTest.lrp("compile", model, "-o", compiled, "--composite", "epsilon-plus");
        assertArrayEquals(first, Files.readAllBytes(compiled));
        assertEquals(6, ModelProto.parseFrom(first).getMetadataPropsCount());
    }

    @Test
    void preprocessingThatDoesNotFitIsRefused() {
        LrpTest.Result result = LrpTest.lrp("convert", SHAPES, dir.resolve("x.onnx"), "--preprocess", "torchvision");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("makes inputs of shape (3, 224, 224), but the network takes"), result.err());
        LrpTest.Result none = LrpTest.lrp("convert", SHAPES, dir.resolve("x.nn"), "--preprocess", HOW);
        assertTrue(none.exitCode() == 2 && none.err().contains("has no room for them"), none.err());
    }

    /** What the file says is of no use here: the user is told, and can say it instead. */
    @Test
    void unreasonableNotesAreToldOf() throws IOException {
        ModelProto.Builder hostile = ModelProto.parseFrom(Files.readAllBytes(SHAPES)).toBuilder();
        hostile.addMetadataPropsBuilder().setKey("lrp.preprocessing").setValue("caffe mean=/etc/passwd\u001b[2J");
        Files.write(model, hostile.build().toByteArray());
        LrpTest.Result refused = LrpTest.lrp("explain", "-m", model, PICTURE, "-o", dir.resolve("a"));
        assertTrue(refused.exitCode() != 0 && refused.err().contains("give --preprocess")
                && !refused.err().contains("\u001b"), refused.err());
        assertEquals(0,
                LrpTest.lrp("explain", "-m", model, "--preprocess", HOW, PICTURE, "-o", dir.resolve("a")).exitCode());
        LrpTest.Result check = LrpTest.lrp("check", model);
        assertTrue(check.exitCode() == 0 && check.err().contains("cannot be used"), check.err());
    }

    @Test
    void pythonUsesItToo() throws IOException {
        Path script = Files.writeString(dir.resolve("s.py"), """
                import lrp
                import numpy as np
                model = lrp.load("noted.onnx")
                x = model.read_images(r"PICTURE")
                given = lrp.read_images(r"PICTURE", r"HOW")
                assert np.array_equal(x, given) and np.array_equal(x, lrp.read_images(r"PICTURE", model))
                assert not np.array_equal(x, model.read_images(r"PICTURE", "layout=nchw"))
                assert model.classes[3] == "cross" and model.preprocess.startswith("resize=none"), model.preprocess
                a = model.explain(x, target="class:cross").relevance
                assert np.array_equal(a, model.explain(x, target=3).relevance)
                assert "preprocessing:" in str(model)
                plain = lrp.load(r"SHAPES")
                assert plain.preprocess is None and plain.classes == []
                try:
                    plain.read_images(r"PICTURE")
                    assert False
                except ValueError as e:
                    assert "does not say" in str(e)
                """.replace("PICTURE", PICTURE.toString()).replace("HOW", HOW.toString()).replace("SHAPES",
                SHAPES.toString()));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new PythonRunner().workingDirectory(dir)
                .streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err)
                .run(new Program.Script(script), List.of());
        String text = err.toString(StandardCharsets.UTF_8);
        assertEquals(0, exitCode, text);
        assertEquals(1, text.lines().filter(l -> l.contains("(says noted.onnx)")).count(), text);
    }

    @Test
    void octaveUsesItToo() throws IOException, InterruptedException {
        Octave.run(dir, """
                said = evalc("[R, y] = lrp_explain_onnx('noted.onnx', 'PICTURE', 'target', 'class:cross');"); \
                assert(! isempty(strfind(said, 'preprocessing: resize=none'))); \
                [S, z] = lrp_explain_onnx('SHAPES', 'PICTURE', 'target', 4, 'preprocess', 'HOW'); \
                assert(y, z); \
                assert(R, S); \
                said = evalc("[~, other] = lrp_explain_onnx('noted.onnx', 'PICTURE', 'preprocess', 'none');"); \
                assert(isempty(strfind(said, 'preprocessing')) && ! isequal(y, other))"""
                .replace("PICTURE", PICTURE.toString()).replace("HOW", HOW.toString()).replace("SHAPES",
                        SHAPES.toString()));
    }
}

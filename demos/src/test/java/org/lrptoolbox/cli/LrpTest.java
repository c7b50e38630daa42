package org.lrptoolbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.cli.option.Notes;
import org.lrptoolbox.model.Models;

/** The commands, as a person types them. */
class LrpTest {
    private static final String MODEL = "Linear 2 3\n1 2 3 4 5 6\n0 0 0\nRect\nSoftMax\n";

    @TempDir
    Path folder;

    record Result(int exitCode, String out, String err) {}

    static Result lrp(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = java.util.Arrays.stream(words).map(Object::toString).toArray(String[]::new);
        int exitCode = Lrp.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "python", "explain", "info", "convert", "zoo", "benchmark"})
    void everyCommandHasHelp(String command) {
        Result all = lrp("--help");
        assertTrue(all.out().contains("  " + command + " "), all.out());
        Result one = lrp(command, "--help");
        assertEquals(0, one.exitCode());
        assertTrue(one.out().startsWith("Usage: lrp " + command), one.out());
    }

    /** Files with terrible names are named, not obeyed. */
    @Test
    void messagesHaveNoEscapes() {
        for (Object[] words : new Object[][]{{"info", "a\u001b[31m.onnx"}, {"check", "--input", "\u001b[2J", "x.onnx"},
            {"nope\u001b[31m"}}) {
            Result result = lrp(words);
            assertTrue(result.exitCode() != 0 && result.err().indexOf('\u001b') < 0, result.err());
        }
        StringWriter errors = new StringWriter();
        Notes.tell(new PrintWriter(errors), "a\u001b[31m\nb");
        assertEquals("lrp: note: a?[31m?b" + System.lineSeparator(), errors.toString());
    }

    @Test
    void memoryForOneFileIsBounded() throws IOException {
        Path model = folder.resolve("model.txt");
        Files.writeString(model, MODEL);
        Path mat = folder.resolve("model.mat");
        String before = System.getProperty("lrp.maxMemory");
        try {
            assertEquals(0, lrp("convert", model, mat, "--max-memory", "2g").exitCode());
            assertEquals("2048", System.getProperty("lrp.maxMemory"));
            assertEquals(0, lrp("info", mat, "--max-memory", "500m").exitCode());
            assertEquals("500", System.getProperty("lrp.maxMemory"));
            assertEquals(2, lrp("info", mat, "--max-memory", "much").exitCode());
            assertEquals(2, lrp("info", mat, "--max-memory", "0g").exitCode());
        } finally {
            if (before == null) {
                System.clearProperty("lrp.maxMemory");
            } else {
                System.setProperty("lrp.maxMemory", before);
            }
        }
    }

    @Test
    void wrongUseIsExplainedWithCode2() {
        for (Object[] words : new Object[][]{{}, {"run"}, {"nope"}, {"run", "--nope", "x.py"}, {"convert", "one"},
            {"run", "-c", "1", "-m", "x"}, {"zoo"}, {"explain", "--nope"}, {"zoo", "resnet"},
            {"zoo", "vgg16", "--seed", "x"}}) {
            Result result = lrp(words);
            assertEquals(2, result.exitCode());
            assertTrue(result.err().contains("Help: lrp"), result.err());
            String[] lines = result.err().split("\n");
            assertTrue(lines.length <= 5 && lines[lines.length - 1].startsWith("lrp: "), result.err());
            assertTrue(lines[0].length() < 160, lines[0]);
        }
    }

    /** What a full disk swallows is an error. */
    @Test
    void aFullDiskIsNotSilent() throws IOException, InterruptedException {
        File full = new File("/dev/full");
        Assumptions.assumeTrue(full.exists(), "no /dev/full on this machine");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "--help").redirectOutput(full).start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), err);
        assertTrue(err.contains("lrp: standard output: No space left on device"), err);
    }

    @Test
    void completionScriptKnowsTheCommands() {
        String script = lrp("completion").out();
        assertTrue(script.contains("_complete_lrp") && script.contains("--sandbox"), script);
    }

    /** Two options whose values help calls alike, such as NAME, have each its own. */
    @Test
    void everyOptionIsCompletedByItsOwnValues() throws IOException, InterruptedException {
        Path bash = Path.of("/bin/bash");
        Assumptions.assumeTrue(Files.isExecutable(bash), "no bash on this machine");
        Path script = Files.writeString(folder.resolve("completion"), lrp("completion").out() + """

                compopt() { :; } # works inside a running completion only
                ask() { COMP_WORDS=("$@" ""); COMP_CWORD=$#; COMPREPLY=(); _complete_lrp; echo "${COMPREPLY[*]}"; }
                ask lrp explain --engine; ask lrp explain --lrn; ask lrp explain --pool; ask lrp explain --composite
                """);
        Process process = new ProcessBuilder(bash.toString(), script.toString()).redirectErrorStream(true).start();
        String[] offers = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n");
        assertEquals(0, process.waitFor(), String.join("\n", offers));
        assertEquals("java compiled hybrid", offers[0]);
        assertTrue(offers[1].contains("identity") && offers[2].contains("max-abs"), offers[1] + ", " + offers[2]);
        assertTrue(offers[3].contains("epsilon-plus") && !offers[3].contains("hybrid"), offers[3]);
    }

    @Test
    void versionNamesJava() {
        assertTrue(lrp("version").out().contains("Java " + Runtime.version().feature()));
        assertEquals(lrp("version").out(), lrp("--version").out());
    }

    @Test
    void infoPrintsTheLayers() throws IOException {
        Path model = Files.writeString(folder.resolve("small.txt"), MODEL);
        String summary = lrp("info", model).out();
        assertTrue(summary.contains("Linear") && summary.contains("Rect"), summary);
        assertTrue(
                lrp("info", model, "--input", "2").out().lines().anyMatch(line -> line.matches(".*Rect.*\\b3\\b.*")));
        assertEquals(1, lrp("info", model, "--input", "4x4").exitCode());
        assertEquals(2, lrp("info", model, "--input", "2xa").exitCode());
    }

    @Test
    void convertWritesTheSameModelInAnotherFormat() throws IOException {
        Path text = Files.writeString(folder.resolve("small.txt"), MODEL);
        Path pickle = folder.resolve("small.nn");
        Path again = folder.resolve("again.model");
        assertEquals(0, lrp("convert", text, pickle).exitCode());
        assertEquals(0, lrp("convert", pickle, again, "--to", "text").exitCode());
        assertEquals(Models.read(text).toString(), Models.read(again, "text").toString());
    }

    @Test
    void zooListsAndWritesNetworks() {
        String networks = lrp("zoo", "--list").out();
        assertTrue(networks.lines().anyMatch(line -> line.matches("vgg16 +3x224x224 +39 +138,357,544")), networks);
        String layers = lrp("zoo", "caffenet", "--list", "--no-softmax").out();
        assertTrue(layers.contains("norm2") && !layers.contains("prob"), layers);
        Path file = folder.resolve("g.onnx");
        assertEquals(0, lrp("zoo", "GoogLeNet", "--seed", "3", "-o", file, "--no-biases").exitCode());
        assertTrue(Files.exists(file));
    }

    @Test
    void checkSaysWhatBecomesOfEveryLayer() throws IOException {
        Path file = folder.resolve("f.onnx");
        lrp("zoo", "vgg-cnn-f", "-o", file);
        Result fine = lrp("check", file, "--composite", "epsilon-plus");
        assertEquals(0, fine.exitCode(), fine.err());
        assertTrue(fine.out().contains("can be explained") && fine.out().contains("norm1")
                && fine.out().contains("ZPlus"), fine.out());
        assertEquals(2, lrp("check", file, "--input", "3x99x99").exitCode());
        assertEquals(2, lrp("check", file, "--composite", "none-such").exitCode());
        assertEquals(1, lrp("check", Files.writeString(folder.resolve("broken.onnx"), "no model")).exitCode());
    }

    @Test
    void failuresAreOneLineWithoutAStack() throws IOException {
        Result missing = lrp("info", folder.resolve("absent.txt"));
        assertEquals(1, missing.exitCode());
        assertTrue(missing.err().startsWith("lrp: ") && missing.err().contains("absent.txt"), missing.err());
        Path broken = Files.writeString(folder.resolve("broken.nn"), "this is no pickle");
        Result malformed = lrp("info", broken);
        assertEquals(1, malformed.exitCode());
        assertTrue(malformed.err().contains("broken.nn"), malformed.err());
        assertEquals(1, malformed.err().lines().count(), malformed.err());
        assertEquals(1, lrp("convert", broken, folder.resolve("out.txt")).exitCode());
        assertFalse(Files.exists(folder.resolve("out.txt")));
    }

    @Test
    void runPassesTheScriptsOwnOptionsAndExitCodeOn() throws IOException {
        Path script = Files.writeString(folder.resolve("s.py"), """
                import os, sys
                ok = sys.argv[1:] == ['--help', '-c'] and os.path.exists('s.py')
                sys.exit(5 if ok else 6)
                """);
        assertEquals(5, lrp("run", script, "--help", "-c").exitCode());
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertEquals(6, lrp("run", "--cwd", elsewhere, script, "--help", "-c").exitCode());
        assertEquals(2, lrp("run", folder.resolve("absent.py")).exitCode());
        assertEquals(4, lrp("run", "-c", "import sys; sys.exit(len(sys.argv))", "a", "--b", "c").exitCode());
    }

    @Test
    void sandboxEndsWithItsTime() {
        assertEquals(124, lrp("run", "--sandbox", "--sandbox-seconds", "1", "-c", "while True: pass").exitCode());
        assertEquals(2, lrp("run", "--sandbox", "--sandbox-memory", "0", "-c", "pass").exitCode());
        assertEquals(2, lrp("run", "--sandbox-seconds", "1", "-c", "pass").exitCode());
    }

    @Test
    void sandboxIsLimitedToTheScriptsSurroundings() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret"), "x");
        Path scripts = Files.createDirectories(folder.resolve("project/python"));
        Path script = Files.writeString(scripts.resolve("s.py"), """
                import sys
                open('../result', 'w').close()
                try:
                    open(sys.argv[1])
                except PermissionError:
                    sys.exit(3)
                """);
        assertEquals(3, lrp("run", "--sandbox", script, outside).exitCode());
        assertTrue(Files.exists(folder.resolve("project/result")));
        assertEquals(0, lrp("run", "--sandbox", "--allow-read", folder, script, outside).exitCode());
    }
}

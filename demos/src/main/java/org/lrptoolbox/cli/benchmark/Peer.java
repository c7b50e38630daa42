package org.lrptoolbox.cli.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Another tool in a process of its own, which answers the name of an attribution with milliseconds. */
final class Peer implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private Peer(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a script of a folder; null if there is no such tool, of which {@code log} says why. */
    static @Nullable Peer start(String python, Path script, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(arguments);
        Files.deleteIfExists(log);
        Peer peer = new Peer(new ProcessBuilder(command).redirectError(log.toFile()).start());
        if (peer.answers.readLine() != null) {
            return peer;
        }
        peer.close();
        return null;
    }

    /** The last line that a tool without an answer wrote to its log; empty for none. */
    static String lastWords(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /** Milliseconds of one run; not a number if the tool has failed. */
    double milliseconds(String attribution) {
        try {
            questions.write(attribution + "\n");
            questions.flush();
            String answer = answers.readLine();
            return answer == null ? Double.NaN : Double.parseDouble(answer);
        } catch (IOException e) {
            // It has ended.
            return Double.NaN;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}

package org.lrptoolbox.launch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Makes the toolbox ready to start: builds it where sources have changed, and prepares the fast start. The launcher
 * scripts call it where a quick look tells them that something may be missing; it looks again, closely.
 *
 * <pre>{@code java Prepare.java ROOT JAVA_HOME KIND}</pre>
 *
 * KIND is the kind of command to start fast, {@code python} or {@code tools}, or {@code off}.
 */
final class Prepare {
    private static final String OFF = "off";

    private Prepare() {}

    public static void main(String[] words) throws InterruptedException {
        try {
            run(new Layout(Path.of(words[0])), Path.of(words[1]), words[2]);
        } catch (AccessDeniedException e) {
            fail("cannot write to " + e.getFile() + ": permission denied. Whoever may write there has to start lrp "
                    + "once, or copy the folder to a place of yours.");
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    static void run(Layout layout, Path javaHome, String kind) throws IOException, InterruptedException {
        Path notes = layout.notes();
        try (Turn turn = Turn.take(notes.resolve("prepare.lock"), Prepare::say)) {
            if (SourceFiles.stale(layout)) {
                turn.note("which builds the toolbox (log: " + notes.resolve("build.log") + ")");
                Build.run(layout, javaHome, Prepare::say);
            }
            FastStart start = new FastStart(layout, javaHome, kind);
            if (!kind.equals(OFF) && !start.isFresh(Prepare::say)) {
                say("preparing a fast start (once after each build) ...");
                turn.note("which prepares a fast start");
                start.train(notes, Prepare::say);
            }
            forgetStarts(layout.starts());
        }
    }

    /** Starts that got nowhere have been looked into now. */
    private static void forgetStarts(Path starts) throws IOException {
        if (Files.isDirectory(starts)) {
            try (Stream<Path> files = Files.list(starts)) {
                for (Path start : files.filter(Prepare::isDead).toList()) {
                    Files.deleteIfExists(start);
                }
            }
        }
    }

    private static boolean isDead(Path start) {
        try {
            return ProcessHandle.of(Long.parseLong(start.getFileName().toString()))
                    .filter(ProcessHandle::isAlive).isEmpty();
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static void say(String line) {
        System.err.println("lrp: " + line);
    }

    private static void fail(String line) {
        say(line);
        System.exit(1);
    }
}

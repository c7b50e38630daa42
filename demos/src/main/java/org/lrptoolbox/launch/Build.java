package org.lrptoolbox.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Builds the toolbox with Maven. */
final class Build {
    private Build() {}

    /** Builds; the message of the exception says what went wrong. */
    static void run(Layout layout, Path javaHome, Consumer<String> say) throws IOException, InterruptedException {
        if (!layout.hasSources()) {
            throw new IOException(layout.jar() + " is incomplete and there are no sources to build: install it again.");
        }
        say.accept("building (on first use and after changes; one to three minutes) ...");
        FileTime began = FileTime.from(Instant.now());
        SourceFiles sources = SourceFiles.of(layout.root());
        Path log = layout.notes().resolve("build.log");
        int exit;
        try {
            exit = Steps.run(layout.root(), log, environment(javaHome), maven());
        } catch (IOException e) {
            throw new IOException("Maven (mvn) is needed to build the toolbox on first use, and is not on the PATH.",
                    e);
        }
        if (exit != 0) {
            throw new IOException(Steps.tail(log) + "\nthe build failed (exit code " + exit + "); all it said is in "
                    + log
                    + ". `mvn package` in " + layout.root() + " repeats it; the first build needs the network.");
        }
        if (!Files.exists(layout.built())) {
            throw new IOException("the build ended without " + layout.built() + "; see " + log);
        }
        sources.keep(layout);
        if (!SourceFiles.of(layout.root()).toString().equals(sources.toString())) {
            // Somebody has edited meanwhile: whether before or after the compiler came by, nobody knows.
            Files.setLastModifiedTime(layout.built(), began);
        }
        sources.future().ifPresent(file -> say.accept("a source is dated in the future (" + file
                + "); changes to it are seen, but set its date right with `touch`."));
    }

    /** Static analysis is for those who change the code and run {@code mvn verify}. */
    private static List<String> maven() {
        List<String> command = new ArrayList<>(Steps.isWindows() ? List.of("cmd", "/c", "mvn") : List.of("mvn"));
        command.addAll(List.of("-q", "-B", "-Dfast", "-DskipTests", "package"));
        // Who built for GPUs once wants that again after a change.
        String profiles = System.getenv("LRP_PROFILES");
        if (profiles != null && !profiles.isBlank()) {
            command.add("-P" + profiles.strip());
        }
        return command;
    }

    private static Map<String, String> environment(Path javaHome) {
        Map<String, String> environment = new HashMap<>();
        // A name which Maven's search for JDKs looks at; JAVA_HOME only matters where Maven finds no Java of its own.
        environment.put("JAVA25_HOME", javaHome.toString());
        if (System.getenv("JAVA_HOME") == null) {
            environment.put("JAVA_HOME", javaHome.toString());
        }
        return environment;
    }
}

package org.lrptoolbox.launch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where an installation keeps what the launcher makes and needs. */
record Layout(Path root) {
    Path target() {
        return root.resolve("demos").resolve("target");
    }

    Path jar() {
        return target().resolve("lrp.jar");
    }

    /** Written by Maven as the last step of a successful build. */
    Path built() {
        return target().resolve("built");
    }

    /** Java's options for training and use alike, as the launcher scripts give them. */
    List<String> options() throws IOException {
        String file = "@" + target().resolve("jvm.options");
        // The Vector API, whose module makes Java print a warning, computes where OpenBLAS does not come along.
        return hasOpenBlas() ? List.of(file) : List.of(file, "--add-modules=jdk.incubator.vector");
    }

    private boolean hasOpenBlas() throws IOException {
        Path libraries = target().resolve("lib");
        if (!Files.isDirectory(libraries)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, "openblas-*.jar")) {
            return found.iterator().hasNext();
        }
    }

    /** What the sources looked like when the launcher built them last. */
    Path sources() {
        return target().resolve("sources");
    }

    /** A file for each start on its way to the first line of our code; one that stays tells of a crash before that. */
    Path starts() {
        return target().resolve("starts");
    }

    boolean hasSources() {
        return Files.exists(root.resolve("pom.xml"));
    }

    /** Logs and the lock: beside the sources, where {@code mvn clean} leaves them alone, else beside the jar. */
    Path notes() throws IOException {
        Path folder = hasSources() ? root.resolve(".lrp") : target();
        Files.createDirectories(folder);
        return folder;
    }
}

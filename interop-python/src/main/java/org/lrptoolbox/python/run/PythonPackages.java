package org.lrptoolbox.python.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder {@code pylib} with the toolbox's Python packages, wherever the toolbox was installed. */
final class PythonPackages {
    private static final String FOLDER = "pylib";

    private PythonPackages() {}

    /** The folder to put on {@code sys.path}: beside the classes, or unpacked from the jar into the user's cache. */
    static Path folder() {
        try {
            Path code = Path.of(PythonPackages.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isDirectory(code) ? code.resolve(FOLDER) : JarFolder.unpacked(code, FOLDER);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the toolbox's classes lie at an unreadable location", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the Python packages: " + e.getMessage(), e);
        }
    }
}

package org.lrptoolbox.cli.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.lrptoolbox.io.AtomicFile;

/** Copies files into a site, each as a whole or not at all. */
final class SiteFiles {
    private SiteFiles() {}

    static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(to) || !Files.isSameFile(from, to)) {
            AtomicFile.write(to, out -> Files.copy(from, out));
        }
    }
}

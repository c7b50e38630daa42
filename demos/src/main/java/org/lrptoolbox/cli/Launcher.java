package org.lrptoolbox.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the script lies that has started this process, for programs that start another Python. */
final class Launcher {
    private static final String JAR = "lrp.jar";

    private Launcher() {}

    /** The command that stands for {@code python}; nothing where this is not {@code demos/target/lrp.jar}. */
    static List<String> command() {
        Path jar = Path.of(System.getProperty("java.class.path", "").split(File.pathSeparator, 2)[0]).toAbsolutePath();
        if (!jar.endsWith(JAR) || jar.getNameCount() < 4) {
            return List.of();
        }
        Path script = jar.resolve("../../..").normalize().resolve(File.separatorChar == '/' ? "lrp" : "lrp.cmd");
        return Files.isExecutable(script) ? List.of(script.toString(), "python") : List.of();
    }
}

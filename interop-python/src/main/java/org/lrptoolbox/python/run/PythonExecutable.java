package org.lrptoolbox.python.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.UserCache;

/**
 * The file which {@code sys.executable} names: a script of one line that starts this Python with the arguments of
 * {@code python}, so that {@code subprocess.run([sys.executable, "script.py"])} does what it does everywhere.
 */
final class PythonExecutable {
    private static final boolean WINDOWS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    private static final String VECTORS = "jdk.incubator.vector";

    private PythonExecutable() {}

    /**
     * The file's name; empty, as Python has it where it knows none, if the user's cache cannot be written to.
     *
     * @param command what starts Python; if empty, this process's Java
     */
    static String file(List<String> command) {
        String text = text(command.isEmpty() ? java() : command);
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        Path file = UserCache.folder().resolve("bin").resolve(Long.toHexString(sum.getValue()))
                .resolve(WINDOWS ? "python.cmd" : "python");
        try {
            if (!Files.isExecutable(file)) {
                Files.createDirectories(file.getParent());
                AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
                if (!file.toFile().setExecutable(true)) {
                    return "";
                }
            }
            return file.toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String text(List<String> command) {
        return WINDOWS
                ? "@" + command.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" ")) + " %*\r\n"
                : "#!/bin/sh\nexec " + command.stream().map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" ")) + " \"$@\"\n";
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xss16m"));
        if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
            command.add("--add-modules=" + VECTORS);
        }
        command.add("-cp");
        command.add(Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(PythonMain.class.getName());
        return command;
    }
}

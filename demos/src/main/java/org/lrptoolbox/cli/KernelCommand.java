package org.lrptoolbox.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.Folders;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.python.run.PythonRunner;

import com.google.gson.GsonBuilder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lrp kernel}. */
@Command(name = "kernel", mixinStandardHelpOptions = true, description = {
    "Notebooks of Jupyter on the toolbox's Python: `lrp kernel install` makes it known to Jupyter as 'LRP Toolbox'."})
final class KernelCommand {
    private static final String NAME = "lrp";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** {@code lrp kernel install}. */
    @Command(name = "install", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Write the kernel's description where Jupyter looks for kernels, and print where that is."})
    int install(
            @Option(names = "--prefix", paramLabel = "DIR", description = {
                "Below this folder, such as that of a virtual environment, instead of for the user."}) @Nullable Path prefix,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = NAME, description = {
                "The kernel's name in Jupyter. Default: " + NAME}) String name)
            throws IOException {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("--name " + name + ": expected letters, digits, dots and hyphens");
        }
        Path folder = (prefix == null ? userData() : prefix.resolve("share").resolve("jupyter")).resolve("kernels")
                .resolve(name).toAbsolutePath();
        List<String> command = new ArrayList<>(Launcher.command());
        if (command.isEmpty()) {
            command.add(PythonRunner.executable());
        }
        command.addAll(List.of("-m", "_lrp.kernel", "-f", "{connection_file}"));
        String description = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
                .toJson(Map.of("argv", command,
                        "display_name", "LRP Toolbox", "language", "python", "interrupt_mode", "message",
                        "metadata", Map.of("debugger", false)));
        Folders.create(folder);
        AtomicFile.write(folder.resolve("kernel.json"),
                out -> out.write((description + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        spec.commandLine().getOut().println("Installed the kernel " + name + " in " + folder);
        return 0;
    }

    /** Where Jupyter looks for what belongs to the user. */
    private static Path userData() {
        String given = System.getenv("JUPYTER_DATA_DIR");
        if (given != null && !given.isBlank()) {
            return Path.of(given);
        }
        Path home = Path.of(System.getProperty("user.home", "."));
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (File.separatorChar == '\\') {
            String roaming = System.getenv("APPDATA");
            return (roaming == null ? home : Path.of(roaming)).resolve("jupyter");
        }
        String data = System.getenv("XDG_DATA_HOME");
        return os.contains("mac")
                ? home.resolve("Library").resolve("Jupyter")
                : (data == null || data.isBlank() ? home.resolve(".local").resolve("share") : Path.of(data))
                        .resolve("jupyter");
    }
}

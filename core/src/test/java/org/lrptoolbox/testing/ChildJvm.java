package org.lrptoolbox.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, for what would end this one: crashes, signals, flags of the machine. */
public final class ChildJvm {
    private static final long PATIENCE_SECONDS = 240;

    private final Class<?> program;
    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private String classPath = System.getProperty("java.class.path");
    private Path folder = Path.of("").toAbsolutePath();

    private ChildJvm(Class<?> program) {
        this.program = program;
    }

    /** Runs the main method of a class, with the class path and the module flags of this JVM. */
    public static ChildJvm of(Class<?> program) {
        return new ChildJvm(program);
    }

    /** Adds flags of the JVM; the last of a kind wins. */
    public ChildJvm with(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** Sets a variable of the environment; null takes it away. */
    public ChildJvm environment(String name, @org.jspecify.annotations.Nullable String value) {
        environment.put(name, value);
        return this;
    }

    /** Looks for classes and services in a folder, too. */
    public ChildJvm classes(Path more) {
        classPath += java.io.File.pathSeparator + more;
        return this;
    }

    /** Runs in a folder. */
    public ChildJvm in(Path where) {
        folder = where;
        return this;
    }

    /** Starts the program; standard output and error go to the file. */
    public Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-Xmx")).forEach(command::add);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        environment.forEach((name, value) -> {
            if (value == null) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return builder.start();
    }

    /** Runs the program to its end. */
    public Outcome run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("child", ".txt");
        Process process = start(output, arguments);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("still running after " + PATIENCE_SECONDS + " s: " + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /**
     * How a program ended.
     *
     * @param code its exit code
     * @param output what it wrote, errors too
     */
    public record Outcome(int code, String output) {
        /** Fails unless the exit code is 0. */
        public Outcome requireSuccess() {
            assertEquals(0, code, output);
            return this;
        }

        /** The last line of the output. */
        public String lastLine() {
            return output.lines().reduce("", (a, b) -> b);
        }
    }
}

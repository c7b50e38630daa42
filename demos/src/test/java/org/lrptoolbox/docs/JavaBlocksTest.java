package org.lrptoolbox.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.testing.Shared;

/** Java of the documentation is compiled and run in a folder of its own, or is word for word what the sources have. */
class JavaBlocksTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        Workplace.prepare(folder);
    }

    static Stream<Block> programs() {
        return Block.in("java").filter(block -> block.from().isEmpty());
    }

    static Stream<Block> quotations() {
        return Block.all().stream().filter(block -> !block.from().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void runs(Block block) throws IOException, InterruptedException {
        String name = "Block" + Math.abs(block.toString().hashCode());
        Path source = Files.writeString(folder.resolve(name + ".java"), imports() + "import java.nio.file.*;\n"
                + "import java.util.*;\n" + lines(block.given(), true) + "public class " + name + " {\n"
                + "public static void main(String[] arguments) throws Exception {\n" + lines(block.given(), false)
                + "\n"
                + block.text() + "\n}}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        boolean compiled;
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            compiled = compiler.getTask(errors, files, null, List.of("-proc:none", "-nowarn", "-d", folder.toString(),
                    "-cp", System.getProperty("java.class.path")), null, files.getJavaFileObjects(source)).call();
        }
        assertTrue(compiled, block + "\n" + errors);
        run(block, name);
    }

    /** The lines that are imports, of which one class of two with the same name is meant, or those that are not. */
    private static String lines(String given, boolean imports) {
        return given.lines().filter(line -> line.startsWith("import ") == imports).map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** In a process of its own, whose working folder is the prepared one. */
    private static void run(Block block, String name) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "-cp", folder + java.io.File.pathSeparator
                        + System.getProperty("java.class.path"),
                name).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> block + " does not end");
        assertEquals(0, process.exitValue(), block + "\n" + Files.readString(log));
    }

    /** Everything public of the toolbox, package by package, as a reader's editor would find it. */
    private static String imports() throws IOException {
        TreeSet<String> packages = new TreeSet<>();
        Path root = Shared.projectRoot();
        for (String module : List.of("core", "onnx", "interop-python", "interop-matlab")) {
            Path sources = root.resolve(module).resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java")
                        && !file.endsWith("package-info.java"))
                        .forEach(file -> packages.add(sources.relativize(file.resolveSibling("")).toString()
                                .replace(java.io.File.separatorChar, '.')));
            }
        }
        return packages.stream().map(name -> "import " + name + ".*;\n").collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("quotations")
    void isWhatTheSourcesHave(Block block) throws IOException {
        String source = plain(sources(Shared.projectRoot().resolve(block.from())));
        for (String part : block.text().split("\\.\\.\\.")) {
            assertTrue(source.contains(plain(part)), block + " is not in " + block.from() + ":\n" + part);
        }
    }

    /** A file, or all of a folder. */
    private static String sources(Path place) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** Without indentation and comments of documentation. */
    private static String plain(String code) {
        return Arrays.stream(code.split("\n")).map(String::strip).filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}

package org.lrptoolbox.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.DoctorCommand.Finding;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.engine.Engines;
import org.lrptoolbox.io.UserCache;
import org.lrptoolbox.kernel.MatrixProduct;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.cuda.CudaLibraries;
import org.lrptoolbox.onnx.runtime.Ort;
import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.tensor.Tensor;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;

/** What {@code lrp doctor} looks at. Every look may fail, which is a finding, too. */
final class Diagnosis {
    private static final long MIB = 1L << 20;

    private Diagnosis() {}

    static List<Finding> all() {
        List<Finding> found = new ArrayList<>();
        found.add(Finding.of("toolbox", new VersionCommand.Provider().getVersion()[0] + " in " + installation()));
        found.add(Finding.of("Java", Runtime.version() + ", " + System.getProperty("java.vendor") + ", in "
                + System.getProperty("java.home")));
        found.add(Finding.of("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors"));
        found.add(Finding.of("memory", "Java may use " + Runtime.getRuntime().maxMemory() / MIB
                + " MiB (LRP_JAVA_OPTS=-Xmx8g gives it more)"));
        found.add(encoding());
        found.add(Finding.of("variables", variables()));
        found.add(fastStart());
        found.add(Finding.of("matrix product", MatrixProduct.describe()));
        found.add(look("Python", () -> "GraalPy " + PythonRunner.version()));
        found.add(look("ONNX Runtime", () -> Ort.environment().getVersion() + ", for "
                + OrtEnvironment.getAvailableProviders().stream().map(Objects::toString)
                        .collect(Collectors.joining(", "))));
        for (String engine : Engines.names()) {
            found.add(look("engine " + engine, () -> opened(engine, "cpu")));
        }
        found.add(gpu());
        found.addAll(cuda());
        found.add(folder("cache", UserCache.folder(), "LRP_CACHE names another folder"));
        found.add(folder("temporary files", Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
                "TMPDIR, or LRP_JAVA_OPTS=-Djava.io.tmpdir=DIR, names another folder"));
        return found;
    }

    private static Finding look(String name, Callable<String> look) {
        try {
            return Finding.of(name, look.call());
        } catch (Exception | LinkageError e) {
            return Finding.problem(name, Failures.describe(e));
        }
    }

    private static String opened(String engine, String device) {
        try (Engine opened = Engines.open(engine, device)) {
            // Engines open devices at their first question.
            opened.predict(Network.sequential(new Rect()), Tensor.full(1, 1, 2));
            return "works, " + opened;
        }
    }

    /** That there is no GPU is no fault. */
    private static Finding gpu() {
        try {
            return Finding.of("device cuda", opened("compiled", "cuda"));
        } catch (RuntimeException | LinkageError e) {
            return Finding.of("device cuda", "none: " + Failures.describe(e));
        }
    }

    /** Library by library, where ONNX Runtime for GPUs is on the class path: what is missing there is to be mended. */
    private static List<Finding> cuda() {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return List.of(Finding.of("CUDA", "not asked for (mvn -Pcuda,cuda-redist package brings ONNX Runtime for "
                    + "GPUs, CUDA 12 and cuDNN 9)"));
        }
        return CudaLibraries.look().stream().map(library -> switch (library.place()) {
            case SYSTEM -> Finding.of(library.name(), "found by the system's loader");
            case BUNDLED -> Finding.of(library.name(), "in the redistributable on the class path");
            case NOWHERE -> Finding.problem(library.name(), "not found; " + library.advice());
        }).toList();
    }

    private static Finding encoding() {
        String names = System.getProperty("sun.jnu.encoding", "");
        String text = "text " + Charset.defaultCharset() + ", names of files " + names;
        return names.toUpperCase(Locale.ROOT).contains("UTF") || !System.getProperty("os.name", "").startsWith("Linux")
                ? Finding.of("encoding", text)
                : Finding.problem("encoding", text + ": names with other letters are not found; set LC_ALL=C.UTF-8");
    }

    private static String variables() {
        String set = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("LRP_") || variable.getKey().startsWith("ORT_")
                        || variable.getKey().startsWith("OPENBLAS_") || variable.getKey().startsWith("OMP_"))
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(variable -> variable.getKey() + "=" + variable.getValue()).collect(Collectors.joining(" "));
        return set.isEmpty() ? "none of LRP_*, ORT_*, OPENBLAS_*, OMP_*" : set;
    }

    private static Finding fastStart() {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return Finding.of("fast start", options.stream().filter(option -> option.startsWith("-XX:AOTCache="))
                .map(option -> "from " + option.substring(option.indexOf('=') + 1)).findFirst()
                .orElse("none (LRP_AOT=off, or the launcher said why)"));
    }

    private static Finding folder(String name, Path folder, String otherwise) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "lrp-doctor", "");
            Files.delete(probe);
            return Finding.of(name, folder + ", " + size(folder) / MIB + " MiB, "
                    + Files.getFileStore(folder).getUsableSpace() / MIB + " MiB free");
        } catch (IOException e) {
            return Finding.problem(name, folder + " cannot be written to (" + Failures.describe(e) + "); " + otherwise);
        }
    }

    /** Of our own cache; other folders are not walked through. */
    private static long size(Path folder) throws IOException {
        if (!folder.equals(UserCache.folder())) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static @Nullable Path installation() {
        try {
            return Path.of(Diagnosis.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}

package org.lrptoolbox.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The cache of classes and profiles that Java recorded in a short training run, one for each kind of command. Java
 * checks that it fits the jars, but not that it is whole: it would crash. So a seal beside it tells for which JDK it was
 * made, and its size and checksum.
 */
final class FastStart {
    private static final String NONE = "none";
    /**
     * What may run for long: the loop over Python's byte code, and loops over numbers. The training leaves them to be
     * compiled as usual, since plain code stays as it is for ever, and may take ten times as long as the second compiler's.
     */
    private static final List<String> LOOPS = List.of(
            "com.oracle.graal.python.nodes.bytecode_dsl.PBytecodeDSLRootNodeGen$CachedBytecodeNode::*",
            "org.lrptoolbox.kernel.*::*", "org.lrptoolbox.random.*::*", "org.lrptoolbox.tensor.Tensor::map",
            "org.lrptoolbox.python.array.Signals::*", "org.lrptoolbox.python.array.Stores::*",
            "org.lrptoolbox.python.array.Loads::look",
            "org.lrptoolbox.python.array.ConstantLoops::*", "org.lrptoolbox.python.array.FloatErrors::*");
    /**
     * The first compiler alone: Java then uses its quick, plain code for what a start needs, and does not spend twice as
     * much time on profiles and the second compiler.
     */
    private static final List<String> TRAINING = Stream.concat(
            Stream.of("-XX:TieredStopAtLevel=1", "-XX:CompileCommand=quiet"),
            LOOPS.stream().map("-XX:CompileCommand=exclude,"::concat)).toList();
    /** Where Java fails to write all it could, it may manage with less: classes alone. */
    private static final List<String> MODEST = List.of("-XX:-AOTClassLinking");

    private final Layout layout;
    private final Path javaHome;
    private final Path cache;
    private final Path seal;
    private final String kind;

    FastStart(Layout layout, Path javaHome, String kind) {
        this.layout = layout;
        this.javaHome = javaHome;
        this.kind = kind;
        cache = layout.target().resolve("fast-start-" + kind + ".aot");
        seal = layout.target().resolve("fast-start-" + kind + ".seal");
    }

    /** True where the cache is there, whole, and newer than the build and the JDK. */
    boolean isFresh(Consumer<String> say) throws IOException {
        if (!Files.exists(cache) || !Files.exists(seal)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(cache);
        List<String> lines = Files.readAllLines(seal);
        if (lines.size() < 2 || !lines.get(0).equals(javaHome.toString())
                || made.compareTo(Files.getLastModifiedTime(layout.built())) < 0
                || made.compareTo(Files.getLastModifiedTime(javaHome.resolve("release"))) < 0) {
            return false;
        }
        if (!lines.get(1).equals(state())) {
            say.accept("the cache for a fast start is damaged (" + cache + ").");
            return false;
        }
        Files.setLastModifiedTime(seal, FileTime.from(Instant.now()));
        return true;
    }

    /** Makes the cache; where that fails, there is none until the next build, and everything runs without. */
    void train(Path notes, Consumer<String> say) throws IOException, InterruptedException {
        sweep();
        Path fresh = layout.target().resolve(cache.getFileName() + ".new");
        Path log = notes.resolve("fast-start-" + kind + ".log");
        boolean made = train(fresh, log, TRAINING) || train(fresh, log, MODEST);
        Files.deleteIfExists(seal);
        if (made) {
            Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
        } else {
            say.accept("no fast start: " + log + " tells why. Everything works, only slower.");
            Files.deleteIfExists(cache);
            Files.createFile(cache);
        }
        Files.writeString(seal, javaHome + "\n" + state() + "\n", StandardCharsets.UTF_8);
        sweep();
    }

    private boolean train(Path fresh, Path log, List<String> way) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(javaHome.resolve("bin").resolve("java").toString()));
        command.addAll(layout.options());
        command.addAll(way);
        command.addAll(List.of("-XX:ErrorFile=" + log + ".crash", "-XX:AOTCacheOutput=" + fresh, "-jar",
                layout.jar().toString(), "warm-up", kind));
        return Steps.run(layout.target(), log, Map.of(), command) == 0 && Files.exists(fresh)
                && Files.size(fresh) > 0;
    }

    /** What training runs that were killed left behind. */
    private void sweep() throws IOException {
        try (Stream<Path> files = Files.list(layout.target())) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(cache.getFileName() + "."))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String state() throws IOException {
        long size = Files.size(cache);
        if (size == 0) {
            return NONE;
        }
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(cache)) {
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                sum.update(buffer, 0, n);
            }
        }
        return String.format(Locale.ROOT, "%d %08x", size, sum.getValue());
    }
}

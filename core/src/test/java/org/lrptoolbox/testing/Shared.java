package org.lrptoolbox.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Finds the reference data beside the project ({@code ../shared}, or {@code -Dlrp.shared=DIR}). Tests that need it
 * are skipped, visibly, where it is absent.
 */
public final class Shared {
    private Shared() {}

    /** The path of a file or folder of the reference data; skips the test where it does not exist. */
    public static Path path(String relative) {
        Path root = root();
        assumeTrue(root != null, "no reference data beside the project (../shared or -Dlrp.shared=DIR)");
        Path path = root.resolve(relative);
        assumeTrue(Files.exists(path), () -> "reference data without " + relative);
        return path;
    }

    /** True where the reference data lies. */
    public static boolean present() {
        return root() != null;
    }

    /** The project's root folder, wherever the tests were started. */
    public static Path projectRoot() {
        Path dir = Path.of(System.getProperty("lrp.root", "")).toAbsolutePath();
        while (dir != null && !Files.isDirectory(dir.resolve("interop-python"))) {
            dir = dir.getParent();
        }
        return dir == null ? Path.of("").toAbsolutePath() : dir;
    }

    private static @Nullable Path root() {
        String given = System.getProperty("lrp.shared", "");
        Path root = given.isEmpty() || given.startsWith("${")
                ? projectRoot().resolve("../shared")
                : Path.of(given);
        return Files.isDirectory(root) ? root.toAbsolutePath().normalize() : null;
    }
}

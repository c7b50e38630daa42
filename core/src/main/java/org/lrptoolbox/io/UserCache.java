package org.lrptoolbox.io;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the toolbox keeps what it can make again (byte code, unpacked packages and libraries): {@code LRP_CACHE}, or
 * the platform's usual place for caches.
 */
public final class UserCache {
    private static final String NAME = "lrp-toolbox";

    private UserCache() {}

    /** The folder; it need not exist yet. */
    public static Path folder() {
        String given = System.getenv("LRP_CACHE");
        return given != null && !given.isBlank() ? Path.of(given).toAbsolutePath() : platform().resolve(NAME);
    }

    private static Path platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        if (os.contains("win")) {
            return environment("LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
        }
        return os.contains("mac")
                ? home.resolve("Library").resolve("Caches")
                : environment("XDG_CACHE_HOME", home.resolve(".cache"));
    }

    private static Path environment(String variable, Path otherwise) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}

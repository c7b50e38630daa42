package org.lrptoolbox.python.files;

import java.nio.file.Path;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Where the toolbox keeps what is the user's own and cannot be made again (installed packages, what was typed at the prompt):
 * below {@code LRP_CACHE}, or the platform's usual place for the data of programs.
 */
public final class UserFolder {
    private static final String NAME = "lrp-toolbox";

    private UserFolder() {}

    /** The folder; it need not exist yet. */
    public static Path folder() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return choose(System.getenv("LRP_CACHE"), os.contains("win")
                ? System.getenv("APPDATA")
                : System.getenv("XDG_DATA_HOME"), Path.of(System.getProperty("user.home", ".")), os);
    }

    static Path choose(@Nullable String cache, @Nullable String data, Path home, String os) {
        if (cache != null && !cache.isBlank()) {
            return Path.of(cache).toAbsolutePath();
        }
        if (data != null && !data.isBlank()) {
            return Path.of(data).resolve(NAME).toAbsolutePath();
        }
        Path usual = os.contains("win")
                ? home.resolve("AppData").resolve("Roaming")
                : os.contains("mac")
                        ? home.resolve("Library").resolve("Application Support")
                        : home.resolve(".local").resolve("share");
        return usual.resolve(NAME).toAbsolutePath();
    }
}

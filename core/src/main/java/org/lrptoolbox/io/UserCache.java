package org.lrptoolbox.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where the toolbox keeps what it can make again (byte code, unpacked packages and libraries): {@code LRP_CACHE}, or
 * the platform's usual place for caches.
 */
public final class UserCache {
    private static final String NAME = "lrp-toolbox";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private UserCache() {}

    /** The folder; it need not exist yet. Where the usual place cannot be written to, one of the user's in /tmp. */
    public static Path folder() {
        return Chosen.FOLDER;
    }

    /** Looked for once. */
    private static final class Chosen {
        static final Path FOLDER = choose(System.getenv("LRP_CACHE"), platform(),
                Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    /**
     * The cache folder.
     *
     * @param given what the user chose, or null
     * @param usual the platform's folder of caches
     * @param temporary for users without a home to write to, as in containers
     */
    static Path choose(@Nullable String given, Path usual, Path temporary) {
        if (given != null && !given.isBlank()) {
            return Path.of(given).toAbsolutePath();
        }
        Path folder = usual.resolve(NAME).toAbsolutePath();
        return mayWrite(folder) ? folder : ownFolder(temporary.toAbsolutePath()).orElse(folder);
    }

    private static boolean mayWrite(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isWritable(existing);
    }

    /** Code is loaded from caches: nobody else may write to this one, and nobody else may have made it. */
    private static Optional<Path> ownFolder(Path temporary) {
        String user = System.getProperty("user.name", "").replaceAll("[^\\w.-]", "_");
        Path folder = temporary.resolve(NAME + "-" + user);
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            Path probe = Files.createTempFile(folder, "own", "");
            boolean ours = found.isDirectory() && found.permissions().equals(OWNER_ONLY)
                    && Files.getOwner(probe).equals(found.owner());
            Files.delete(probe);
            return ours ? Optional.of(folder) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
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

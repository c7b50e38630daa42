package org.lrptoolbox.python.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.files.FileGuard;

/**
 * Confines a script one does not trust: it reads and writes files only below the given folders, starts no processes
 * and no threads, loads no native code, sees no environment variables and of Java only {@link ScriptFaces}.
 *
 * @param readable folders it may read
 * @param writable folders it may read and write
 */
public record Sandbox(List<Path> readable, List<Path> writable) implements FileGuard.Rights {
    /** Folders may be relative and may lead through links; they are resolved once, here. */
    public Sandbox {
        readable = readable.stream().map(Sandbox::real).toList();
        writable = writable.stream().map(Sandbox::real).toList();
    }

    /**
     * The folder a toolbox script works in: that which holds the script's folder with its siblings {@code models} and
     * {@code data}; the script's folder itself where its parent is the user's home, lies above that, or is a whole disk.
     */
    public static Path surroundings(Path scriptFolder) {
        Path folder = real(scriptFolder);
        Path parent = folder.getParent();
        Path home = real(Path.of(System.getProperty("user.home", ".")));
        return parent == null || parent.getParent() == null || home.startsWith(parent) ? folder : parent;
    }

    @Override
    public boolean mayRead(Path file) {
        return below(file, Stream.concat(readable.stream(), writable.stream()));
    }

    @Override
    public boolean mayWrite(Path file) {
        return below(file, writable.stream());
    }

    private static boolean below(Path file, Stream<Path> folders) {
        Path real = real(file);
        return folders.anyMatch(real::startsWith);
    }

    /** The path with every link in it followed, also where the last parts do not exist yet. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath();
        Path real = existing(absolute);
        if (real != null) {
            return real;
        }
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null) {
            return absolute.normalize();
        }
        Path folder = real(parent);
        Path target = linkTarget(absolute);
        // A link whose target does not exist yet: writing through it would create the target, so that is what counts.
        return target == null ? folder.resolve(name).normalize() : real(folder.resolve(target));
    }

    private static @Nullable Path existing(Path absolute) {
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Path linkTarget(Path absolute) {
        try {
            return Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(absolute)
                    ? Files.readSymbolicLink(absolute)
                    : null;
        } catch (IOException e) {
            return null;
        }
    }
}

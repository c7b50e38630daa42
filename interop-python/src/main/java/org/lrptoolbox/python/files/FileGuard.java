package org.lrptoolbox.python.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Lets a script's paths through, or not. Java's file functions do not pass through Python's file system, so nothing that
 * a script can call takes a path: it takes a {@link ReadableFile} or a {@link WritableFile}, which only a guard makes.
 * Every interpreter gets a guard of its own, so its rights hold on whatever thread the script runs, and code that was
 * given none can touch no file.
 */
public final class FileGuard {
    /** Which files a script may touch. */
    public interface Rights {
        /** True where the script may read the file, which need not exist. */
        boolean mayRead(Path file);

        /** True where the script may write the file, which need not exist. */
        boolean mayWrite(Path file);
    }

    private final Rights rights;

    /** A guard that grants these rights and no others. */
    public FileGuard(Rights rights) {
        this.rights = rights;
    }

    /** The guard of scripts one trusts: it lets every path through. */
    public static FileGuard trusting() {
        return new FileGuard(new Rights() {
            @Override
            public boolean mayRead(Path file) {
                return true;
            }

            @Override
            public boolean mayWrite(Path file) {
                return true;
            }
        });
    }

    /**
     * A file to read from.
     *
     * @throws AccessDeniedException if the script may not read there
     */
    public ReadableFile readable(String absolute) throws AccessDeniedException {
        ReadableFile file = new ReadableFile(this, path(absolute));
        file.path();
        return file;
    }

    /**
     * A file to write to.
     *
     * @throws AccessDeniedException if the script may not write there
     */
    public WritableFile writable(String absolute) throws AccessDeniedException {
        WritableFile file = new WritableFile(this, path(absolute));
        file.path();
        return file;
    }

    Path requireReadable(Path path) throws AccessDeniedException {
        if (!rights.mayRead(path) || !rights.mayRead(folder(path))) {
            throw new AccessDeniedException(path.toString(), null, "the sandbox does not allow to read");
        }
        return path;
    }

    Path requireWritable(Path path) throws AccessDeniedException {
        if (!rights.mayWrite(path) || !rights.mayWrite(folder(path))) {
            throw new AccessDeniedException(path.toString(), null, "the sandbox does not allow to write");
        }
        return path;
    }

    /**
     * Java reads and writes beside a file, too: the numbers of a model, the part of a file that replaces it when it is
     * whole. So a link in a folder that is closed is closed, wherever it leads.
     */
    private static Path folder(Path path) {
        Path folder = path.getParent();
        return folder == null ? path : folder;
    }

    /** A relative path would count from Java's working directory, which is not the script's. */
    private static Path path(String absolute) {
        Path path = Path.of(absolute);
        if (!path.isAbsolute()) {
            throw new InvalidPathException(absolute, "expected an absolute path");
        }
        return path;
    }
}

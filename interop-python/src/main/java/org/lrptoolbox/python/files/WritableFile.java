package org.lrptoolbox.python.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** A file which a {@link FileGuard} lets a script write; to the script itself it is a token without content. */
public final class WritableFile {
    private final FileGuard guard;
    private final Path path;

    WritableFile(FileGuard guard, Path path) {
        this.guard = guard;
        this.path = path;
    }

    /**
     * The path, for Java alone. The right is checked again, because folders may have been moved since.
     *
     * @throws AccessDeniedException if the script may not write there any more
     */
    public Path path() throws AccessDeniedException {
        return guard.requireWritable(path);
    }
}

package org.lrptoolbox.onnx.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a file was like when it was mapped. What is written into it later shows through: old layers would compute with
 * new weights, and where a file has become shorter, reading it ends the process. So whoever is about to read asks first.
 *
 * @param file which file
 * @param bytes how large it was
 * @param modified when it had been changed last
 * @param key which file it was for the system (device and inode), as names may be given to others; null where unknown
 */
public record FileState(Path file, long bytes, FileTime modified, @Nullable Object key) {
    /** Files up to this size are copied into memory, so that nothing they become later matters. */
    public static final long COPIED = 32L << 20;

    /** The state of a file now. */
    public static FileState of(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileState(file, now.size(), now.lastModifiedTime(), now.fileKey());
    }

    /** Whether the file is so small that it is copied. */
    public boolean isCopied() {
        return bytes <= COPIED;
    }

    /**
     * Refuses a file that is another than it was; one that has been removed stays readable as long as it is mapped.
     *
     * @throws IllegalStateException naming the file
     */
    public void requireUnchanged() {
        if (isCopied()) {
            return;
        }
        try {
            FileState now = of(file);
            if (now.bytes != bytes || !now.modified.equals(modified) || !Objects.equals(now.key, key)) {
                throw new IllegalStateException(file + " was changed since it was loaded (" + bytes + " bytes of "
                        + modified + " then, " + now.bytes + " bytes of " + now.modified
                        + " now): load it again. Whoever exports it anew should write beside it and rename");
            }
        } catch (java.nio.file.NoSuchFileException e) {
            // Its name is gone, its numbers are not.
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be looked at any more: " + e.getMessage(), e);
        }
    }
}

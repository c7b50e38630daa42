package org.lrptoolbox.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens files for readers that need all of them in memory, refusing what has no end or no room. */
public final class InputFiles {
    private InputFiles() {}

    /**
     * All bytes of a file.
     *
     * @throws UnsupportedModelException if it is no regular file, or larger than one array holds
     * @throws NoSuchFileException if there is none
     */
    public static byte[] readAll(Path file) throws IOException {
        requireRegular(file);
        long size = Files.size(file);
        if (size > Integer.MAX_VALUE - 8) {
            throw new UnsupportedModelException(file, "has " + size + " bytes; files of this format are read up to "
                    + (Integer.MAX_VALUE - 8) + " bytes. Store large arrays as .npy");
        }
        return Files.readAllBytes(file);
    }

    /** Opens a text file, one byte a character: any file decodes, and what is wrong with it shows in messages. */
    public static BufferedReader openText(Path file) throws IOException {
        requireRegular(file);
        return Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
    }

    /**
     * Refuses folders, and devices and pipes, which may never end.
     *
     * @throws UnsupportedModelException if it is no regular file
     * @throws NoSuchFileException if there is none
     */
    public static void requireRegular(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new UnsupportedModelException(file, "is no regular file but a folder, a device or a pipe");
        }
    }
}

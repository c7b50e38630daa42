package org.lrptoolbox.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders to write into. */
public final class Folders {
    private Folders() {}

    /**
     * Makes a folder, and those it lies in, where there is none.
     *
     * @return the folder
     * @throws FileSystemException which says what is in the way: a file, or a folder that takes no other
     */
    public static Path create(Path folder) throws IOException {
        try {
            return Files.createDirectories(folder);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            FileSystemException told = new FileSystemException(folder.toString(), null, obstacle(folder, e));
            told.initCause(e);
            throw told;
        }
    }

    /**
     * Makes the folder that a file is to lie in, as {@link #create} does.
     *
     * @throws FileSystemException if there is something in the way
     */
    public static void createFor(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            create(folder);
        }
    }

    private static String obstacle(Path folder, FileSystemException e) {
        Path there = folder.toAbsolutePath().normalize();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return "no folder can be made here, as " + there + " is a file";
        }
        String reason = e.getReason();
        return "no folder can be made in " + there + (reason == null ? "" : " (" + reason + ")");
    }
}

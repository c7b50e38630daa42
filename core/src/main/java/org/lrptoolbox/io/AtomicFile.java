package org.lrptoolbox.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Replaces a file as a whole or not at all: the new content is written beside it and renamed at the end.
 *
 * <p>A symbolic link stays a link, and the file it points to is replaced; an existing file keeps its permissions.
 * What is no regular file (a pipe, a terminal) is written to directly.
 */
public final class AtomicFile {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_LINKS = 40;

    private AtomicFile() {}

    /** Writes the content of a file; whatever it throws, the file stays as it was. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code out}, which is buffered and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @throws IOException if {@code content} throws it, or the file cannot be written
     */
    public static void write(Path file, Content content) throws IOException {
        write(file, AtomicFile::newFile, content);
    }

    /**
     * {@link #write} for large files of which many are written and none read soon: the system need not keep them in memory
     * ({@link UncachedFile}).
     */
    public static void writeUncached(Path file, Content content) throws IOException {
        write(file, UncachedFile::new, content);
    }

    private static OutputStream newFile(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void write(Path file, Unfinished.Maker maker, Content content) throws IOException {
        Path target = resolveLinks(file);
        boolean exists = Files.exists(target);
        if (exists && !Files.isRegularFile(target)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
                content.writeTo(out);
            }
            return;
        }
        if (exists && !Files.isWritable(target)) {
            // A rename would get around the write protection.
            throw new AccessDeniedException(target.toString());
        }
        Path beside = PartFile.beside(target);
        try {
            try (OutputStream out = new BufferedOutputStream(new Named(file, create(beside, file, maker)), BUFFER)) {
                content.writeTo(out);
            }
            if (exists) {
                copyPermissions(target, beside);
            }
            Unfinished.requireTime();
            move(beside, target);
        } finally {
            Unfinished.forget(beside);
            Files.deleteIfExists(beside);
        }
    }

    /** A failure to make the hidden file is one of the file that was asked for. */
    private static OutputStream create(Path beside, Path file, Unfinished.Maker maker) throws IOException {
        try {
            return Unfinished.create(beside, maker);
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(file.toString());
        } catch (NoSuchFileException e) {
            Path folder = beside.getParent();
            if (folder != null && Files.isDirectory(folder)) {
                throw new FileSystemException(file.toString(), null, "no file can be made in this folder");
            }
            throw new NoSuchFileException(file.toString(), null, "there is no folder to write it into");
        } catch (FileSystemException e) {
            throw new FileSystemException(file.toString(), null, e.getReason());
        }
    }

    /** Says which file it was that could not take more, a full disk for example. */
    private static final class Named extends FilterOutputStream {
        private final Path file;

        Named(Path file, OutputStream out) {
            super(out);
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
                named.initCause(e);
                throw named;
            }
        }
    }

    /** Where the last of a chain of links points, whether there is a file yet or not. */
    private static Path resolveLinks(Path file) throws IOException {
        Path path = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(path); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        return path;
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView copy = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source != null && copy != null) {
            copy.setPermissions(source.readAttributes().permissions());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package org.lrptoolbox.python.run;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;

import org.graalvm.polyglot.io.FileSystem;

/** The machine's files as a sandbox lets a script see them; what it forbids is a PermissionError in Python. */
final class ConfinedFileSystem implements FileSystem {
    private final FileSystem files = new HostFileSystem();
    private final Sandbox sandbox;

    ConfinedFileSystem(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    private Path readable(Path path) throws AccessDeniedException {
        // Against Python's working directory, which only the delegate knows.
        if (!sandbox.mayRead(files.toAbsolutePath(path))) {
            throw new AccessDeniedException(path.toString(), null, "the sandbox does not allow to read");
        }
        return path;
    }

    private Path writable(Path path) throws AccessDeniedException {
        if (!sandbox.mayWrite(files.toAbsolutePath(path))) {
            throw new AccessDeniedException(path.toString(), null, "the sandbox does not allow to write");
        }
        return path;
    }

    /** A link is judged as a file of its folder, not as the file it leads to: removing it does not touch that. */
    private Path writableEntry(Path path) throws AccessDeniedException {
        Path parent = files.toAbsolutePath(path).getParent();
        writable(parent == null ? path : parent);
        return path;
    }

    @Override
    public Path parsePath(URI uri) {
        return files.parsePath(uri);
    }

    @Override
    public Path parsePath(String path) {
        return files.parsePath(path);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        files.checkAccess(modes.contains(AccessMode.WRITE) ? writable(path) : readable(path), modes, options);
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attrs)
            throws IOException {
        boolean onlyReads = options.isEmpty() || options.equals(Set.of(StandardOpenOption.READ));
        return files.newByteChannel(onlyReads ? readable(path) : writable(path), options, attrs);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return files.newDirectoryStream(readable(folder), filter);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return files.readAttributes(readable(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        files.setAttribute(writable(path), attribute, value, options);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attrs) throws IOException {
        files.createDirectory(writable(folder), attrs);
    }

    @Override
    public void delete(Path path) throws IOException {
        files.delete(writableEntry(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        files.copy(readable(source), writable(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        files.move(writable(source), writable(target), options);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attrs) throws IOException {
        throw new AccessDeniedException(link.toString(), null, "the sandbox does not allow links");
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        throw new AccessDeniedException(link.toString(), null, "the sandbox does not allow links");
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return files.readSymbolicLink(readable(link));
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        return files.toRealPath(readable(path), options);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return files.toAbsolutePath(path);
    }

    @Override
    public void setCurrentWorkingDirectory(Path folder) {
        files.setCurrentWorkingDirectory(folder);
    }

    @Override
    public String getSeparator() {
        return files.getSeparator();
    }
}

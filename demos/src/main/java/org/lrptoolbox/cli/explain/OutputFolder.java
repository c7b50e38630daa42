package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.lrptoolbox.io.Folders;
import org.lrptoolbox.cli.input.Source;

/** Where results go: makes folders as they are needed, and never gives away the place of an input. */
final class OutputFolder {
    private final Path folder;
    private final Set<Path> inputs = ConcurrentHashMap.newKeySet();

    /** A folder, made if it does not exist, for the results of these inputs. */
    OutputFolder(Path folder, List<Source> sources) throws IOException {
        this.folder = folder;
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileAlreadyExistsException(folder.toString(), null, "is a file; -o names a folder");
        }
        Folders.create(folder);
        for (Path file : sources.stream().map(Source::file).distinct().toList()) {
            if (Files.exists(file)) {
                inputs.add(file.toRealPath());
            }
        }
    }

    /**
     * A place for a result.
     *
     * @throws FileAlreadyExistsException if an input lies there
     */
    Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Folders.createFor(file);
        if (Files.exists(file) && inputs.contains(file.toRealPath())) {
            throw new FileAlreadyExistsException(file.toString(), null,
                    "this is one of the pictures to explain; write into another folder with -o");
        }
        return file;
    }

    /** The folder itself. */
    Path folder() {
        return folder;
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}

package org.lrptoolbox.cli.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Brings pictures onto the executor's disk, one at a time, for readers that read files: those of this machine stay where
 * they are. What is not there, or may not be read, is an error of that picture; a connection that fails is one of the
 * task, which Spark tries again.
 */
final class Fetcher implements AutoCloseable {
    private final Configuration configuration;
    private final Path folder;
    private @Nullable Path last;
    private int count;

    Fetcher(Configuration configuration) throws IOException {
        this.configuration = configuration;
        this.folder = Files.createTempDirectory("lrp-spark");
    }

    /** The file of a picture, until the next one is asked for. */
    Path file(Item item) throws IOException {
        if (last != null) {
            Files.deleteIfExists(last);
            last = null;
        }
        byte[] content = item.content();
        if (content != null) {
            // What a table calls a picture need not be a path that Hadoop would take.
            last = Files.write(folder.resolve(count++ + "-" + item.path().substring(item.path().lastIndexOf('/') + 1)),
                    content);
            return last;
        }
        org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path(item.path());
        String scheme = there.toUri().getScheme();
        if ("file".equals(scheme)) {
            return Path.of(there.toUri().getPath());
        }
        Path file = folder.resolve(count++ + "-" + there.getName());
        FileSystem system = there.getFileSystem(configuration);
        try (InputStream in = system.open(there)) {
            last = file;
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileNotFoundException | org.apache.hadoop.security.AccessControlException e) {
            // The reader finds nothing there, and says so.
            Files.deleteIfExists(file);
        }
        return file;
    }

    /** Where tasks may write before results go to their place. */
    Path scratch() {
        return folder.resolve("files");
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

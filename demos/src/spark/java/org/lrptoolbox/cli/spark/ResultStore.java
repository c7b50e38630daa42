package org.lrptoolbox.cli.spark;

import java.io.IOException;
import java.util.Collection;
import java.util.UUID;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Brings files to where results belong, each as a whole: under another name first, then renamed. Attempts of one task
 * write the same bytes under the same names, so that it does not matter which of them was first.
 */
final class ResultStore {
    private final Path place;
    private final FileSystem system;
    private final java.nio.file.Path scratch;

    ResultStore(Path place, Configuration configuration, java.nio.file.Path scratch) throws IOException {
        this.place = place;
        this.system = place.getFileSystem(configuration);
        this.scratch = scratch;
    }

    void publish(Collection<String> names) throws IOException {
        for (String name : names) {
            Path file = new Path(place, name);
            Path hidden = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
            java.nio.file.Path written = scratch.resolve(name);
            system.copyFromLocalFile(true, true, new Path(written.toUri()), hidden);
            if (!system.rename(hidden, file)) {
                // Some file systems do not rename onto what is there.
                system.delete(file, false);
                if (!system.rename(hidden, file) && !system.exists(file)) {
                    throw new IOException(file + " cannot be written: renaming " + hidden + " failed");
                }
                system.delete(hidden, false);
            }
        }
    }
}

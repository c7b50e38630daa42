package org.lrptoolbox.onnx.runtime;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * How many threads of products there is room for: one for each core, since two threads of one core share its units. The
 * runtime's own count is not used: it takes the processors of some virtual machines for a single core, and does not know
 * how many a container may use.
 */
public final class Cores {
    private static final int COUNT = count(Path.of("/sys/devices/system/cpu"), Runtime.getRuntime()
            .availableProcessors());

    private Cores() {}

    /** Those this process may use. */
    public static int count() {
        return COUNT;
    }

    /**
     * Cores as Linux lists them.
     *
     * @param folder where the processors' folders are; without them each is taken for a core
     * @param processors how many this process may use
     */
    static int count(Path folder, int processors) {
        Set<String> siblings = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "cpu[0-9]*")) {
            for (Path one : all) {
                Path list = one.resolve("topology/thread_siblings_list");
                if (Files.exists(list)) {
                    siblings.add(Files.readString(list).strip());
                }
            }
        } catch (IOException | SecurityException e) {
            return processors;
        }
        return siblings.isEmpty() ? processors : Math.min(siblings.size(), processors);
    }
}

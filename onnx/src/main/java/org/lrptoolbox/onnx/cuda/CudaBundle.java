package org.lrptoolbox.onnx.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.UserCache;

/**
 * CUDA and cuDNN from the redistributable jars of JavaCPP's presets, where those are on the class path. Both have some of
 * the files, and the first jar's count: that of CUDA 12.9, since the runtime asks more of it than 12.6 has.
 */
final class CudaBundle {
    private static final String FOLDER = "org/bytedeco/cuda/"
            + (System.getProperty("os.name", "").startsWith("Windows") ? "windows" : "linux") + "-x86_64/";

    private CudaBundle() {}

    static boolean has(String name) {
        return resource(name) != null;
    }

    private static @Nullable URL resource(String name) {
        return CudaBundle.class.getClassLoader().getResource(FOLDER + name);
    }

    /**
     * Unpacks libraries into the cache, those that are not there yet.
     *
     * @return the folder; empty if none was asked for
     * @throws UncheckedIOException if there is no room
     */
    static Optional<Path> unpack(List<String> names) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Path folder = UserCache.folder().resolve("cuda");
        try {
            Files.createDirectories(folder);
            for (String name : names) {
                unpack(name, folder.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the libraries of CUDA cannot be unpacked into " + folder
                    + " (2 GB; LRP_CACHE names another folder): " + e.getMessage(), e);
        }
        return Optional.of(folder);
    }

    private static void unpack(String name, Path file) throws IOException {
        URL resource = resource(name);
        if (resource == null) {
            return;
        }
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            // Another release of the jar has files of other sizes.
            if (!Files.exists(file) || Files.size(file) != connection.getContentLengthLong()) {
                AtomicFile.write(file, in::transferTo);
            }
        }
    }
}

package org.lrptoolbox.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

import org.lrptoolbox.io.UserCache;

/**
 * Where the native library of matrix products lies: a file which the user names, or OpenBLAS as the artifact
 * {@code org.bytedeco:openblas} of this platform has it, unpacked once into the user's cache.
 *
 * <p>A jar's checksums decide whether a file in the cache is whole; one that is not is written anew, beside its place
 * and then renamed, so that several processes may do so at once.
 */
final class NativeLibrary {
    private static final int BUFFER = 1 << 16;

    private NativeLibrary() {}

    /**
     * The library to load; {@code java.io.UncheckedIOException} and {@code UnsatisfiedLinkError} say why there is none.
     */
    static Path file() {
        return Held.FILE;
    }

    /** Found on first use: that reads the library once. */
    private static final class Held {
        static final Path FILE = find();

        private static Path find() {
            String named = Kernels.library();
            if (!named.isEmpty()) {
                return Path.of(named).toAbsolutePath();
            }
            try {
                return unpack("org/bytedeco/openblas/" + platform() + "/", UserCache.folder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** This platform's name among the artifact's classifiers. */
    static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String system = os.contains("win") ? "windows" : os.contains("mac") ? "macosx" : "linux";
        String processor = System.getProperty("os.arch", "");
        return system + "-" + switch (processor) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> processor;
        };
    }

    /**
     * Unpacks the library and those it needs, where they are not unpacked yet.
     *
     * @param folder where they lie on the class path
     * @return the library's file
     * @throws IOException if they are not there, or the cache cannot be written to
     */
    static Path unpack(String folder, Path cache) throws IOException {
        URL url = NativeLibrary.class.getClassLoader().getResource(folder);
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw new NoSuchFileException("no jar on the class path has " + folder);
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            List<JarEntry> entries = jar.stream().filter(e -> isLibrary(e.getName(), folder)).toList();
            JarEntry main = entries.stream().filter(e -> e.getName().startsWith(folder + "libopenblas.")).findAny()
                    .orElseThrow(() -> new NoSuchFileException(folder + "libopenblas"));
            Path target = cache.resolve("openblas-" + platform() + "-" + Long.toHexString(main.getCrc()));
            makePrivate(target);
            for (JarEntry entry : entries) {
                unpack(jar, entry, place(target, entry));
            }
            return place(target, main);
        }
    }

    /** Libraries directly in the folder; those named jni are for others. */
    private static boolean isLibrary(String name, String folder) {
        return name.startsWith(folder + "lib") && !name.startsWith(folder + "libjni")
                && name.indexOf('/', folder.length()) < 0;
    }

    private static Path place(Path target, JarEntry entry) {
        return target.resolve(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
    }

    /** Code is loaded from here: nobody but its owner may write to it. */
    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        if (Files.getFileAttributeView(folder.getParent(), PosixFileAttributeView.class) == null) {
            Files.createDirectories(folder);
            return;
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        if (Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(folder + " may be written to by everybody, so no library is loaded from it");
        }
    }

    private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
        if (isWhole(file, entry)) {
            return;
        }
        Path fresh = Files.createTempFile(file.getParent(), "new", ".part");
        try {
            try (InputStream in = jar.getInputStream(entry); OutputStream out = Files.newOutputStream(fresh)) {
                in.transferTo(out);
            }
            if (!isWhole(fresh, entry)) {
                throw new IOException(entry.getName() + " does not match its checksum in " + jar.getName());
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static boolean isWhole(Path file, JarEntry entry) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        }
        return sum.getValue() == entry.getCrc();
    }
}

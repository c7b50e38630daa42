package org.lrptoolbox.python.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.UserCache;

/**
 * Unpacks a folder of a jar into the user's cache. Python imports from a folder with a byte code cache several times
 * faster than from a jar, which it can neither list cheaply nor write byte code into.
 */
final class JarFolder {
    private JarFolder() {}

    /** The unpacked folder; its name holds a checksum of the content, so a newer jar never finds an older folder. */
    static Path unpacked(Path jar, String folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> files = zip.stream()
                    .filter(e -> e.getName().startsWith(folder + "/") && !e.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName)).toList();
            Path target = UserCache.folder().resolve(folder + "-" + checksum(files));
            if (!Files.isDirectory(target)) {
                unpack(zip, files, folder, target);
            } else {
                repair(zip, files, folder, target);
            }
            return target;
        }
    }

    /** A file that was lost or cut short comes back: caches are swept by people and programs that know no better. */
    private static void repair(ZipFile zip, List<? extends ZipEntry> files, String folder, Path target)
            throws IOException {
        for (ZipEntry file : files) {
            Path to = place(target, file, folder);
            if (to.toFile().length() != file.getSize()) {
                try (var in = zip.getInputStream(file)) {
                    Files.createDirectories(to.getParent());
                    AtomicFile.write(to, in::transferTo);
                }
            }
        }
    }

    private static Path place(Path target, ZipEntry file, String folder) throws IOException {
        Path to = target.resolve(file.getName().substring(folder.length() + 1)).normalize();
        if (!to.startsWith(target)) {
            throw new IOException(file.getName() + " leaves its folder");
        }
        return to;
    }

    private static String checksum(List<? extends ZipEntry> files) {
        CRC32 sum = new CRC32();
        for (ZipEntry file : files) {
            sum.update((file.getName() + ":" + file.getCrc() + ";").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return Long.toHexString(sum.getValue());
    }

    /** Unpacks beside the target and renames, so that two processes at once both end with a complete folder. */
    private static void unpack(ZipFile zip, List<? extends ZipEntry> files, String folder, Path target)
            throws IOException {
        Files.createDirectories(target.getParent());
        Path fresh = Files.createTempDirectory(target.getParent(), folder + "-new");
        try {
            for (ZipEntry file : files) {
                Path to = place(fresh, file, folder);
                Files.createDirectories(to.getParent());
                try (var in = zip.getInputStream(file)) {
                    Files.copy(in, to);
                }
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            delete(fresh);
        } catch (IOException e) {
            delete(fresh);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package org.lrptoolbox.cli.pip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A wheel: an archive of a package with its metadata. Nothing in it is run. */
final class Wheel implements AutoCloseable {
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|pyd|dll|dylib)(\\.[\\d.]+)?");
    /** Far more than packages of pure Python hold. */
    private static final long MOST_BYTES = 2L << 30;

    private final Path file;
    private final ZipFile zip;
    private final String info;
    private final List<String> metadata;

    Wheel(Path file) throws IOException {
        this.file = file;
        this.zip = open(file);
        this.info = zip.stream().map(ZipEntry::getName).filter(name -> name.matches("[^/]+\\.dist-info/METADATA"))
                .findFirst()
                .map(name -> name.substring(0, name.indexOf('/')))
                .orElseThrow(() -> new IOException(file + " is no wheel: it has no METADATA"));
        this.metadata = text(info + "/METADATA").lines().takeWhile(line -> !line.isEmpty()).toList();
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (java.util.zip.ZipException e) {
            throw new IOException(file + " is no wheel: " + e.getMessage(), e);
        }
    }

    private String text(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw new IOException(file + " is no wheel: it lacks " + entry);
        }
        try (InputStream in = zip.getInputStream(found)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The fields of that name in its metadata. */
    List<String> fields(String name) {
        return metadata.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip()).toList();
    }

    String name() throws IOException {
        return Requirement.normal(field("Name"));
    }

    Version version() throws IOException {
        String text = field("Version");
        return Version.of(text).orElseThrow(() -> new IOException(file + ": version " + text + " is none"));
    }

    private String field(String name) throws IOException {
        return fields(name).stream().findFirst().orElseThrow(() -> new IOException(file + " does not say its " + name));
    }

    /** Refuses what cannot run here. */
    void check() throws IOException {
        for (ZipEntry entry : zip.stream().toList()) {
            if (NATIVE.matcher(entry.getName()).matches()) {
                throw new NativeCodeException(name() + " has native code (" + entry.getName()
                        + "), made for CPython, which Java's Python cannot load");
            }
        }
    }

    /** Unpacks the package into a folder and gives its files, relative to it. */
    List<Path> unpack(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        long bytes = 0;
        for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
            String name = entry.getName().replaceFirst("^[^/]+\\.data/(purelib|platlib)/", "");
            if (name.matches("[^/]+\\.data/.*")) {
                continue; // programs and headers for others
            }
            Path to = folder.resolve(name).normalize();
            if (!to.startsWith(folder) || to.equals(folder)) {
                throw new IOException(file + ": " + name + " would leave its folder");
            }
            bytes += entry.getSize();
            if (bytes > MOST_BYTES) {
                throw new IOException(file + " holds more than " + (MOST_BYTES >> 30) + " GB");
            }
            Files.createDirectories(to.getParent());
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, to);
            }
            files.add(folder.relativize(to));
        }
        return files;
    }

    String info() {
        return info;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

package org.lrptoolbox.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files a build is made of: names, sizes and times. A time later than the build's usually means a change; but files
 * may also be dated in the future, and then only another date or size does.
 */
final class SourceFiles {
    private final TreeMap<String, BasicFileAttributes> files = new TreeMap<>();

    private SourceFiles() {}

    /** All POMs and everything below {@code src/main} of the modules. */
    static SourceFiles of(Path root) throws IOException {
        SourceFiles sources = new SourceFiles();
        List<Path> roots = new ArrayList<>(List.of(root.resolve("pom.xml")));
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.filter(Files::isDirectory).toList()) {
                roots.add(module.resolve("pom.xml"));
                roots.add(module.resolve("src").resolve("main"));
            }
        }
        for (Path start : roots) {
            if (Files.exists(start)) {
                try (Stream<Path> below = Files.walk(start)) {
                    for (Path file : below.toList()) {
                        sources.files.put(root.relativize(file).toString(),
                                Files.readAttributes(file, BasicFileAttributes.class));
                    }
                }
            }
        }
        return sources;
    }

    /** True where the build is missing, or older than a source which has changed since. */
    static boolean stale(Layout layout) throws IOException {
        if (!Files.exists(layout.built())) {
            return true;
        }
        if (!layout.hasSources()) {
            return false;
        }
        SourceFiles now = of(layout.root());
        return now.after(Files.getLastModifiedTime(layout.built())).isPresent()
                && !(Files.exists(layout.sources()) && Files.readString(layout.sources()).equals(now.toString()));
    }

    /** Keeps what was built. */
    void keep(Layout layout) throws IOException {
        Files.writeString(layout.sources(), toString(), StandardCharsets.UTF_8);
    }

    /** A file dated later than now, if there is one. */
    Optional<String> future() {
        return after(FileTime.from(Instant.now()));
    }

    private Optional<String> after(FileTime time) {
        return files.entrySet().stream().filter(file -> file.getValue().lastModifiedTime().compareTo(time) > 0)
                .map(file -> file.getKey() + ", " + file.getValue().lastModifiedTime()).findFirst();
    }

    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        files.forEach((name, file) -> lines.append(file.lastModifiedTime()).append(' ')
                .append(file.isDirectory() ? "-" : Long.toString(file.size())).append(' ').append(name).append('\n'));
        return lines.toString();
    }
}

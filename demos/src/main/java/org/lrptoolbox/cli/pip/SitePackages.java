package org.lrptoolbox.cli.pip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder that packages are installed into, as others lay it out: each with its {@code .dist-info} and its RECORD. */
record SitePackages(Path folder) {
    private static final String INFO = ".dist-info";

    /** What is installed: versions by names. */
    TreeMap<String, Version> installed() throws IOException {
        TreeMap<String, Version> found = new TreeMap<>();
        for (Path info : infos()) {
            String name = info.getFileName().toString();
            String[] parts = name.substring(0, name.length() - INFO.length()).split("-", 2);
            if (parts.length == 2) {
                Version.of(parts[1]).ifPresent(version -> found.put(Requirement.normal(parts[0]), version));
            }
        }
        return found;
    }

    private List<Path> infos() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(INFO)).sorted().toList();
        }
    }

    /** Unpacks a wheel beside the folder, takes away an older version, and moves the files into it. */
    void install(Wheel wheel) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempDirectory(folder.getParent(), "pip-new");
        try {
            List<Path> files = wheel.unpack(fresh);
            uninstall(wheel.name());
            for (Path file : files) {
                Path to = folder.resolve(file.toString());
                Files.createDirectories(to.getParent());
                Files.move(fresh.resolve(file.toString()), to, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(folder.resolve(wheel.info()).resolve("INSTALLER"), "lrp\n");
        } finally {
            delete(fresh);
        }
    }

    /** Takes a package away; false where it was not there. */
    boolean uninstall(String name) throws IOException {
        Optional<Path> info = infos().stream().filter(i -> Requirement.normal(i.getFileName().toString())
                .matches(java.util.regex.Pattern.quote(name) + "-\\d.*")).findFirst();
        if (info.isEmpty()) {
            return false;
        }
        List<Path> folders = new ArrayList<>();
        for (String line : Files.readAllLines(info.get().resolve("RECORD"))) {
            String entry = line.startsWith("\"") ? line.substring(1, line.indexOf('"', 1)) : line.split(",", 2)[0];
            Path file = folder.resolve(entry).normalize();
            if (file.startsWith(folder) && !file.equals(folder) && Files.isRegularFile(file)) {
                Files.delete(file);
                folders.add(file.getParent());
            }
        }
        delete(info.get());
        for (Path parent : folders) {
            removeEmpty(parent);
        }
        return true;
    }

    private void removeEmpty(Path start) throws IOException {
        Path at = start;
        while (at != null && !at.equals(folder) && at.startsWith(folder) && isEmpty(at)) {
            Files.delete(at);
            at = at.getParent();
        }
    }

    private static boolean isEmpty(Path at) throws IOException {
        if (!Files.isDirectory(at)) {
            return false;
        }
        try (Stream<Path> files = Files.list(at)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package org.lrptoolbox.cli.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.SparkContext;
import org.lrptoolbox.cli.stream.Fingerprint;
import org.lrptoolbox.image.Preprocessing;

/** Sends the files that options name to all executors, and rewrites the options to say where they lie there. */
final class Luggage {
    /** Weights and definitions lie beside models, under names that these begin with or have. */
    private static final List<String> BESIDE = List.of(".onnx", ".caffemodel");

    private final SparkContext context;
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final Map<String, Path> sent = new LinkedHashMap<>();

    Luggage(SparkContext context) {
        this.context = context;
    }

    /** SHA-256 of what was sent, by name. */
    Map<String, String> hashes() {
        return hashes;
    }

    /** A value of an option as executors should see it: {@code net.onnx}, {@code mask=mask.npy}, or anything else. */
    String packed(String value) throws IOException {
        int equals = value.indexOf('=');
        if (isFile(value)) {
            return Recipe.FOLDER + "/" + send(Path.of(value));
        }
        return equals > 0 && isFile(value.substring(equals + 1))
                ? value.substring(0, equals + 1) + Recipe.FOLDER + "/" + send(Path.of(value.substring(equals + 1)))
                : value;
    }

    /** Settings as words, with the file of a mean where they name one. */
    String packed(Preprocessing settings) throws IOException {
        String mean = settings.mean().toString();
        return isFile(mean)
                ? settings.toString().replace(" mean=" + mean, " mean=" + Recipe.FOLDER + "/" + send(Path.of(mean)))
                : settings.toString();
    }

    private static boolean isFile(String value) {
        return !value.isEmpty() && value.indexOf('\0') < 0 && Files.isRegularFile(Path.of(value));
    }

    private String send(Path file) throws IOException {
        String name = add(file);
        if (BESIDE.stream().anyMatch(name::endsWith)) {
            try (var others = Files.newDirectoryStream(file.toAbsolutePath().getParent(), Luggage::isPart)) {
                String stem = name.substring(0, name.lastIndexOf('.'));
                for (Path other : others) {
                    String called = other.getFileName().toString();
                    if (called.startsWith(stem + ".") || called.startsWith(name) || called.equals("deploy.prototxt")) {
                        add(other);
                    }
                }
            }
        }
        return name;
    }

    private static boolean isPart(Path file) {
        return file.getFileName().toString().matches(".*(\\.data|_data|\\.prototxt)");
    }

    private String add(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path real = file.toRealPath();
        Path before = sent.putIfAbsent(name, real);
        if (before != null && !before.equals(real)) {
            throw new IOException("two files called " + name + ": " + before + " and " + real
                    + "; on executors all lie in one folder, so give one of them another name");
        }
        if (before == null) {
            hashes.put(name, Fingerprint.of(real));
            context.addFile(real.toUri().toString());
        }
        return name;
    }
}

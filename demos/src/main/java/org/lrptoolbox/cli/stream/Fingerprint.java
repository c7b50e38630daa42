package org.lrptoolbox.cli.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of files, by which a run tells whether a model is still the same. */
public final class Fingerprint {
    private static final int BUFFER = 1 << 20;

    private Fingerprint() {}

    /** Of a file's content, in 64 hexadecimal digits. */
    public static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        add(file, digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The same of a model, with the files beside it that hold its weights ({@code model.onnx.data}) or its definition. */
    public static String ofModel(Path file) throws IOException {
        MessageDigest digest = digest();
        add(file, digest);
        String name = String.valueOf(file.getFileName());
        List<String> more = name.endsWith(".onnx")
                ? List.of(name + ".data", name + "_data")
                : name.endsWith(".caffemodel")
                        ? List.of(name.replace(".caffemodel", ".prototxt"), "deploy.prototxt")
                        : List.of();
        for (String other : more) {
            Path beside = file.resolveSibling(other);
            if (Files.isRegularFile(beside)) {
                add(beside, digest);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

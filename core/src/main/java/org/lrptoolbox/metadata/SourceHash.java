package org.lrptoolbox.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.text.Printable;

/** A file by its name and what is in it. */
final class SourceHash {
    private static final int PIECE = 1 << 16;

    private SourceHash() {}

    /** {@code SHA-256 two blanks NAME}, as {@code sha256sum} prints it. */
    static String line(Path file) throws IOException {
        InputFiles.requireRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                digest.update(piece, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest()) + "  "
                    + Printable.line(String.valueOf(file.getFileName()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

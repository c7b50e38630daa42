package org.lrptoolbox.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import org.lrptoolbox.tensor.Tensor;

/**
 * Files as they have always been written: networks whose numbers come out the same on every machine, and what files of
 * them hash to.
 */
public final class Snapshots {
    private Snapshots() {}

    /** Numbers from -1 to 1 in steps of 1/8, which are exact in every precision. */
    public static Tensor numbers(int seed, int... shape) {
        Tensor t = Tensor.zeros(shape);
        for (int i = 0; i < t.size(); i++) {
            t.data()[i] = ((i + seed) * 7 % 17 - 8) / 8.0;
        }
        return t;
    }

    /** The first 16 digits of the hash of a file, from an offset on. */
    public static String hash(Path file, int from) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return hash(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** The first 16 digits of the hash of some bytes. */
    public static String hash(byte... bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

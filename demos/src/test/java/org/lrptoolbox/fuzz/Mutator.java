package org.lrptoolbox.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages files as accidents and attackers do: bits and bytes change, numbers become extreme, parts are lost, doubled, or
 * come from another file, words of the format stand where they should not.
 */
final class Mutator {
    private static final long[] EXTREME = {0, 1, -1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, Integer.MAX_VALUE,
        Integer.MIN_VALUE, 0xffffffffL, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40};
    private static final String[] WORDS = {"nan", "-1", "1e999", "99999999999", "[", "{", "(", "\"", "\n", "\0", "../",
        "%s"};
    private static final int LONGEST = 1 << 16;

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    byte[] damaged(List<byte[]> pool) {
        byte[] bytes = any(pool);
        int damages = 1 + random.nextInt(4);
        for (int i = 0; i < damages; i++) {
            bytes = bytes.length == 0 ? bytes : once(bytes, pool);
        }
        return bytes.length > LONGEST && bytes.length > 2 * any(pool).length ? Arrays.copyOf(bytes, LONGEST) : bytes;
    }

    private byte[] any(List<byte[]> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    private byte[] once(byte[] bytes, List<byte[]> pool) {
        int at = random.nextInt(bytes.length);
        byte[] copy = bytes.clone();
        switch (random.nextInt(8)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] = (byte) random.nextInt();
            case 2 -> number(copy, at);
            case 3 -> {
                return spliced(bytes, at, new byte[0], 1 + random.nextInt(32));
            }
            case 4 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 5 -> {
                byte[] other = any(pool);
                int from = random.nextInt(Math.max(1, other.length));
                return spliced(bytes, at, Arrays.copyOfRange(other, from,
                        Math.min(other.length, from + 1 + random.nextInt(64))), random.nextInt(64));
            }
            case 6 -> {
                return spliced(bytes, at, WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8), 1);
            }
            default -> {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
                return spliced(bytes, at, Arrays.copyOfRange(bytes, at, end), 0);
            }
        }
        return copy;
    }

    /** An extreme number of 1, 2, 4 or 8 bytes, in either order. */
    private void number(byte[] bytes, int at) {
        long value = EXTREME[random.nextInt(EXTREME.length)];
        int width = 1 << random.nextInt(4);
        boolean little = random.nextBoolean();
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> 8 * (little ? i : width - 1 - i));
        }
    }

    /** With so many bytes replaced by others. */
    private static byte[] spliced(byte[] bytes, int at, byte[] part, int lost) {
        List<byte[]> parts = new ArrayList<>(List.of(Arrays.copyOf(bytes, at), part,
                Arrays.copyOfRange(bytes, Math.min(bytes.length, at + lost), bytes.length)));
        byte[] all = new byte[parts.stream().mapToInt(p -> p.length).sum()];
        int to = 0;
        for (byte[] p : parts) {
            System.arraycopy(p, 0, all, to, p.length);
            to += p.length;
        }
        return all;
    }
}

package org.lrptoolbox.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses pixels in the format DEFLATE: a pixel that repeats is written once with how often it does, all else by
 * Huffman's code. A third of the time of the JDK's quickest setting, which looks for repetitions everywhere, where
 * pictures have few, and files about as large. Source: RFC 1951.
 */
final class PixelDeflater {
    private static final int END = 256;
    private static final int SYMBOLS = 286;
    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 258;
    private static final int RUN_SYMBOL = 257;
    /** The bits of a length of code in a block's head: the plainest code for them, 16 of the same length. */
    private static final int LENGTH_BITS = 4;
    private static final int LENGTH_SYMBOLS = 19;
    /** Symbols 16, 17 and 18 come first in the head and have no code here. */
    private static final int UNUSED = 3;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** For each length of a run less 3: symbol, how many bits follow it, and these. */
    private static final int[] RUN_SYMBOLS = new int[LONGEST_RUN + 1];
    private static final int[] RUN_BITS = new int[LONGEST_RUN + 1];
    private static final int[] RUN_EXTRA = new int[LONGEST_RUN + 1];

    static {
        int length = SHORTEST_RUN;
        for (int symbol = RUN_SYMBOL; symbol < SYMBOLS - 1; symbol++) {
            int bits = Math.max((symbol - RUN_SYMBOL) / 4 - 1, 0);
            for (int extra = 0; extra < 1 << bits; extra++, length++) {
                RUN_SYMBOLS[length] = symbol;
                RUN_BITS[length] = bits;
                RUN_EXTRA[length] = extra;
            }
        }
        RUN_SYMBOLS[LONGEST_RUN] = SYMBOLS - 1;
        RUN_BITS[LONGEST_RUN] = 0;
        RUN_EXTRA[LONGEST_RUN] = 0;
    }

    private final byte[] data;
    private final int count;
    private final int step;
    private byte[] out;
    private int at;
    private long bits;
    private int held;

    private PixelDeflater(byte[] data, int count, int step) {
        this.data = data;
        this.count = count;
        this.step = step;
        // A code takes 15 bits at most, a head less than 200 bytes.
        this.out = new byte[2 * count + 256];
    }

    /**
     * One block, ended on a whole byte.
     *
     * @param count how many of the bytes
     * @param step the bytes of a pixel, 1 to 4
     * @param last whether no other block follows
     */
    static byte[] block(byte[] data, int count, int step, boolean last) {
        return new PixelDeflater(data, count, step).block(last);
    }

    private byte[] block(boolean last) {
        HuffmanCode code = HuffmanCode.of(counts());
        head(code, last);
        body(code);
        put(code.codes()[END], code.lengths()[END]);
        finish(last);
        return Arrays.copyOf(out, at);
    }

    /** As {@link #put} for each symbol, with its state in variables, which takes half the time. */
    private void body(HuffmanCode code) {
        int[] codes = code.codes();
        int[] lengths = code.lengths();
        long ahead = bits;
        int many = held;
        int to = at;
        for (int i = 0; i < count;) {
            int run = run(i);
            int symbol = run == 0 ? data[i] & 0xff : RUN_SYMBOLS[run];
            ahead |= (long) codes[symbol] << many;
            many += lengths[symbol];
            if (run == 0) {
                i++;
            } else {
                // The one distance there is has the code 0.
                ahead |= (long) RUN_EXTRA[run] << many;
                many += RUN_BITS[run] + 1;
                i += run;
            }
            // Without a question whose answer no processor foresees: all whole bytes, however many.
            LONG.set(out, to, ahead);
            to += many >>> 3;
            ahead >>>= many & ~7;
            many &= 7;
        }
        bits = ahead;
        held = many;
        at = to;
    }

    private int[] counts() {
        int[] counts = new int[SYMBOLS];
        counts[END] = 1;
        for (int i = 0; i < count;) {
            int run = run(i);
            counts[run == 0 ? data[i] & 0xff : RUN_SYMBOLS[run]]++;
            i += Math.max(run, 1);
        }
        return counts;
    }

    /** How many bytes from here on are those of the pixel before; 0 if too few. */
    private int run(int from) {
        // Three bytes at once: whether one is as before is as good as random.
        if (from < step || from + Integer.BYTES > count
                || ((int) INT.get(data, from) ^ (int) INT.get(data, from - step)) << Byte.SIZE != 0) {
            return 0;
        }
        int end = Math.min(from + LONGEST_RUN, count);
        int i = from + SHORTEST_RUN;
        while (i < end && data[i] == data[i - step]) {
            i++;
        }
        return i - from;
    }

    /** The kind of the block, and the length of every code. */
    private void head(HuffmanCode code, boolean last) {
        put(last ? 1 : 0, 1);
        put(2, 2);
        put(SYMBOLS - RUN_SYMBOL, 5);
        put(step - 1, 5);
        put(LENGTH_SYMBOLS - LENGTH_BITS, LENGTH_BITS);
        for (int i = 0; i < LENGTH_SYMBOLS; i++) {
            put(i < UNUSED ? 0 : LENGTH_BITS, 3);
        }
        for (int length : code.lengths()) {
            length(length);
        }
        for (int distance = 1; distance <= step; distance++) {
            length(distance == step ? 1 : 0);
        }
    }

    private void length(int length) {
        put(Integer.reverse(length) >>> Integer.SIZE - LENGTH_BITS, LENGTH_BITS);
    }

    private void put(int value, int many) {
        bits |= (long) value << held;
        held += many;
        if (held >= Integer.SIZE) {
            INT.set(out, at, (int) bits);
            at += Integer.BYTES;
            bits >>>= Integer.SIZE;
            held -= Integer.SIZE;
        }
    }

    /** Fills the last byte; where another block follows, by an empty one without compression, which begins on a byte. */
    private void finish(boolean last) {
        if (!last) {
            put(0, 3);
        }
        put(0, -held & 7);
        if (!last) {
            put(0, 16);
            put(0xFFFF, 16);
        }
        INT.set(out, at, (int) bits);
        at += held / Byte.SIZE;
    }
}

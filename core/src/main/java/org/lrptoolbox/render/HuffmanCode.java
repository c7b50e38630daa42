package org.lrptoolbox.render;

import java.util.Arrays;

/**
 * Huffman's code of some symbols: those that are frequent have short codes. Source: RFC 1951, 3.2.2, and D. A. Huffman,
 * A Method for the Construction of Minimum-Redundancy Codes, 1952.
 *
 * @param lengths the bits of each symbol's code, 0 where it has none
 * @param codes the codes, their first bit lowest
 */
record HuffmanCode(int[] lengths, int[] codes) {
    /** The most bits that DEFLATE allows. */
    static final int LONGEST = 15;
    private static final int SYMBOL = 16;

    /** @param counts how often each symbol occurs; at least two occur */
    static HuffmanCode of(int... counts) {
        int[] scaled = counts.clone();
        int[] lengths = lengths(scaled);
        while (Arrays.stream(lengths).max().orElse(0) > LONGEST) {
            // Counts that are more alike have shorter codes; never 0, which would take the code away.
            Arrays.setAll(scaled, i -> (scaled[i] + 1) / 2);
            lengths = lengths(scaled);
        }
        return new HuffmanCode(lengths, codes(lengths));
    }

    /** Joins the two rarest of what there is, symbols or what was joined, until all is one tree. */
    private static int[] lengths(int... counts) {
        long[] leaves = new long[counts.length];
        int many = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                leaves[many++] = (long) counts[i] << SYMBOL | i;
            }
        }
        Arrays.sort(leaves, 0, many);
        long[] count = new long[2 * many - 1];
        int[] parent = new int[2 * many - 1];
        for (int i = 0; i < many; i++) {
            count[i] = leaves[i] >> SYMBOL;
        }
        int leaf = 0;
        int joined = many;
        for (int next = many; next < count.length; next++) {
            for (int two = 0; two < 2; two++) {
                boolean rarer = leaf < many && (joined == next || count[leaf] <= count[joined]);
                int least = rarer ? leaf++ : joined++;
                count[next] += count[least];
                parent[least] = next;
            }
        }
        int[] depth = new int[count.length];
        int[] lengths = new int[counts.length];
        for (int node = count.length - 2; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
            if (node < many) {
                lengths[(int) leaves[node] & (1 << SYMBOL) - 1] = depth[node];
            }
        }
        return lengths;
    }

    /** In the order of lengths, then of symbols. */
    private static int[] codes(int... lengths) {
        int[] codes = new int[lengths.length];
        int code = 0;
        for (int bits = 1; bits <= LONGEST; bits++) {
            for (int i = 0; i < lengths.length; i++) {
                if (lengths[i] == bits) {
                    codes[i] = Integer.reverse(code++) >>> Integer.SIZE - bits;
                }
            }
            code <<= 1;
        }
        return codes;
    }
}

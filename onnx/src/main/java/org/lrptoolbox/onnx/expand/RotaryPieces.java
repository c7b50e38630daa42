package org.lrptoolbox.onnx.expand;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Attributes;

/** Rotary embeddings: positions told by angles that pairs of numbers are turned by. */
final class RotaryPieces {
    private RotaryPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "RotaryEmbedding",
                p -> rotary(p, p.input(1), p.input(2), p.input(3)));
        Expansions.add(Expansions.MICROSOFT, "RotaryEmbedding",
                p -> rotary(p, p.input(2), p.input(3), p.input(1)));
    }

    /** Pairs of numbers turned by angles that depend on their position. */
    private static void rotary(Pieces p, String cosTable, String sinTable, String positions) throws LrpFileException {
        Attributes a = p.node().attributes();
        int rank = p.shape(0).length;
        int[] x = p.known(0, rank == 3 ? 3 : 4);
        long heads = a.integer("num_heads", 0);
        boolean microsoft = p.node().proto().getDomain().equals(Expansions.MICROSOFT);
        int table = microsoft ? 2 : 1;
        int[] angles = p.shape(table);
        long whole = a.integer("rotary_embedding_dim", 0);
        int half = angles[angles.length - 1];
        if (rank == 3 && heads < 1) {
            heads = whole == 0 && x[2] % (2 * half) == 0 ? x[2] / (2L * half) : 0;
        }
        if (half < 1 || rank == 3 && (heads < 1 || x[2] % heads != 0) || whole != 0 && whole != 2L * half
                || a.real("scale", 1) != 1 || a.integer("is_packed_batching", 0) != 0) {
            throw p.node().unsupported("turns " + whole + " numbers of " + heads + " heads by " + half + " angles");
        }
        long depth = rank == 3 ? x[2] / heads : x[3];
        int length = rank == 3 ? x[1] : x[2];
        String value = rank == 3 ? AttentionPieces.apart(p, p.input(0), 3, (int) heads) : p.input(0);
        String cos = angle(p, cosTable, positions, microsoft ? 1 : 3, length, half, angles);
        String sin = angle(p, sinTable, positions, microsoft ? 1 : 3, length, half, angles);
        boolean interleaved = a.integer("interleaved", 0) != 0;
        String first = interleaved ? p.slice(value, 3, 0, 2L * half, 2) : p.slice(value, 3, 0, half, 1);
        String second = interleaved ? p.slice(value, 3, 1, 2L * half, 2) : p.slice(value, 3, half, 2L * half, 1);
        String real = p.add("Sub", p.add("Mul", first, cos).value(), p.add("Mul", second, sin).value()).value();
        String imaginary = p.add("Add", p.add("Mul", first, sin).value(), p.add("Mul", second, cos).value()).value();
        String turned;
        if (interleaved) {
            String pairs = p.add("Concat", p.reshaped(real, 0, 0, 0, half, 1), p.reshaped(imaginary, 0, 0, 0, half, 1))
                    .integer("axis", 4).value();
            turned = p.reshaped(pairs, 0, 0, 0, 2L * half);
        } else {
            turned = p.add("Concat", real, imaginary).integer("axis", 3).value();
        }
        String rest = depth > 2L * half
                ? p.add("Concat", turned, p.slice(value, 3, 2L * half, depth, 1)).integer("axis", 3).value()
                : turned;
        AttentionPieces.finish(p, rest, rank == 3);
    }

    /** The cosine or sine for every position, to be multiplied with all heads. */
    private static String angle(Pieces p, String table, String positions, int input, int length, int half,
            int... shape) throws LrpFileException {
        if (!p.node().has(input)) {
            if (shape.length != 3) {
                throw p.node().malformed("has angles of " + shape.length + " axes and no positions");
            }
            return p.reshaped(table, shape[0], 1, shape[1], half);
        }
        int[] ids = p.shape(input);
        if (ids.length == 1 && ids[0] == 1) {
            throw p.node().unsupported("counts positions from a computed start; give it one for every word");
        }
        if (ids.length != 2 || ids[1] != length) {
            throw p.node().malformed("has " + ids.length + " axes of positions for " + length + " words");
        }
        // Not a Gather: rows looked up by words are where relevance ends.
        String found = p.add("GatherND", table, p.reshaped(positions, ids[0], ids[1], 1)).value();
        return p.reshaped(found, ids[0], 1, length, half);
    }
}

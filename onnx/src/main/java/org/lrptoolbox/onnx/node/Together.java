package org.lrptoolbox.onnx.node;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value.Computed;

/** How the axes of several values are brought together. */
final class Together {
    private Together() {}

    /**
     * Values that are combined element by element: with as many axes as the one with the most, ones in front where
     * they have fewer, and the batch on the same axis. The sizes along an axis may differ, and stretch.
     */
    static Computed[] of(Reading node, Computed... all) throws LrpFileException {
        int rank = Arrays.stream(all).mapToInt(Computed::fileRank).max().orElse(0);
        int batch = Arrays.stream(all).filter(x -> x.fileRank() == rank).mapToInt(Computed::batch).max()
                .orElse(Computed.PINNED);
        if (batch != Computed.PINNED && Arrays.stream(all).anyMatch(x -> padded(x, rank)[batch] != 1)) {
            return together(node, rank, Computed.PINNED, all);
        }
        return together(node, rank, batch, all);
    }

    private static Computed[] together(Reading node, int rank, int batch, Computed... all) throws LrpFileException {
        Computed[] same = new Computed[all.length];
        for (int i = 0; i < all.length; i++) {
            Computed x = all[i];
            boolean keeps = x.batch() == batch && x.fileRank() == rank;
            // A value without a batch serves every sample; a batch that moves is one sample.
            if (!keeps && x.batch() != Computed.PINNED) {
                node.requirePinned(x);
            }
            int[] file = padded(x, rank);
            same[i] = keeps ? x : node.viewed(x, batch, batch == Computed.PINNED ? file : without(file, batch));
        }
        return same;
    }

    private static int[] padded(Computed x, int rank) {
        int[] file = x.fileShape();
        int[] padded = new int[rank];
        Arrays.fill(padded, 1);
        System.arraycopy(file, 0, padded, rank - file.length, file.length);
        return padded;
    }

    private static int[] without(int[] file, int axis) {
        int[] rest = new int[file.length - 1];
        System.arraycopy(file, 0, rest, 0, axis);
        System.arraycopy(file, axis + 1, rest, axis, rest.length - axis);
        return rest;
    }
}

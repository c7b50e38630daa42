package org.lrptoolbox.onnx.rows;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.tensor.Shapes;

/** Which numbers of a constant come of how many rows there are, as shapes do that are computed. */
final class Counts {
    /** More numbers than any shape has. */
    private static final int MOST = 256;

    private Counts() {}

    /** For every number of the result, whether it does. */
    static boolean[] of(Followed s) throws LrpFileException {
        int size = Math.min(MOST, Shapes.size(s.out()));
        boolean[] result = new boolean[size];
        if (s.proto().getOpType().equals("Shape")) {
            Lane lane = s.lane(0);
            int rank = s.shape(0).length;
            long start = s.integer("start", 0);
            int from = Math.clamp(start < 0 ? start + rank : start, 0, rank);
            for (int i = 0; lane != null && i < size; i++) {
                int axis = from + i;
                result[i] = !lane.known() || lane.places().stream().anyMatch(p -> p.axis() == axis);
            }
            return result;
        }
        boolean[] first = s.counted(0);
        switch (s.proto().getOpType()) {
            case "Cast", "Identity", "Squeeze", "Unsqueeze", "Reshape", "Flatten" -> {
                return Arrays.copyOf(first, size);
            }
            case "Gather" -> gathered(s, result);
            case "Slice" -> {
                long[] starts = s.integers("starts", 1);
                int from = starts.length == 1 ? Math.floorMod((int) starts[0], Math.max(1, first.length)) : 0;
                for (int i = 0; i < size; i++) {
                    result[i] = from + i < first.length && first[from + i];
                }
            }
            case "Concat" -> {
                int at = 0;
                for (int k = 0; k < s.node().inputs(); k++) {
                    boolean[] part = s.counted(k);
                    for (int i = 0; i < Shapes.size(s.shape(k)) && at < size; i++) {
                        result[at++] = i < part.length && part[i];
                    }
                }
            }
            default -> elements(s, result);
        }
        return result;
    }

    private static void gathered(Followed s, boolean[] result) throws LrpFileException {
        boolean[] first = s.counted(0);
        if (s.shape(0).length != 1 || Shapes.size(s.shape(1)) != result.length) {
            elements(s, result);
            return;
        }
        double[] at = s.node().numbers(1).data();
        for (int i = 0; i < result.length; i++) {
            int index = (int) (at[i] < 0 ? at[i] + first.length : at[i]);
            result[i] = index >= 0 && index < first.length && first[index];
        }
    }

    /** Of what is computed number by number, or in any other way. */
    private static void elements(Followed s, boolean[] result) throws LrpFileException {
        for (int k = 0; k < s.node().inputs(); k++) {
            boolean[] part = s.counted(k);
            boolean fits = part.length == 1 || part.length == result.length;
            for (int i = 0; i < result.length && part.length > 0; i++) {
                result[i] |= fits ? part[part.length == 1 ? 0 : i] : any(part);
            }
        }
    }

    static boolean any(boolean... counted) {
        for (boolean c : counted) {
            if (c) {
                return true;
            }
        }
        return false;
    }
}

package org.lrptoolbox.onnx.rows;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.tensor.Shapes;

/** What operators that move, join and part values do with the rows. */
final class Shifts {
    private Shifts() {}

    /** Places in another shape of the same numbers. */
    private static Lane viewed(Followed s, boolean... may) throws LrpFileException {
        int[] in = s.shape(0);
        Lane lane = s.lane(0);
        if (lane == null || !lane.known() || Shapes.isOpen(in) || Shapes.isOpen(s.out()) || Shapes.size(in) == 0) {
            return Lane.UNKNOWN;
        }
        Set<Place> all = new LinkedHashSet<>();
        Set<Place> named = new LinkedHashSet<>();
        for (Place p : lane.places()) {
            for (int axis = 0; axis < s.out().length; axis++) {
                Place to = Place.of(p.stride(in), axis, s.count(), s.out());
                if (to != null) {
                    all.add(to);
                    if (may.length > axis && may[axis]) {
                        named.add(to);
                    }
                }
            }
        }
        return new Lane(true, named.isEmpty() ? all : named).orUnknown();
    }

    static Lane reshaped(Followed s) throws LrpFileException {
        if (!s.node().isConstant(1)) {
            return Lane.UNKNOWN;
        }
        double[] target = s.node().numbers(1).data();
        boolean[] counted = Arrays.copyOf(s.counted(1), target.length);
        Lane lane = s.lane(0);
        boolean copies = s.integer("allowzero", 0) == 0;
        for (int i = 0; i < target.length; i++) {
            int axis = i;
            counted[i] |= copies && target[i] == 0 && lane != null
                    && lane.places().stream().anyMatch(p -> p.axis() == axis);
        }
        // Where nothing else depends on how many rows there are, what is left does.
        for (int i = 0; i < target.length && !Counts.any(s.counted(1)); i++) {
            counted[i] |= target[i] == -1;
        }
        return viewed(s, counted);
    }

    static Lane flattened(Followed s) throws LrpFileException {
        int rank = s.shape(0).length;
        long axis = s.integer("axis", 1);
        long from = axis < 0 ? axis + rank : axis;
        Lane lane = s.lane(0);
        boolean rows = lane != null && lane.places().stream().allMatch(p -> p.axis() < from);
        return viewed(s, rows, !rows);
    }

    static Lane squeezed(Followed s) throws LrpFileException {
        long[] axes = s.integers("axes", 1);
        if (axes.length == 0) {
            return viewed(s);
        }
        boolean[] gone = Followed.named(s.shape(0).length, axes);
        return s.moved(p -> gone[p.axis()] ? null : Mixing.without(p, false, gone)).orUnknown();
    }

    static Lane unsqueezed(Followed s) throws LrpFileException {
        boolean[] added = Followed.named(s.out().length, s.integers("axes", 1));
        return s.moved(p -> {
            int axis = -1;
            for (int left = p.axis(); left >= 0; left -= added[axis] ? 0 : 1) {
                axis++;
            }
            return p.at(axis);
        });
    }

    static Lane transposed(Followed s) throws LrpFileException {
        int rank = s.shape(0).length;
        long[] perm = s.integers("perm", s.node().inputs());
        return s.moved(p -> {
            for (int i = 0; i < rank; i++) {
                if ((perm.length == 0 ? rank - 1 - i : perm[i]) == p.axis()) {
                    return p.at(i);
                }
            }
            return null;
        });
    }

    /** Rows of several values one behind the other are still rows, if they are as many in each. */
    static Lane joined(Followed s) throws LrpFileException {
        long given = s.integer("axis", 1);
        int axis = (int) (given < 0 ? given + s.out().length : given);
        Lane all = Lane.UNKNOWN;
        boolean each = true;
        for (int i = 0; i < s.node().inputs(); i++) {
            Lane lane = s.lane(i);
            each &= lane != null && s.shape(i)[axis] == s.shape(0)[axis];
            all = lane == null ? all : all.and(lane);
        }
        boolean same = each;
        return all.moved(p -> p.axis() != axis || same ? p : null);
    }

    /** A part of the rows is not what all have in common; whole blocks of them are. */
    static Lane part(Followed s) throws LrpFileException {
        int[] in = s.shape(0);
        boolean split = s.proto().getOpType().equals("Split");
        return s.moved(p -> {
            int size = s.out()[p.axis()];
            if (in[p.axis()] == Shapes.OPEN) {
                return p;
            }
            boolean blocks = p.outer(s.count(), in) > 1 && size > 0 && size % (p.inner() * s.count()) == 0;
            return blocks || size == in[p.axis()] && (split || isWhole(s, p.axis())) ? p : null;
        });
    }

    /** Whether a slice takes an axis as it is, however long. */
    private static boolean isWhole(Followed s, int axis) {
        try {
            long[] starts = s.integers("starts", 1);
            long[] ends = s.integers("ends", 2);
            long[] axes = s.integers("axes", 3);
            long[] steps = s.integers("steps", 4);
            for (int i = 0; i < starts.length; i++) {
                long own = axes.length == 0 ? i : Math.floorMod(axes[i], s.out().length);
                boolean[] counted = s.counted(2);
                boolean toEnd = ends[i] > s.shape(0)[axis] || i < counted.length && counted[i] || s.count() > 1;
                if (own == axis && (starts[i] != 0 || !toEnd || steps.length > i && steps[i] != 1)) {
                    return false;
                }
            }
            return true;
        } catch (LrpFileException e) {
            return true;
        }
    }

    static Lane gathered(Followed s) throws LrpFileException {
        int rank = s.shape(0).length;
        int axis = Math.floorMod(s.integer("axis", 0), Math.max(1, rank));
        int more = s.shape(1).length - 1;
        Lane found = s.lane(1);
        Lane from = s.lane(0);
        Lane all = found == null ? Lane.UNKNOWN : found.moved(p -> p.at(axis + p.axis()));
        if (from == null) {
            return all;
        }
        boolean any = found != null || Counts.any(s.counted(1));
        int[] in = s.shape(0);
        Lane rest = from.moved(p -> p.axis() == axis
                ? null
                : p.at(p.axis() > axis ? p.axis() + more : p.axis()));
        boolean merged = from.places().stream().anyMatch(p -> p.axis() == axis && in[axis] > p.inner() * s.count());
        return any || merged ? all.and(rest.orUnknown()).orUnknown() : rest;
    }
}

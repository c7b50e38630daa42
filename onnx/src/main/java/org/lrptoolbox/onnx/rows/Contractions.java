package org.lrptoolbox.onnx.rows;

import org.lrptoolbox.io.LrpFileException;

/** What sums of products do with the rows of their factors: an axis that is summed over mixes what lies along it. */
final class Contractions {
    private Contractions() {}

    static Lane product(Followed s) throws LrpFileException {
        int[] a = s.shape(0);
        int[] b = s.shape(1);
        int rows = b.length == 1 ? 1 : 2;
        int rank = s.out().length;
        Lane all = Lane.UNKNOWN;
        Lane left = s.lane(0);
        if (left != null) {
            // The result has the last axis of the second factor instead of the first's.
            int shift = rank - (a.length - 1 + rows - 1);
            all = all.and(left.moved(p -> p.axis() == a.length - 1 || a.length == 1
                    || a[p.axis()] != s.out()[p.axis() + shift] ? null : p.at(p.axis() + shift)));
        }
        Lane right = s.lane(1);
        if (right != null) {
            int gone = b.length == 1 ? 0 : b.length - 2;
            int columns = a.length == 1 ? b.length - 1 - rank : b.length - rank;
            all = all.and(right.moved(p -> {
                int axis = p.axis() == b.length - 1 ? rank - 1 : p.axis() - columns;
                return p.axis() == gone || axis < 0 || b[p.axis()] != s.out()[axis] ? null : p.at(axis);
            }));
        }
        return all;
    }

    static Lane matrices(Followed s) throws LrpFileException {
        boolean transA = s.integer("transA", 0) != 0;
        boolean transB = s.integer("transB", 0) != 0;
        Lane all = Lane.UNKNOWN;
        Lane left = s.lane(0);
        if (left != null) {
            all = all.and(left.moved(p -> p.axis() == (transA ? 1 : 0) ? p.at(0) : null));
        }
        Lane right = s.lane(1);
        if (right != null) {
            all = all.and(right.moved(p -> p.axis() == (transB ? 0 : 1) ? p.at(1) : null));
        }
        Lane added = s.lane(2);
        return added == null ? all : all.and(Mixing.aligned(added, s.shape(2), s.out(), 0));
    }

    /** Letters that the result lacks are summed over. */
    static Lane einsum(Followed s) throws LrpFileException {
        String equation = s.text("equation", "").replace(" ", "");
        int arrow = equation.indexOf("->");
        if (arrow < 0 || equation.contains(".")) {
            return Lane.UNKNOWN;
        }
        String out = equation.substring(arrow + 2);
        String[] terms = equation.substring(0, arrow).split(",", -1);
        Lane all = Lane.UNKNOWN;
        for (int i = 0; i < terms.length; i++) {
            String term = terms[i];
            Lane lane = s.lane(i);
            if (lane != null) {
                all = all.and(lane.moved(p -> {
                    int axis = p.axis() < term.length() ? out.indexOf(term.charAt(p.axis())) : -1;
                    return axis < 0 ? null : p.at(axis);
                }));
            }
        }
        return all;
    }

    /** Steps depend on those before them; the batch is the second axis, or with layout 1 the first. */
    static Lane recurrent(Followed s) {
        int batch = s.integer("layout", 0) == 0 ? 1 : 0;
        int more = s.output() == 0 ? 1 : 0;
        return s.moved(p -> p.axis() != batch ? null : p.at(batch == 0 ? 0 : batch + more));
    }

    /** Every query looks at all keys. */
    static Lane attention(Followed s) throws LrpFileException {
        Lane all = Lane.UNKNOWN;
        for (int i = 0; i < 3; i++) {
            Lane lane = s.lane(i);
            int tokens = s.shape(i).length == 4 ? 2 : 1;
            boolean queries = i == 0;
            all = lane == null ? all : all.and(lane.moved(p -> p.axis() == tokens && !queries ? null : p));
        }
        return s.output() == 0 ? all : Lane.UNKNOWN;
    }
}

package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Compare;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.WinnerPlaces;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Numbers put back to where windows that overlap found them. A place may have been found by several: then it has the
 * number of the last of them, row by row, as ONNX Runtime and PyTorch have it, and the others are lost.
 */
final class Overlaps {
    private static final int MOST = 64;

    private Overlaps() {}

    /**
     * @param v one number for each window
     * @param x what was pooled, (channels, space ...)
     */
    static Computed back(Reading node, Computed v, Computed x, Frames f) throws LrpFileException {
        int[] s = node.known(x);
        int[] space = Arrays.copyOfRange(s, 1, s.length);
        int[] windows = f.windows(space);
        WinnerPlaces winners = new WinnerPlaces(f.size(), f.strides(), f.dilations(), f.before(), windows);
        int[] pooled = s.clone();
        System.arraycopy(windows, 0, pooled, 1, windows.length);
        Computed values = Unpools.ofWindows(node, v, pooled);
        Computed found = node.add(winners, x);
        int[] deep = new int[space.length];
        Arrays.setAll(deep, winners::deep);
        if (Shapes.size(deep) > MOST) {
            throw node.unsupported("puts numbers back to places that " + Shapes.size(deep) + " windows may have found; "
                    + "up to " + MOST + " are supported");
        }
        List<Computed> parts = new ArrayList<>();
        Computed taken = null;
        for (int k = 0; k < Shapes.size(deep); k++) {
            int[] back = Shapes.position(k, deep);
            Computed value = values;
            Computed at = found;
            for (int axis = 0; axis < space.length; axis++) {
                Gather each = new Gather(axis + 1, winners.windows(axis, space[axis], back[axis]));
                value = node.add(each, value);
                at = node.add(each, at);
            }
            Computed here = node.add(new Compare(Comparison.EQUAL), at,
                    node.constantLayer(expected(winners, space, back), 0));
            // The windows that come later are looked at first.
            Computed own = taken == null ? here : node.add(new Compare(Comparison.GREATER), here, taken);
            taken = taken == null ? here : node.add(new Compare(Comparison.OR), here, taken);
            parts.add(node.add(new HeldProduct(), value, own));
        }
        return parts.size() == 1
                ? parts.getFirst()
                : node.add(new Sum(parts.size()), parts.toArray(Computed[]::new));
    }

    /** At which place of such a window each position is; -1 where it is at none. */
    private static Tensor expected(WinnerPlaces winners, int[] space, int... back) {
        int[][] places = new int[space.length][];
        Arrays.setAll(places, axis -> winners.places(axis, space[axis], back[axis]));
        double[] all = new double[Shapes.size(space)];
        Arrays.setAll(all, i -> {
            int[] at = Shapes.position(i, space);
            int place = 0;
            for (int axis = 0; axis < at.length && place >= 0; axis++) {
                int own = places[axis][at[axis]];
                place = own < 0 ? -1 : place * winners.size()[axis] + own;
            }
            return place;
        });
        int[] shape = new int[space.length + 1];
        shape[0] = 1;
        System.arraycopy(space, 0, shape, 1, space.length);
        return Tensor.of(all, shape);
    }
}

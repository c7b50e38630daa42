package org.lrptoolbox.python.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import org.lrptoolbox.tensor.Shapes;

/** However a view is strided, a cursor meets its elements in C order, also when it starts in the middle. */
class CursorTest {
    @Property(tries = 300)
    void blocksAreTheElementsInOrder(@ForAll @Size(min = 1, max = 4) int[] seeds,
            @ForAll @IntRange(min = 1, max = 50) int block, @ForAll @IntRange(min = 0, max = 1000) int start) {
        NDArray view = view(seeds);
        double[] expected = oneByOne(view);
        int from = view.size() == 0 ? 0 : start % view.size();
        Cursor cursor = Cursor.over(view).seek(from);
        double[] buffer = new double[block];
        double[] found = new double[view.size()];
        for (int i = from; i < found.length; i += block) {
            int n = Math.min(block, found.length - i);
            double[] read = cursor.read(buffer, n);
            System.arraycopy(read, cursor.start(), found, i, n);
        }
        assertArrayEquals(Arrays.copyOfRange(expected, from, expected.length),
                Arrays.copyOfRange(found, from, found.length));
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll @Size(min = 1, max = 4) int[] seeds,
            @ForAll @IntRange(min = 1, max = 50) int block) {
        NDArray view = view(seeds);
        Cursor cursor = Cursor.over(view);
        double[] buffer = new double[block];
        for (int i = 0; i < view.size(); i += block) {
            int n = Math.min(block, view.size() - i);
            double[] target = cursor.target(buffer, n);
            for (int k = 0; k < n; k++) {
                target[cursor.start() + k] = -(i + k);
            }
            cursor.commit(target, n);
        }
        double[] expected = new double[view.size()];
        Arrays.setAll(expected, i -> -i);
        assertArrayEquals(expected, oneByOne(view));
    }

    @Test
    void repeatsTheElementsOfStretchedAxes() {
        NDArray column = NDArray.of(new double[]{1, 2}, 2, 1);
        Cursor cursor = Cursor.over(column, 2, 3);
        assertArrayEquals(new double[]{1, 1, 1, 2, 2, 2}, cursor.read(new double[6], 6));
        assertEquals(0, cursor.start());
    }

    /** A view made of the seeds: its axes are permuted, sliced, reversed. */
    private static NDArray view(int... seeds) {
        int[] shape = Arrays.stream(seeds).map(s -> 1 + Math.floorMod(s, 6)).toArray();
        NDArray a = Layout.reshape(Create.range(DataType.FLOAT64, 0, 1, Shapes.size(shape)), shape);
        Object[] key = Arrays.stream(seeds).mapToObj(s -> switch (Math.floorMod(s >> 4, 4)) {
            case 0 -> Slice.ALL;
            case 1 -> new Slice(null, null, 2L);
            case 2 -> new Slice(null, null, -1L);
            default -> new Slice(1L, null, null);
        }).toArray();
        NDArray sliced = Indexing.select(a, key);
        return (seeds[0] & 256) == 0 ? sliced : Layout.transpose(sliced);
    }

    private static double[] oneByOne(NDArray a) {
        double[] out = new double[a.size()];
        int[] shape = a.shape();
        for (int i = 0; i < out.length; i++) {
            int at = a.offset();
            int rest = i;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at += rest % shape[axis] * a.stride(axis);
                rest /= shape[axis];
            }
            out[i] = ((double[]) a.storage())[at];
        }
        return out;
    }
}

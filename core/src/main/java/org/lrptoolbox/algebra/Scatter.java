package org.lrptoolbox.algebra;

import java.util.Arrays;

/** Adding up where several values go to one place, made of gathering: each place gathers what goes there. */
final class Scatter {
    private Scatter() {}

    static <T> T along(Algebra<T> a, T values, int axis, int size, int... indices) {
        int[] counts = new int[size];
        for (int i : indices) {
            counts[i]++;
        }
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        // Places that receive less take zeros, which lie behind the values.
        int[] sources = new int[size * most];
        Arrays.fill(sources, indices.length);
        Arrays.fill(counts, 0);
        for (int k = 0; k < indices.length; k++) {
            sources[indices[k] * most + counts[indices[k]]++] = k;
        }
        int[] shape = a.shape(values);
        int[] behind = new int[shape.length];
        boolean full = Arrays.stream(sources).noneMatch(k -> k == indices.length);
        behind[axis] = 1;
        T padded = full ? values : a.pad(values, new int[shape.length], behind, 0);
        T gathered = a.gather(padded, axis, sources);
        if (most == 1) {
            return gathered;
        }
        int[] split = new int[shape.length + 1];
        System.arraycopy(shape, 0, split, 0, axis);
        split[axis] = size;
        split[axis + 1] = most;
        System.arraycopy(shape, axis + 1, split, axis + 2, shape.length - axis - 1);
        int[] whole = shape.clone();
        whole[axis] = size;
        return a.reshape(a.fold(Fold.SUM, a.reshape(gathered, split), axis + 1), whole);
    }
}

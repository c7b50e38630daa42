package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Pooling against its definition. */
class PoolKernelTest {

    /** Visits every element of every window: index into the input, index into the output. */
    private interface Member {
        void visit(int in, int out);
    }

    private static void forEachMember(Tensor x, Tensor y, int h, int w, int s0, int s1, Member member) {
        for (int b = 0; b < x.dim(0); b++) {
            for (int i = 0; i < y.dim(1); i++) {
                for (int j = 0; j < y.dim(2); j++) {
                    for (int p = 0; p < h; p++) {
                        for (int q = 0; q < w; q++) {
                            for (int c = 0; c < x.dim(3); c++) {
                                member.visit(((b * x.dim(1) + i * s0 + p) * x.dim(2) + j * s1 + q) * x.dim(3) + c,
                                        ((b * y.dim(1) + i) * y.dim(2) + j) * x.dim(3) + c);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void check(int batch, int height, int width, int depth, int h, int w, int s0, int s1) {
        // Few different numbers, so that maxima are often tied.
        Tensor x = RandomTensors.normal(1, batch, height, width, depth).map(v -> Math.rint(2 * v));
        int[] out = {batch, (height - h) / s0 + 1, (width - w) / s1 + 1, depth};
        Tensor r = RandomTensors.normal(2, out);

        Tensor sum = Tensor.zeros(out);
        Tensor max = Tensor.full(Double.NEGATIVE_INFINITY, out);
        Tensor count = Tensor.zeros(out);
        Tensor spread = Tensor.zeros(x.shape());
        Tensor shared = Tensor.zeros(x.shape());
        Tensor full = Tensor.zeros(x.shape());
        forEachMember(x, max, h, w, s0, s1, (i, o) -> {
            sum.data()[o] += x.data()[i];
            max.data()[o] = Math.max(max.data()[o], x.data()[i]);
            spread.data()[i] += r.data()[o];
        });
        forEachMember(x, max, h, w, s0, s1, (i, o) -> count.data()[o] += x.data()[i] == max.data()[o] ? 1 : 0);
        forEachMember(x, max, h, w, s0, s1, (i, o) -> {
            if (x.data()[i] == max.data()[o]) {
                shared.data()[i] += r.data()[o] / count.data()[o];
                full.data()[i] += r.data()[o];
            }
        });
        Close.assertClose(sum, PoolKernel.sum(x, h, w, s0, s1), Close.TWIN, "sum");
        Close.assertClose(max, PoolKernel.max(x, h, w, s0, s1), 0, "max");
        Close.assertClose(spread, PoolKernel.spread(r, h, w, s0, s1, height, width, depth), Close.TWIN, "spread");
        Close.assertClose(shared, PoolKernel.spreadToMax(x, max, r, h, w, s0, s1, true), Close.TWIN, "shared");
        Close.assertClose(full, PoolKernel.spreadToMax(x, max, r, h, w, s0, s1, false), Close.TWIN, "in full");
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void agreesWithTheDefinition(@ForAll @IntRange(min = 0, max = 5) int batch,
            @ForAll @IntRange(min = 1, max = 4) int h, @ForAll @IntRange(min = 1, max = 4) int w,
            @ForAll @IntRange(min = 0, max = 6) int moreRows, @ForAll @IntRange(min = 0, max = 6) int moreColumns,
            @ForAll @IntRange(min = 1, max = 9) int depth, @ForAll @IntRange(min = 1, max = 5) int s0,
            @ForAll @IntRange(min = 1, max = 3) int s1) {
        check(batch, h + moreRows, w + moreColumns, depth, h, w, s0, s1);
    }

    @Test
    void manyWindowsOnManyThreads() {
        Parallel.limit(4);
        try {
            check(40, 28, 28, 10, 2, 2, 2, 2);
            check(40, 28, 28, 10, 3, 3, 2, 1);
        } finally {
            Parallel.unlimited();
        }
    }

    @Test
    void aNanIsTheMaximumAndEqualsNothing() {
        double nan = Double.NaN;
        Tensor x = Tensor.of(new double[]{1, nan, 3, 4}, 1, 2, 2, 1);
        Tensor y = PoolKernel.max(x, 2, 2, 2, 2);
        assertArrayEquals(new double[]{nan}, y.data());
        Tensor r = Tensor.of(new double[]{5}, 1, 1, 1, 1);
        assertArrayEquals(new double[]{nan, nan, nan, nan},
                PoolKernel.spreadToMax(x, y, r, 2, 2, 2, 2, true).data());
        assertArrayEquals(new double[4], PoolKernel.spreadToMax(x, y, r, 2, 2, 2, 2, false).data());
    }

    @Test
    void refusesOutputsOfAnotherGeometry() {
        Tensor x = Tensor.zeros(2, 4, 4, 1);
        Tensor y = Tensor.zeros(2, 2, 2, 1);
        Tensor other = Tensor.zeros(1, 2, 2, 1);
        assertThrows(IllegalArgumentException.class, () -> PoolKernel.sum(x, 5, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> PoolKernel.spread(y, 2, 2, 1, 1, 4, 4, 1));
        assertThrows(IllegalArgumentException.class, () -> PoolKernel.spreadToMax(x, other, y, 2, 2, 2, 2, true));
        assertThrows(IllegalArgumentException.class, () -> PoolKernel.spreadToMax(x, y, other, 2, 2, 2, 2, true));
    }
}

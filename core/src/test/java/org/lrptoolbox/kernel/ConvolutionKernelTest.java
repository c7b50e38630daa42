package org.lrptoolbox.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Convolution, its adjoint and its weight gradient against their definitions. */
class ConvolutionKernelTest {

    /** Visits every product of the convolution: indices into x, w and y. */
    private interface Term {
        void visit(int x, int w, int y);
    }

    private static void forEachTerm(Tensor x, Tensor w, Tensor y, int s0, int s1, Term term) {
        for (int b = 0; b < x.dim(0); b++) {
            for (int i = 0; i < y.dim(1); i++) {
                for (int j = 0; j < y.dim(2); j++) {
                    int out = (b * y.dim(1) + i) * y.dim(2) + j;
                    for (int p = 0; p < w.dim(0); p++) {
                        for (int q = 0; q < w.dim(1); q++) {
                            int in = (b * x.dim(1) + i * s0 + p) * x.dim(2) + j * s1 + q;
                            for (int c = 0; c < x.dim(3); c++) {
                                for (int k = 0; k < w.dim(3); k++) {
                                    term.visit(in * x.dim(3) + c, ((p * w.dim(1) + q) * x.dim(3) + c) * w.dim(3) + k,
                                            out * w.dim(3) + k);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static void check(int batch, int height, int width, int depth, int h, int w, int n, int s0, int s1) {
        Tensor x = RandomTensors.normal(1, batch, height, width, depth);
        Tensor f = RandomTensors.normal(2, h, w, depth, n);
        double[] bias = RandomTensors.normal(3, n).data();
        int[] out = {batch, (height - h) / s0 + 1, (width - w) / s1 + 1, n};
        Tensor s = RandomTensors.normal(4, out);

        Tensor y = Tensor.zeros(out);
        Tensor dx = Tensor.zeros(x.shape());
        Tensor dw = Tensor.zeros(f.shape());
        for (int i = 0; i < y.size(); i++) {
            y.data()[i] = bias[i % n];
        }
        forEachTerm(x, f, y, s0, s1, (ix, iw, iy) -> {
            y.data()[iy] += x.data()[ix] * f.data()[iw];
            dx.data()[ix] += s.data()[iy] * f.data()[iw];
            dw.data()[iw] += x.data()[ix] * s.data()[iy];
        });
        Close.assertClose(y, ConvolutionKernel.forward(x, f, s0, s1, bias), Close.TWIN, "forward");
        Close.assertClose(dx, ConvolutionKernel.transpose(s, f, s0, s1, height, width, depth), Close.TWIN, "transpose");
        Close.assertClose(dw, Tensor.of(ConvolutionKernel.weightGradient(x, s, f.shape(), s0, s1), f.shape()),
                Close.TWIN, "weight gradient");
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void agreesWithTheDefinition(@ForAll @IntRange(min = 1, max = 20) int batch,
            @ForAll @IntRange(min = 1, max = 5) int h, @ForAll @IntRange(min = 1, max = 5) int w,
            @ForAll @IntRange(min = 0, max = 6) int moreRows, @ForAll @IntRange(min = 0, max = 6) int moreColumns,
            @ForAll @IntRange(min = 1, max = 3) int depth, @ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll @IntRange(min = 1, max = 7) int s0, @ForAll @IntRange(min = 1, max = 3) int s1) {
        check(batch, h + moreRows, w + moreColumns, depth, h, w, n, s0, s1);
    }

    @Test
    void filtersDeeperAndInputsLargerThanABlock() {
        check(1, 60, 40, 3, 5, 3, 2, 1, 1);
        check(3, 60, 40, 1, 21, 19, 3, 1, 1);
        check(2, 60, 90, 1, 5, 3, 2, 2, 1);
        check(2, 12, 11, 140, 3, 3, 7, 1, 2);
        check(1, 70, 33, 2, 7, 2, 3, 2, 1);
        check(3, 20, 20, 300, 2, 2, 3, 1, 1);
    }

    @Test
    void withoutBias() {
        Tensor x = RandomTensors.normal(1, 2, 4, 4, 1);
        Tensor f = RandomTensors.normal(2, 2, 2, 1, 3);
        Close.assertClose(ConvolutionKernel.forward(x, f, 1, 1, 0, 0, 0), ConvolutionKernel.forward(x, f, 1, 1),
                Close.TWIN, "no bias");
    }

    @Test
    void anEmptyBatch() {
        Tensor f = RandomTensors.normal(2, 2, 2, 1, 3);
        Tensor y = ConvolutionKernel.forward(Tensor.zeros(0, 4, 4, 1), f, 1, 1);
        assertArrayEquals(new int[]{0, 3, 3, 3}, y.shape());
        assertArrayEquals(new int[]{0, 4, 4, 1}, ConvolutionKernel.transpose(y, f, 1, 1, 4, 4, 1).shape());
        assertArrayEquals(new double[12],
                ConvolutionKernel.weightGradient(Tensor.zeros(0, 4, 4, 1), y, f.shape(), 1, 1));
    }

    @Test
    void theNumberOfThreadsDoesNotShow() {
        for (int batch : new int[]{1, 3, 40}) {
            Tensor x = RandomTensors.normal(1, batch, 40, 30, 4);
            Tensor f = RandomTensors.normal(2, 3, 4, 4, 9);
            Tensor s = RandomTensors.normal(3, batch, 38, 27, 9);
            try {
                Parallel.limit(1);
                Tensor y = ConvolutionKernel.forward(x, f, 1, 1);
                Tensor dx = ConvolutionKernel.transpose(s, f, 1, 1, 40, 30, 4);
                double[] dw = ConvolutionKernel.weightGradient(x, s, f.shape(), 1, 1);
                for (int threads = 2; threads < 6; threads++) {
                    Parallel.limit(threads);
                    assertArrayEquals(y.data(), ConvolutionKernel.forward(x, f, 1, 1).data());
                    assertArrayEquals(dx.data(), ConvolutionKernel.transpose(s, f, 1, 1, 40, 30, 4).data());
                    assertArrayEquals(dw, ConvolutionKernel.weightGradient(x, s, f.shape(), 1, 1));
                }
            } finally {
                Parallel.unlimited();
            }
        }
    }

    @Test
    void aNanReachesOnlyTheWindowsAboveIt() {
        Tensor x = RandomTensors.normal(1, 1, 5, 5, 1);
        x.data()[0] = Double.NaN;
        double[] y = ConvolutionKernel.forward(x, RandomTensors.normal(2, 2, 2, 1, 1), 1, 1).data();
        for (int i = 0; i < y.length; i++) {
            assertTrue(Double.isNaN(y[i]) == (i == 0), "position " + i);
        }
    }

    @Test
    void namesShapesThatDoNotFit() {
        Tensor x = Tensor.zeros(1, 4, 4, 2);
        Tensor f = Tensor.zeros(2, 2, 3, 1);
        String text = assertThrows(IllegalArgumentException.class, () -> ConvolutionKernel.forward(x, f, 1, 1))
                .getMessage();
        assertTrue(text.contains("(2, 2, 3, 1)") && text.contains("(4, 4, 2)"), text);
        assertThrows(IllegalArgumentException.class,
                () -> ConvolutionKernel.forward(x, Tensor.zeros(5, 5, 2, 1), 1, 1));
        assertThrows(IllegalArgumentException.class,
                () -> ConvolutionKernel.forward(x, Tensor.zeros(2, 2, 2, 1), 0, 1));
        assertThrows(IllegalArgumentException.class,
                () -> ConvolutionKernel.forward(x, Tensor.zeros(2, 2, 2, 1), 1, 1, 1, 2));
        assertThrows(IllegalArgumentException.class,
                () -> ConvolutionKernel.transpose(Tensor.zeros(1, 4, 4, 1), Tensor.zeros(2, 2, 2, 1), 1, 1, 4, 4, 2));
    }
}

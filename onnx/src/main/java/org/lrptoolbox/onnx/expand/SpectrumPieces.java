package org.lrptoolbox.onnx.expand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.tensor.Tensor;

/**
 * Fourier transforms as what they are: products with a stored matrix. Real and imaginary parts are the last axis, as in
 * the specification.
 */
final class SpectrumPieces {
    /** Since then the axis is an input. */
    private static final int AXIS_AS_INPUT = 20;
    private static final int PARTS = 2;
    private static final long MOST = 1 << 24;

    private SpectrumPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "DFT", SpectrumPieces::transformed);
        Expansions.add(Expansions.STANDARD, "STFT", SpectrumPieces::framed);
    }

    private static void transformed(Pieces p) throws LrpFileException {
        int[] x = p.shape(0);
        boolean inverse = p.node().attributes().integer("inverse", 0) != 0;
        boolean onesided = p.node().attributes().integer("onesided", 0) != 0;
        long named = p.node().opset() < AXIS_AS_INPUT
                ? p.node().attributes().integer("axis", 1)
                : p.node().has(2) ? (long) p.node().numbers(2).data()[0] : -2;
        int rank = x.length;
        int axis = (int) (named < 0 ? named + rank : named);
        if (rank < 2 || axis < 0 || axis >= rank - 1 || x[rank - 1] < 1 || x[rank - 1] > PARTS) {
            throw p.node()
                    .malformed("transforms axis " + named + " of a value with " + rank + " axes; the last is that "
                            + "of real and imaginary parts");
        }
        if (x[axis] < 1) {
            throw p.unknown(x);
        }
        int parts = x[rank - 1];
        int length = p.node().has(1)
                ? (int) p.node().numbers(1).data()[0]
                : inverse && onesided
                        ? 2 * (x[axis] - 1)
                        : x[axis];
        Tensor matrix = inverse && onesided
                ? real(p, length, Math.min(x[axis], length / 2 + 1), x[axis], parts)
                : matrix(p, length, x[axis], onesided ? length / 2 + 1 : length, parts, inverse);
        // The transformed axis in front of the parts, the two as one.
        long[] perm = order(rank, axis, rank - 2);
        String front = p.transposed(p.input(0), perm);
        long[] shape = Arrays.stream(perm).map(i -> x[(int) i] < 0 ? 0 : x[(int) i]).toArray();
        long[] merged = Arrays.copyOf(shape, rank - 1);
        merged[rank - 2] = (long) x[axis] * parts;
        String flat = p.add("Reshape", front, p.integers(merged)).value();
        String spectrum = p.add("MatMul", flat, p.numbers(matrix)).value();
        int out = inverse && onesided ? 1 : PARTS;
        shape[rank - 2] = matrix.dim(1) / out;
        shape[rank - 1] = out;
        String apart = p.add("Reshape", spectrum, p.integers(shape)).value();
        p.add("Transpose", apart).integers("perm", order(rank, rank - 2, axis)).as(0);
    }

    /** All axes in order, but one of them moved elsewhere. */
    private static long[] order(int rank, int from, int to) {
        List<Long> axes = new ArrayList<>();
        for (long i = 0; i < rank; i++) {
            axes.add(i);
        }
        axes.add(to, axes.remove(from));
        return axes.stream().mapToLong(i -> i).toArray();
    }

    /** exp(-+ 2 pi i k t / length), rows (t, part), columns (k, part); positions past the length are not read. */
    private static Tensor matrix(Pieces p, int length, int positions, int bins, int parts, boolean inverse)
            throws LrpFileException {
        requireLength(p, length);
        p.node().constants().charge((long) positions * parts * bins * PARTS);
        Tensor matrix = Tensor.zeros(positions * parts, bins * PARTS);
        double scale = inverse ? 1.0 / length : 1;
        for (int t = 0; t < Math.min(positions, length); t++) {
            for (int k = 0; k < bins; k++) {
                double angle = (inverse ? 2 : -2) * Math.PI * ((long) k * t % length) / length;
                double[] turn = {Math.cos(angle) * scale, Math.sin(angle) * scale};
                matrix.data()[(t * parts) * matrix.dim(1) + k * PARTS] = turn[0];
                matrix.data()[(t * parts) * matrix.dim(1) + k * PARTS + 1] = turn[1];
                if (parts == PARTS) {
                    matrix.data()[(t * parts + 1) * matrix.dim(1) + k * PARTS] = -turn[1];
                    matrix.data()[(t * parts + 1) * matrix.dim(1) + k * PARTS + 1] = turn[0];
                }
            }
        }
        return matrix;
    }

    /** Real numbers of the half of their spectrum: bins that have a mirror image count twice. */
    private static Tensor real(Pieces p, int length, int bins, int positions, int parts) throws LrpFileException {
        requireLength(p, length);
        p.node().constants().charge((long) positions * parts * length);
        Tensor matrix = Tensor.zeros(positions * parts, length);
        for (int k = 0; k < bins; k++) {
            double weight = (k == 0 || 2 * k == length ? 1.0 : 2.0) / length;
            for (int t = 0; t < length; t++) {
                double angle = 2 * Math.PI * ((long) k * t % length) / length;
                matrix.data()[(k * parts) * matrix.dim(1) + t] = Math.cos(angle) * weight;
                if (parts == PARTS) {
                    matrix.data()[(k * parts + 1) * matrix.dim(1) + t] = -Math.sin(angle) * weight;
                }
            }
        }
        return matrix;
    }

    private static void requireLength(Pieces p, int length) throws LrpFileException {
        if (length < 1) {
            throw p.node().malformed("transforms " + length + " positions");
        }
    }

    /** Frames of a signal (N, length[, parts]), each through a window and transformed: (N, frames, bins, 2). */
    private static void framed(Pieces p) throws LrpFileException {
        int[] x = p.shape(0);
        boolean onesided = p.node().attributes().integer("onesided", 1) != 0;
        int step = (int) p.node().numbers(1).data()[0];
        @Nullable
        Tensor window = p.node().has(2) && p.node().any(2) instanceof Constant ? p.node().numbers(2) : null;
        if (window == null && p.node().has(2)) {
            throw p.node().unsupported("looks through a window that is computed; a stored one is supported");
        }
        int length = p.node().has(3) ? (int) p.node().numbers(3).data()[0] : window == null ? 0 : window.size();
        int parts = x.length == 3 ? x[2] : 1;
        if (x.length < 2 || x.length > 3 || step < 1 || length < 1 || x[1] < length || parts < 1 || parts > PARTS
                || window != null && window.size() != length) {
            throw p.node().malformed("cuts frames of " + length + " every " + step + " of a value with " + x.length
                    + " axes");
        }
        int frames = 1 + (x[1] - length) / step;
        if ((long) frames * length > MOST) {
            throw p.node().unsupported("cuts " + frames + " frames of " + length + "; so many are not supported");
        }
        long[] places = new long[frames * length];
        Arrays.setAll(places, i -> i / length * (long) step + i % length);
        String cut = p.add("Gather", p.input(0), p.integers(places)).integer("axis", 1).value();
        String rows = p.add("Reshape", cut, p.integers(x[0] < 0 ? 0 : x[0], frames, (long) length * parts)).value();
        Tensor matrix = matrix(p, length, length, onesided ? length / 2 + 1 : length, parts, false);
        if (window != null) {
            int columns = matrix.dim(1);
            for (int i = 0; i < matrix.size(); i++) {
                matrix.data()[i] *= window.data()[i / columns / parts];
            }
        }
        String spectrum = p.add("MatMul", rows, p.numbers(matrix)).value();
        p.add("Reshape", spectrum, p.integers(x[0] < 0 ? 0 : x[0], frames, matrix.dim(1) / PARTS, PARTS)).as(0);
    }
}

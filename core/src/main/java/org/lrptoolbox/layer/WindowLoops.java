package org.lrptoolbox.layer;

import org.lrptoolbox.kernel.Parallel;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** The loops of pooling: visits the windows of every plane, clipped to the image. */
final class WindowLoops {
    private final Frame frame;
    private final int rows;
    private final int columns;
    private final int down;
    private final int across;

    WindowLoops(Frame frame, int... sample) {
        this.frame = frame;
        this.rows = sample[1];
        this.columns = sample[2];
        this.down = frame.down(rows);
        this.across = frame.across(columns);
    }

    /** One window: where its output lies in the batch, and which rows and columns of the plane it covers. */
    private interface Window {
        void accept(int out, int plane, int firstRow, int firstColumn);
    }

    private interface Position {
        void accept(int at);
    }

    private void forWindows(int planes, Window body) {
        Parallel.forRanges(planes, 4, (from, to) -> {
            for (int plane = from; plane < to; plane++) {
                for (int w = 0; w < down * across; w++) {
                    body.accept(plane * down * across + w, plane * rows * columns,
                            w / across * frame.strideDown() - frame.top(),
                            w % across * frame.strideAcross() - frame.left());
                }
            }
        });
    }

    /** The positions of a window that lie in the image, in row-major order. */
    private void forPositions(int plane, int firstRow, int firstColumn, Position body) {
        for (int p = 0; p < frame.height(); p++) {
            int row = firstRow + p * frame.dilationDown();
            if (row < 0 || row >= rows) {
                continue;
            }
            for (int q = 0; q < frame.width(); q++) {
                int column = firstColumn + q * frame.dilationAcross();
                if (column >= 0 && column < columns) {
                    body.accept(plane + row * columns + column);
                }
            }
        }
    }

    private Tensor output(Tensor x) {
        return Tensor.zeros(x.batch(), x.dim(1), down, across);
    }

    Tensor sum(Tensor x) {
        Tensor y = output(x);
        forWindows(x.batch() * x.dim(1), (out, plane, row, column) -> forPositions(plane, row, column,
                at -> y.data()[out] += x.data()[at]));
        return y;
    }

    /** The adjoint of {@link #sum}. */
    Tensor spread(Tensor s, int... sample) {
        Tensor x = Tensor.zeros(Shapes.batch(s.batch(), sample));
        forWindows(s.batch() * s.dim(1), (out, plane, row, column) -> forPositions(plane, row, column,
                at -> x.data()[at] += s.data()[out]));
        return x;
    }

    /** The maximum of every window; padding never wins, NaN always. */
    Tensor max(Tensor x) {
        Tensor y = output(x);
        forWindows(x.batch() * x.dim(1), (out, plane, row, column) -> {
            y.data()[out] = Double.NEGATIVE_INFINITY;
            forPositions(plane, row, column, at -> y.data()[out] = Math.max(y.data()[out], x.data()[at]));
        });
        return y;
    }

    /** Gives every output's value to the maximum of its window. */
    Tensor toMax(Tensor x, Tensor y, Tensor r, Ties ties) {
        Tensor result = Tensor.zeros(x.shape());
        forWindows(x.batch() * x.dim(1), (out, plane, row, column) -> {
            double max = y.data()[out];
            int[] winners = {0, -1};
            forPositions(plane, row, column, at -> {
                if (x.data()[at] == max && winners[0]++ == 0) {
                    winners[1] = at;
                }
            });
            if (ties == Ties.FIRST && winners[0] > 0) {
                result.data()[winners[1]] += r.data()[out];
            } else {
                double share = r.data()[out] / winners[0];
                forPositions(plane, row, column, at -> result.data()[at] += x.data()[at] == max ? share : 0);
            }
        });
        return result;
    }

    /**
     * What the sum of every window is divided by for its average, per row and column of windows.
     *
     * @param padded whether padding counts; what overhangs it never does
     */
    double[] areas(boolean padded) {
        double[] areas = new double[down * across];
        for (int w = 0; w < areas.length; w++) {
            int down = reached(w / across * frame.strideDown() - frame.top(), frame.height(), frame.dilationDown(),
                    padded ? -frame.top() : 0, rows + (padded ? frame.bottom() : 0));
            int wide = reached(w % across * frame.strideAcross() - frame.left(), frame.width(),
                    frame.dilationAcross(), padded ? -frame.left() : 0, columns + (padded ? frame.right() : 0));
            areas[w] = Math.max(1, down * wide);
        }
        return areas;
    }

    private static int reached(int first, int size, int step, int from, int to) {
        int count = 0;
        for (int p = 0; p < size; p++) {
            int at = first + p * step;
            count += at >= from && at < to ? 1 : 0;
        }
        return count;
    }
}

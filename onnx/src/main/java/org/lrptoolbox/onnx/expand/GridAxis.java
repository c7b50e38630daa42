package org.lrptoolbox.onnx.expand;

import java.util.Arrays;

import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.tensor.Tensor;

/**
 * One axis of an image that is seen at points between its pixels.
 *
 * @param p the node
 * @param size how many pixels it has
 * @param aligned whether -1 and 1 are the middles of the outermost pixels, not their outer edges
 * @param padding what is beyond the image
 * @param mode which pixels count
 */
record GridAxis(Pieces p, int size, boolean aligned, String padding, Mode mode) {
    /** The pixels around a point that count: from how far before it, and how many. */
    enum Mode {
        /** The nearest one. */
        NEAREST(0, 1),
        /** The two beside it. */
        LINEAR(0, 2),
        /** Two on each side. */
        CUBIC(-1, 4);

        private final int first;
        private final int count;

        Mode(int first, int count) {
            this.first = first;
            this.count = count;
        }

        int count() {
            return count;
        }
    }

    /** The slope of the cubic at its first zero, as the specification has it. */
    private static final double SLOPE = -0.75;

    private double scale() {
        return (aligned ? size - 1 : size) / 2.0;
    }

    private double shift() {
        return (size - 1) / 2.0;
    }

    /** Half the way after which reflections repeat, and where they begin. */
    private double period() {
        return aligned ? size - 1 : size;
    }

    private double start() {
        return aligned ? 0 : -0.5;
    }

    /** Where a place lies that may be beyond the image. */
    private double within(double place) {
        double x = place;
        if (padding.equals("reflection")) {
            double folded = period() == 0 ? 0 : Math.abs(x - start()) % (2 * period());
            x = period() - Math.abs(folded - period()) + start();
        }
        return padding.equals("zeros") ? x : Math.clamp(x, 0, size - 1);
    }

    /** The same of computed places. */
    private String within(String place) {
        String x = place;
        if (padding.equals("reflection")) {
            String away = p.add("Abs", p.add("Sub", x, p.number(start())).value()).value();
            String turns = p.add("Floor", p.times(away, 0.5 / Math.max(period(), 1e-9))).value();
            String folded = p.add("Sub", away, p.times(turns, 2 * period())).value();
            String back = p.add("Abs", p.add("Sub", folded, p.number(period())).value()).value();
            x = p.add("Sub", p.number(period() + start()), back).value();
        }
        return padding.equals("zeros")
                ? x
                : p.add("Min", p.add("Max", x, p.number(0)).value(), p.number(size - 1)).value();
    }

    /** A pixel that counts for a stored coordinate, and how much; one beyond the image counts nothing. */
    double[] tap(double coordinate, int number) {
        double place = coordinate * scale() + shift();
        // A cubic looks at pixels beyond the image one by one.
        double at = mode == Mode.CUBIC ? place : within(place);
        double first = mode == Mode.NEAREST ? Math.rint(at) : Math.floor(at);
        double pixel = first + mode.first + number;
        double weight = weight(mode, mode.first + number, at - first);
        pixel = mode == Mode.CUBIC ? Math.rint(within(pixel)) : pixel;
        boolean inside = pixel >= 0 && pixel < size;
        return new double[]{inside ? pixel : 0, inside ? weight : 0};
    }

    /** How much the pixel that is so many from the one before a point counts, which is at t between it and the next. */
    private static double weight(Mode mode, int offset, double t) {
        return switch (mode) {
            case NEAREST -> 1;
            case LINEAR -> offset == 0 ? 1 - t : t;
            case CUBIC -> {
                double d = Math.abs(t - offset);
                yield d <= 1
                        ? ((SLOPE + 2) * d - (SLOPE + 3)) * d * d + 1
                        : ((SLOPE * d - 5 * SLOPE) * d + 8 * SLOPE) * d - 4 * SLOPE;
            }
        };
    }

    /** How much each pixel counts at each of computed coordinates, which have a last axis of one. */
    String weights(String coordinates) {
        double[] pixels = new double[size];
        Arrays.setAll(pixels, i -> i);
        String all = p.numbers(Tensor.of(pixels, size));
        String place = p.add("Add", p.times(coordinates, scale()), p.number(shift())).value();
        String x = mode == Mode.CUBIC ? place : within(place);
        if (mode == Mode.NEAREST) {
            return is(p.add("Round", x).value(), all);
        }
        // By the pixel before the point, not by distances: on a pixel the slope is that towards the next, not none.
        String first = p.add("Floor", x).value();
        String t = p.add("Sub", x, first).value();
        String sum = "";
        for (int offset = mode.first; offset < mode.first + mode.count; offset++) {
            String pixel = offset == 0 ? first : p.add("Add", first, p.number(offset)).value();
            String inside = mode == Mode.CUBIC ? p.add("Round", within(pixel)).value() : pixel;
            String counts = p.add("Mul", weight(offset, t), is(inside, all)).value();
            sum = sum.isEmpty() ? counts : p.add("Add", sum, counts).value();
        }
        return sum;
    }

    private String weight(int offset, String t) {
        if (mode == Mode.LINEAR) {
            return offset == 0 ? p.add("Sub", p.number(1), t).value() : t;
        }
        String d = offset < 0
                ? p.add("Add", t, p.number(-offset)).value()
                : offset == 0 ? t : p.add("Sub", p.number(offset), t).value();
        boolean near = offset == 0 || offset == 1;
        double[] c = near
                ? new double[]{SLOPE + 2, -(SLOPE + 3), 0, 1}
                : new double[]{SLOPE, -5 * SLOPE, 8 * SLOPE, -4 * SLOPE};
        String value = p.add("Add", p.times(d, c[0]), p.number(c[1])).value();
        for (int i = 2; i < c.length; i++) {
            String product = p.add("Mul", value, d).value();
            value = c[i] == 0 ? product : p.add("Add", product, p.number(c[i])).value();
        }
        return value;
    }

    private String is(String pixel, String all) {
        return p.cast(p.add("Equal", pixel, all).value(), NumberType.FLOAT32);
    }
}

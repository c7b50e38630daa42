package org.lrptoolbox.demos.digits;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Writes one digit by hand: picks a way to write it, then varies the points, the proportions, slant and rotation, adds
 * a tremor, and draws with a pen of some thickness and changing pressure.
 */
final class Handwriting {
    /** The side of an image. */
    static final int SIZE = 28;

    private static final double HEIGHT = 19.5;
    /** Half the side of the box the pen's tip stays in; with the shift and the thickest pen it keeps off the border. */
    private static final double REACH = 10;
    private static final double SHIFT = 0.8;

    private final RandomGenerator random;

    Handwriting(RandomGenerator random) {
        this.random = random;
    }

    /** The ink on every pixel, 0 to 1, row by row. */
    double[] write(int digit) {
        List<List<Stroke>> ways = Skeletons.of(digit);
        List<List<Point>> paths = ways.get(random.nextInt(ways.size())).stream()
                .map(stroke -> stroke.map(p -> p.plus(normal(0.028), normal(0.028))).path()).toList();
        return draw(placed(tremble(paths)));
    }

    /** Two slow waves through the paper. */
    private List<List<Point>> tremble(List<List<Point>> paths) {
        double amplitude = random.nextDouble(0.005, 0.03);
        double fx = random.nextDouble(0.5, 2);
        double fy = random.nextDouble(0.5, 2);
        double px = random.nextDouble(2 * Math.PI);
        double py = random.nextDouble(2 * Math.PI);
        return map(paths, p -> p.plus(amplitude * Math.sin(2 * Math.PI * fx * p.y() + px),
                amplitude * Math.sin(2 * Math.PI * fy * p.x() + py)));
    }

    /** Rotated, slanted and scaled to pixels, with its middle near the middle of the image. */
    private List<List<Point>> placed(List<List<Point>> paths) {
        double angle = normal(0.09);
        double slant = 0.1 + normal(0.14);
        double height = HEIGHT * random.nextDouble(0.85, 1.02);
        double width = height * random.nextDouble(0.68, 0.98);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        List<List<Point>> turned = map(paths, p -> {
            double x = width * (p.x() - 0.5) - slant * height * (p.y() - 0.5);
            double y = height * (p.y() - 0.5);
            return new Point(cos * x - sin * y, sin * x + cos * y);
        });
        List<Point> all = turned.stream().flatMap(List::stream).toList();
        DoubleSummaryStatistics xs = all.stream().mapToDouble(Point::x).summaryStatistics();
        DoubleSummaryStatistics ys = all.stream().mapToDouble(Point::y).summaryStatistics();
        double mx = (xs.getMin() + xs.getMax()) / 2;
        double my = (ys.getMin() + ys.getMax()) / 2;
        double reach = Math.max(xs.getMax() - mx, ys.getMax() - my);
        double fit = Math.min(1, REACH / reach);
        double cx = (SIZE - 1) / 2.0 + Math.clamp(normal(0.5), -SHIFT, SHIFT);
        double cy = (SIZE - 1) / 2.0 + Math.clamp(normal(0.5), -SHIFT, SHIFT);
        return map(turned, p -> new Point(cx + fit * (p.x() - mx), cy + fit * (p.y() - my)));
    }

    private double[] draw(List<List<Point>> paths) {
        Pen pen = new Pen(SIZE, random.nextDouble(0.85, 1.2));
        double thickness = random.nextDouble(0.8, 1.65);
        double pressure = random.nextDouble(0.05, 0.25);
        double frequency = random.nextDouble(0.04, 0.15);
        double phase = random.nextDouble(2 * Math.PI);
        for (List<Point> path : paths) {
            for (int i = 0; i + 1 < path.size(); i++) {
                double radius = thickness * (1 + pressure * Math.sin(phase + 2 * Math.PI * frequency * i));
                pen.line(path.get(i), path.get(i + 1), radius);
            }
        }
        return pen.ink();
    }

    private double normal(double deviation) {
        return random.nextGaussian() * deviation;
    }

    private static List<List<Point>> map(List<List<Point>> paths, UnaryOperator<Point> move) {
        List<List<Point>> moved = new ArrayList<>();
        paths.forEach(path -> moved.add(path.stream().map(move).toList()));
        return moved;
    }
}

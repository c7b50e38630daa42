package org.lrptoolbox.demos.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What a pen draws between touching down and lifting.
 *
 * @param points the places it passes through
 * @param corners the indices of points where it turns sharply; it runs smoothly through all others
 */
record Stroke(List<Point> points, Set<Integer> corners) {
    /** Line pieces per pair of points. */
    private static final int STEPS = 8;

    /** Reads strokes: points as {@code x,y}, blanks between them, {@code |} after a corner, {@code /} between strokes. */
    static List<Stroke> parse(String text) {
        List<Stroke> strokes = new ArrayList<>();
        for (String part : text.split("/", -1)) {
            List<Point> points = new ArrayList<>();
            Set<Integer> corners = new TreeSet<>();
            for (String word : part.strip().split(" +", -1)) {
                if (word.equals("|")) {
                    corners.add(points.size() - 1);
                } else {
                    int comma = word.indexOf(',');
                    points.add(new Point(Double.parseDouble(word.substring(0, comma)),
                            Double.parseDouble(word.substring(comma + 1))));
                }
            }
            strokes.add(new Stroke(points, corners));
        }
        return strokes;
    }

    /** The stroke with every point moved. */
    Stroke map(UnaryOperator<Point> move) {
        return new Stroke(points.stream().map(move).toList(), corners);
    }

    /** The pen's way as short straight lines: a Catmull-Rom spline through the points. */
    List<Point> path() {
        List<Point> path = new ArrayList<>(List.of(points.getFirst()));
        for (int i = 0; i + 1 < points.size(); i++) {
            Point a = points.get(i);
            Point b = points.get(i + 1);
            Point before = i == 0 || corners.contains(i) ? a : points.get(i - 1);
            Point after = i + 2 == points.size() || corners.contains(i + 1) ? b : points.get(i + 2);
            for (int s = 1; s <= STEPS; s++) {
                double t = (double) s / STEPS;
                path.add(new Point(spline(before.x(), a.x(), b.x(), after.x(), t),
                        spline(before.y(), a.y(), b.y(), after.y(), t)));
            }
        }
        return path;
    }

    private static double spline(double p, double a, double b, double q, double t) {
        return a + t * (b - p + t * (2 * p - 5 * a + 4 * b - q + t * (3 * (a - b) + q - p))) / 2;
    }
}

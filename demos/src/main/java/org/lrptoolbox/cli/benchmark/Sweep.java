package org.lrptoolbox.cli.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.io.Folders;
import org.lrptoolbox.cli.sheet.LineChart;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.engine.RuntimeOptions;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;

/**
 * How the cost of relevance grows: with the batch, the side of pictures, the number of classes explained and the length of
 * a sequence, beside a forward pass in plain ONNX Runtime and, where there is one, another tool. Medians of rounds in which
 * every tool takes its turn.
 *
 * @param options where and with how many threads it is computed
 * @param rounds how many rounds count at least; others before them warm up
 * @param most the largest size to measure, for a short run; 0 for all
 * @param python a Python with other tools; empty for none
 * @param scripts where the scripts that time them lie
 */
record Sweep(RuntimeOptions options, int rounds, int most, String python, Path scripts) {
    private static final String NOT_MEASURED = "not measured";
    /** Milliseconds of work after which this toolbox is warm, and medians stay as they are. */
    private static final double ENOUGH = 700;

    /** What grows, to which sizes, and what measures the other tool. */
    private enum Axis {
        BATCH("batch", "epsilon-plus", "zennit", 1, 2, 4, 8, 16, 32, 64),
        SIDE("side", "epsilon-plus", "zennit", 64, 128, 256, 512),
        TARGETS("targets", "epsilon-plus", "zennit", 1, 5, 10, 30, 100),
        SEQUENCE("sequence", "attnlrp", "LXT", 16, 32, 64, 128, 256, 512);

        private static final int SIDE_OF_OTHERS = 64;
        private final String label;
        private final String composite;
        private final String peer;
        private final int[] sizes;

        Axis(String label, String composite, String peer, int... sizes) {
            this.label = label;
            this.composite = composite;
            this.peer = peer;
            this.sizes = sizes;
        }

        Network network(int size) {
            return this == SEQUENCE
                    ? SweepNetworks.sentences(size)
                    : SweepNetworks.pictures(this == SIDE ? size : SIDE_OF_OTHERS);
        }

        String attribution(int size) {
            return this == TARGETS ? composite + "@" + size : composite;
        }

        int batch(int size) {
            return this == BATCH ? size : 1;
        }
    }

    /** What was measured at one size, in milliseconds; not a number where it was not. */
    private record Point(int size, double forward, double relevance, double processor, double peerForward,
            double peer, String peerSaid) {}

    /** Measures all axes; tables go to {@code out} as they are ready, and with plots into a folder. */
    void run(Path folder, PrintWriter out) throws IOException {
        Folders.create(folder);
        StringBuilder page = new StringBuilder();
        for (Axis axis : Axis.values()) {
            List<Point> points = new ArrayList<>();
            for (int size : axis.sizes) {
                if (most == 0 || size <= most || points.isEmpty()) {
                    points.add(point(axis, size, folder));
                }
            }
            String table = table(axis, points);
            out.print(table);
            out.flush();
            page.append(table);
            ImageFiles.write(chart(axis, points).draw(), folder.resolve(axis.label + ".png"));
            page.append("![").append(axis.label).append("](").append(axis.label).append(".png)\n");
        }
        Files.writeString(folder.resolve("sweep.md"), page);
    }

    private Point point(Axis axis, int size, Path folder) throws IOException {
        Path file = folder.resolve("sweep.onnx");
        Network network = axis.network(size);
        Models.write(network, file);
        List<int[]> samples = network.inputs().stream().map(Input::sample).toList();
        List<Tensor> data = Samples.random(network, samples, Map.of(), axis.batch(size));
        Path log = folder.resolve("peer.log");
        try (Stopwatch ours = new Stopwatch(file, Models.read(file), data, new CompiledEngine(options),
                options.threads(), Stopwatch.PASSED);
                Peer peer = peer(axis, size, file, log)) {
            String what = axis.attribution(size);
            // Both are warm once they have worked for a while: short runs are compiled by then, and long ones need but one.
            rounds(1, ours, peer, what);
            List<double[]> rows = rounds(rounds, ours, peer, what);
            // The system counts processor time in steps that are longer than a short run.
            double processor = rows.stream().mapToDouble(row -> row[2]).average().orElse(Double.NaN);
            double[] medians = IntStream.range(0, 5).mapToDouble(k -> median(rows.stream().mapToDouble(r -> r[k])
                    .toArray())).toArray();
            return new Point(size, medians[0], medians[1], processor, medians[3], medians[4],
                    Double.isNaN(medians[4]) ? Peer.lastWords(log) : "");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(log);
        }
    }

    /** So many rounds in which every tool takes its turn, and more while they take less than {@link #ENOUGH} together. */
    private static List<double[]> rounds(int least, Stopwatch ours, @Nullable Peer peer, String what) {
        List<double[]> rows = new ArrayList<>();
        double passed = 0;
        while (rows.size() < least || passed < ENOUGH) {
            double forward = ours.milliseconds(Stopwatch.FORWARD);
            long begin = Stopwatch.PROCESSOR.getAsLong();
            double relevance = ours.milliseconds(what);
            double processor = (Stopwatch.PROCESSOR.getAsLong() - begin) / 1e6;
            double peerForward = peer == null ? Double.NaN : peer.milliseconds(Stopwatch.FORWARD);
            double theirs = peer == null ? Double.NaN : peer.milliseconds(what.replace('-', '_'));
            rows.add(new double[]{forward, relevance, processor, peerForward, theirs});
            passed += forward + relevance;
        }
        return rows;
    }

    private @Nullable Peer peer(Axis axis, int size, Path file, Path log) throws IOException {
        if (python.isEmpty()) {
            return null;
        }
        String threads = String.valueOf(options.threads());
        return axis == Axis.SEQUENCE
                ? Peer.start(python, scripts.resolve("lxt_times.py"), log, List.of("small", String.valueOf(size),
                        threads))
                : Peer.start(python, scripts.resolve("zennit_times.py"), log, List.of(file.toString(), String.valueOf(
                        axis.batch(size)), "cpu", threads));
    }

    private static double median(double... values) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String table(Axis axis, List<Point> points) {
        StringBuilder s = new StringBuilder("\n| " + axis.label + " | forward, ms | " + axis.composite
                + ", ms | forward passes | processor, ms | " + axis.peer + " forward, ms | " + axis.peer + ", ms | "
                + axis.peer + " / ours |\n" + "|---".repeat(8) + "|\n");
        for (Point p : points) {
            s.append("| ").append(p.size).append(" | ").append(DoubleStream.of(p.forward, p.relevance, p.relevance
                    / p.forward, p.processor, p.peerForward, p.peer, p.peer / p.relevance).mapToObj(Sweep::figure)
                    .collect(Collectors.joining(" | "))).append(" |\n");
        }
        points.stream().map(Point::peerSaid).filter(said -> !said.isEmpty()).distinct().forEach(
                said -> s.append("\n").append(axis.peer).append(" is not measured: ").append(said).append('\n'));
        return s.append('\n').toString();
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? NOT_MEASURED : String.format(Locale.ROOT, "%.3g", value);
    }

    /** Sizes are drawn at equal distances, times as powers of ten. */
    private static LineChart chart(Axis axis, List<Point> points) {
        List<LineChart.Line> lines = new ArrayList<>();
        lines.add(line("forward", 7, points.stream().mapToDouble(Point::forward)));
        lines.add(line(axis.composite, 0, points.stream().mapToDouble(Point::relevance)));
        if (points.stream().noneMatch(p -> Double.isNaN(p.peer))) {
            lines.add(line(axis.peer, 1, points.stream().mapToDouble(Point::peer)));
        }
        return new LineChart("cost by " + axis.label, axis.label, "log10 of ms", lines,
                points.stream().map(p -> String.valueOf(p.size)).toList());
    }

    private static LineChart.Line line(String name, int color, DoubleStream values) {
        double[] logs = values.map(Math::log10).toArray();
        return new LineChart.Line(name, color, false, logs, new double[0], new double[0]);
    }
}

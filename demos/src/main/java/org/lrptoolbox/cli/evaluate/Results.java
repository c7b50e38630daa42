package org.lrptoolbox.cli.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.lrptoolbox.cli.sheet.LineChart;
import org.lrptoolbox.evaluate.Fill;
import org.lrptoolbox.evaluate.Interval;
import org.lrptoolbox.evaluate.RegionPerturbation;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.text.Table;

/**
 * The measures of all pictures, put together: tables and curves.
 *
 * @param plan what was measured
 * @param methods the names of the rows, in order
 * @param pictures for each picture the measures of each method
 * @param alike how alike maps of randomised networks are, by method: see {@link Randomised}
 */
record Results(Plan plan, List<String> methods, List<Map<String, Measures>> pictures,
        Map<String, Randomised.Alike> alike) {
    private static final List<String> SINGLE = List.of(Measures.SENSITIVITY_N, Measures.MASS, Measures.POINTING,
            Measures.CONSERVATION, Measures.STABILITY);

    /** The intervals of a method, by the name of the measure; those that nobody measured are left out. */
    Map<String, Interval> intervals(String method) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (int side : plan.sides()) {
            for (Fill fill : plan.fills()) {
                String of = side + "x" + side + " " + fill;
                values.put("aopc " + of, each(method, m -> RegionPerturbation.aopc(curve(m, side, fill, true))));
                if (!method.equals(EvaluateCommand.GRADIENT)) {
                    values.put("aopc-over-gradient " + of, difference(method, side, fill));
                }
                values.put("abpc " + of, each(method,
                        m -> RegionPerturbation.abpc(curve(m, side, fill, false), curve(m, side, fill, true))));
            }
        }
        for (String name : SINGLE) {
            values.put(name, each(method, m -> m.numbers().getOrDefault(name, Double.NaN)));
        }
        Randomised.Alike similar = alike.get(method);
        if (similar != null) {
            values.putAll(similar.means());
        }
        Map<String, Interval> intervals = new LinkedHashMap<>();
        values.forEach((name, all) -> intervals.put(name, Interval.of(all, plan.seed())));
        return intervals;
    }

    /** A number of a picture. */
    @FunctionalInterface
    private interface Number {
        double of(Measures measures);
    }

    private double[] each(String method, Number number) {
        return pictures.stream().mapToDouble(p -> number.of(measures(p, method))).toArray();
    }

    /** By how much a method's area is larger than the gradient's, picture by picture. */
    private double[] difference(String method, int side, Fill fill) {
        double[] own = each(method, m -> RegionPerturbation.aopc(curve(m, side, fill, true)));
        double[] gradient = each(EvaluateCommand.GRADIENT, m -> RegionPerturbation.aopc(curve(m, side, fill, true)));
        java.util.Arrays.setAll(own, i -> own[i] - gradient[i]);
        return own;
    }

    private static Measures measures(Map<String, Measures> picture, String method) {
        return Objects.requireNonNull(picture.get(method), method);
    }

    private static double[] curve(Measures m, int side, Fill fill, boolean mostFirst) {
        return Objects.requireNonNull(m.curves().get(Measures.curve(side, fill, mostFirst)));
    }

    /** For the terminal: the measures of the first side and fill, and everything else there is. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        Map<String, Map<String, Interval>> all = new LinkedHashMap<>();
        methods.forEach(method -> all.put(method, intervals(method)));
        String first = plan.sides().getFirst() + "x" + plan.sides().getFirst() + " " + plan.fills().getFirst();
        tables.add(table(all, List.of("aopc " + first, "abpc " + first, Measures.SENSITIVITY_N, Measures.MASS,
                Measures.POINTING)));
        List<String> trust = new ArrayList<>(Randomised.columns());
        trust.addAll(List.of(Measures.CONSERVATION, Measures.STABILITY));
        tables.add(table(all, trust));
        for (String kind : List.of("aopc ", "aopc-over-gradient ", "abpc ")) {
            List<String> more = intervals(Method.RANDOM.name()).keySet().stream().filter(n -> n.startsWith(kind))
                    .toList();
            if (more.size() > 1) {
                tables.add(table(all, more));
            }
        }
        return tables;
    }

    private static Table table(Map<String, Map<String, Interval>> all, List<String> columns) {
        List<String> titles = new ArrayList<>(List.of("method"));
        titles.addAll(columns);
        Table table = new Table(titles.toArray(String[]::new));
        all.forEach((method, intervals) -> {
            List<String> row = new ArrayList<>(List.of(method));
            columns.forEach(column -> row.add(shown(intervals.get(column))));
            table.row(row);
        });
        return table;
    }

    private static String shown(@org.jspecify.annotations.Nullable Interval i) {
        return i == null || Double.isNaN(i.mean())
                ? ""
                : String.format(Locale.ROOT, "%.3g +-%.2g", i.mean(), (i.high() - i.low()) / 2);
    }

    /**
     * Writes {@code measures.csv}, {@code curves.csv} and a picture of the curves for every side and fill.
     *
     * @return the pictures
     */
    List<Path> write(Path folder) throws IOException {
        List<Path> charts = new ArrayList<>();
        StringBuilder measures = new StringBuilder("method,measure,mean,low,high,pictures\n");
        for (String method : methods) {
            intervals(method).forEach((name, i) -> {
                if (!Double.isNaN(i.mean())) {
                    measures.append(String.format(Locale.ROOT, "%s,%s,%.9g,%.9g,%.9g,%d%n", method, name, i.mean(),
                            i.low(), i.high(), pictures.size()));
                }
            });
        }
        text(folder.resolve("measures.csv"), measures);
        StringBuilder curves = new StringBuilder("method,side,fill,order,replaced,score,low,high\n");
        for (int side : plan.sides()) {
            for (Fill fill : plan.fills()) {
                List<LineChart.Line> lines = new ArrayList<>();
                for (int m = 0; m < methods.size(); m++) {
                    for (boolean mostFirst : new boolean[]{true, false}) {
                        LineChart.Line line = line(m, side, fill, mostFirst);
                        lines.add(line);
                        csv(curves, methods.get(m), side, fill, mostFirst, line);
                    }
                }
                String of = side + "x" + side;
                Path chart = folder.resolve("curves-" + of + "-" + fill + ".png");
                ImageFiles.write(new LineChart(
                        of + ", " + fill + ": most relevant first; dashed: least relevant first", "regions replaced",
                        "score", lines).draw(), chart);
                charts.add(chart);
            }
        }
        text(folder.resolve("curves.csv"), curves);
        if (!alike.isEmpty()) {
            StringBuilder cascade = new StringBuilder(Randomised.Alike.titles());
            alike.forEach((method, similar) -> similar.csv(method, cascade));
            text(folder.resolve("randomisation.csv"), cascade);
        }
        return charts;
    }

    private LineChart.Line line(int method, int side, Fill fill, boolean mostFirst) {
        String name = methods.get(method);
        List<double[]> curves = pictures.stream().map(p -> curve(measures(p, name), side, fill, mostFirst)).toList();
        // Pictures of another size have other numbers of regions; curves go as far as all of them.
        int length = curves.stream().mapToInt(c -> c.length).min().orElse(0);
        double[] mean = new double[length];
        double[] low = new double[length];
        double[] high = new double[length];
        for (int k = 0; k < length; k++) {
            int at = k;
            Interval i = Interval.of(curves.stream().mapToDouble(c -> c[at]).toArray(), plan.seed());
            mean[k] = i.mean();
            low[k] = i.low();
            high[k] = i.high();
        }
        return new LineChart.Line(mostFirst ? name : "", method, !mostFirst, mean, low, high);
    }

    private static void csv(StringBuilder text, String method, int side, Fill fill, boolean mostFirst,
            LineChart.Line line) {
        for (int k = 0; k < line.values().length; k++) {
            text.append(String.format(Locale.ROOT, "%s,%d,%s,%s,%d,%.9g,%.9g,%.9g%n", method, side, fill,
                    mostFirst ? "morf" : "lerf", k, line.values()[k], line.low()[k], line.high()[k]));
        }
    }

    private static void text(Path file, CharSequence content) throws IOException {
        AtomicFile.write(file, out -> out.write(content.toString().getBytes(StandardCharsets.UTF_8)));
    }
}

package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.lrptoolbox.cli.stream.Paragraph;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.input.Subject;
import org.lrptoolbox.cli.input.SubjectOptions;
import org.lrptoolbox.cli.option.EngineOptions;
import org.lrptoolbox.cli.option.OutputOptions;
import org.lrptoolbox.cli.sheet.ContactSheet;
import org.lrptoolbox.engine.Engine;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.render.Images;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.text.Table;
import org.lrptoolbox.words.Outputs;

/** {@code lrp compare}. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Show what several composites say of the same pictures, on one sheet.", "",
    "A row for every picture, a column for every composite, the numbers below. The heatmaps of a row have one scale of "
            + "colours, or all of them with --scale shared; gradients, which are no shares of a score, have one of their own.",
    ""})
public final class CompareCommand implements Callable<Integer> {
    private static final int INCOMPLETE = 2;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(names = "--composites", paramLabel = "NAME", split = ",", required = true, description = {
        "The presets to compare, with commas between them."})
    private List<String> composites = List.of();

    @Mixin
    private HeatmapOptions heatmaps = new HeatmapOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Option(names = {"-o",
        "--out"}, paramLabel = "FILE", required = true, description = "The sheet to write, a .png file.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What one composite says of a picture. */
    private record Said(Tensor map, boolean gradient, double sum, double seed) {}

    /** A picture and what all say of it. */
    private record Row(Source source, ByteImage view, String what, List<Said> said) {}

    @Override
    public Integer call() throws IOException {
        HeatmapDrawing drawing = heatmaps.drawing();
        for (String idle : new String[]{"--legend", "--overlay"}) {
            if (spec.commandLine().getParseResult().hasMatchedOption(idle)) {
                throw new ParameterException(spec.commandLine(), idle + " would do nothing on a sheet");
            }
        }
        SubjectOptions.Pictures given = subject.read(null);
        Subject of = given.subject();
        Path place = Objects.requireNonNullElse(output.toAbsolutePath().getParent(), output);
        new OutputFolder(place, given.sources()).file(String.valueOf(output.getFileName()));
        List<Row> rows = new ArrayList<>();
        try (Engine runtime = engine.openForFew(of.file())) {
            Map<String, Explainer> explainers = new LinkedHashMap<>();
            subject.composites(composites, of.preprocessing()).forEach((name, rules) -> explainers.put(name, Explainer
                    .of(of.network(), rules, Canonizers.standard(outputs.activation()), runtime).withoutLedger()));
            for (Source source : given.sources()) {
                switch (given.loader().load(source)) {
                    case Picture.Unreadable bad ->
                        spec.commandLine().getErr()
                                .println(Paragraph.ofErrors("lrp: " + Printable.text(bad.message())));
                    case Picture.Readable good -> rows.add(row(good, explainers, drawing, of.names()));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("not a single picture could be explained");
        }
        ImageFiles.write(sheet(rows, drawing).draw(), output);
        spec.commandLine().getOut().println(Paragraph.ofOutput(subject.told(of)));
        tell(rows);
        return rows.size() == given.sources().size() ? 0 : INCOMPLETE;
    }

    /** All composites explain the same class: the one that is strongest for the first. */
    private static Row row(Picture.Readable picture, Map<String, Explainer> explainers, HeatmapDrawing drawing,
            ClassNames names) {
        List<Said> said = new ArrayList<>();
        Target wanted = picture.target();
        String what = "the output";
        for (Explainer explainer : explainers.values()) {
            Attribution found = explainer.explain(picture.input(), wanted);
            if (said.isEmpty() && wanted instanceof OutputChoice choice) {
                int index = choice.indices(found.prediction())[0][0];
                wanted = Target.elements(index);
                what = new Outputs(names, Outputs.classAxis(explainer.network()), found.prediction().sampleShape())
                        .label(index);
            }
            Tensor relevance = found.relevance().reshape(found.relevance().sampleShape());
            Tensor map = drawing.pooling().apply(
                    picture.layout().toPicture(relevance, picture.view().height(), picture.view().width()));
            said.add(new Said(map, explainer.isGradient(), relevance.sum(), found.seed().sum()));
        }
        return new Row(picture.source(), picture.view(), what, said);
    }

    private ContactSheet sheet(List<Row> rows, HeatmapDrawing drawing) {
        double shared = rows.stream().mapToDouble(row -> magnitude(row, drawing)).max().orElse(1);
        List<List<ContactSheet.Cell>> cells = new ArrayList<>();
        for (Row row : rows) {
            int scaling = heatmaps.scaling(row.view);
            double magnitude = heatmaps.sharesScale() ? shared : magnitude(row, drawing);
            List<ContactSheet.Cell> line = new ArrayList<>();
            ByteImage large = ByteImage.of(Images.enlarge(row.view.toTensor(), scaling).map(v -> v / 255));
            line.add(new ContactSheet.Cell(large,
                    List.of(String.valueOf(row.source.file().getFileName()), row.what)));
            for (Said said : row.said) {
                double own = said.gradient ? drawing.contrast().magnitude(said.map) : magnitude;
                line.add(new ContactSheet.Cell(
                        drawing.heatmap(new HeatmapDrawing.Sheet(said.map, own, scaling), List.of()),
                        List.of(numbers(said), String.format(Locale.ROOT, "colours up to %.3g", own))));
            }
            cells.add(line);
        }
        List<String> columns = new ArrayList<>(List.of(""));
        columns.addAll(composites);
        return new ContactSheet(columns, cells);
    }

    private static double magnitude(Row row, HeatmapDrawing drawing) {
        return row.said.stream().filter(s -> !s.gradient).mapToDouble(s -> drawing.contrast().magnitude(s.map)).max()
                .orElse(1);
    }

    private static String numbers(Said said) {
        return said.gradient
                ? String.format(Locale.ROOT, "gradient, sum %.4g", said.sum)
                : String.format(Locale.ROOT, "%.4g of %.4g (%.1f %%)", said.sum, said.seed,
                        100 * said.sum / said.seed);
    }

    private void tell(List<Row> rows) {
        List<String> titles = new ArrayList<>(List.of("picture", "class"));
        titles.addAll(composites);
        Table table = new Table(titles.toArray(String[]::new));
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(
                    List.of(String.valueOf(row.source.file().getFileName()), row.what));
            row.said.forEach(said -> cells.add(numbers(said)));
            table.row(cells);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.println(output);
    }
}

package org.lrptoolbox.cli.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.page.EvaluationSection;
import org.lrptoolbox.page.PageNames;
import org.lrptoolbox.page.Template;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.text.Table;

/**
 * What was measured as one page, {@code evaluation.html}, which needs nothing else: tables, curves, and what each measure
 * says.
 *
 * @param tables the measures
 * @param charts pictures of the curves
 * @param facts what results depend on, by name
 */
record EvaluationPage(List<Table> tables, List<Path> charts, Map<String, String> facts) {
    /** What it is called in the output folder. */
    static final String NAME = PageNames.EVALUATION;

    /** Copies. */
    EvaluationPage {
        tables = List.copyOf(tables);
        charts = List.copyOf(charts);
        facts = Map.copyOf(facts);
    }

    /** Writes the page. */
    Path write(Path folder) throws IOException {
        StringBuilder body = new StringBuilder();
        for (Table table : tables) {
            html(body, table.rows());
        }
        for (Path chart : charts) {
            String name = Template.text(String.valueOf(chart.getFileName()));
            body.append("<figure><img alt=\"").append(name).append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(Files.readAllBytes(chart))).append("\"><figcaption>")
                    .append(name).append("</figcaption></figure>\n");
        }
        body.append("<details><summary>Where this comes from</summary>");
        html(body, facts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(f -> List.of(f.getKey(), Printable.line(f.getValue()))).toList());
        body.append("</details>\n");
        String page = Template.fill(NAME, Map.of("style", Template.style(), "more",
                EvaluationSection.link(folder), "body",
                body.toString()));
        Path file = folder.resolve(NAME);
        AtomicFile.write(file, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    /** A table; the first cell of a row is its title, and of a table of measures the first row is. */
    private static void html(StringBuilder text, List<List<String>> rows) {
        boolean measures = rows.getFirst().size() > 2;
        text.append("<div class=\"scroll\"><table").append(measures ? " class=\"measures\"" : "").append(">\n");
        for (List<String> row : rows) {
            boolean titles = row == rows.getFirst() && measures;
            text.append("<tr>");
            for (int c = 0; c < row.size(); c++) {
                String kind = titles || c == 0 ? "th" : "td";
                text.append('<').append(kind).append('>').append(Template.text(row.get(c).replace(" +-", " \u00b1 ")))
                        .append("</").append(kind)
                        .append('>');
            }
            text.append("</tr>\n");
        }
        text.append("</table></div>\n");
    }
}

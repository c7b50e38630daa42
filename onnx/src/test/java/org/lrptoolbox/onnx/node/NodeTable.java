package org.lrptoolbox.onnx.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of the models of single nodes, by operator: computed, refused by name, or nothing to explain. */
final class NodeTable {
    private final Map<String, Row> rows = new TreeMap<>();

    private static final class Row {
        private int computed;
        private int refused;
        private int nothing;
        private final TreeSet<String> reasons = new TreeSet<>();
    }

    private Row row(Path model) throws IOException {
        return rows.computeIfAbsent(NodeCases.operator(model), op -> new Row());
    }

    synchronized void computed(Path model) throws IOException {
        row(model).computed++;
    }

    /** Refused in each way of feeding it, for reasons of which the shortest is told. */
    synchronized void refused(Path model, TreeSet<String> reasons) throws IOException {
        Row row = row(model);
        row.refused++;
        row.reasons.add(reasons.first());
    }

    /** No real numbers go in, or none come out. */
    synchronized void nothing(Path model) throws IOException {
        row(model).nothing++;
    }

    /** The lines of a table in Markdown. */
    String text() {
        StringBuilder text = new StringBuilder("| operator | computed | refused | no real numbers | reasons |\n"
                + "|---|---|---|---|---|\n");
        rows.forEach((op, row) -> text.append("| ").append(op).append(" | ").append(row.computed).append(" | ")
                .append(row.refused).append(" | ").append(row.nothing).append(" | ")
                .append(String.join("; ", row.reasons)).append(" |\n"));
        return text.toString();
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text());
    }
}

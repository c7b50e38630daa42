package org.lrptoolbox.cli.explain;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.engine.Ledger;

/** Ledgers as JSON: a row for each layer, from the output down. */
final class LedgerRows {
    private LedgerRows() {}

    /** What it is called there. */
    static final String NAME = "ledger";

    /** Adds a ledger to what an explanation says of itself; nothing where none was kept. */
    static void add(JsonObject explanation, Ledger ledger) {
        if (ledger.entries().isEmpty()) {
            return;
        }
        JsonArray rows = new JsonArray();
        for (Ledger.Entry e : ledger.entries()) {
            JsonObject row = new JsonObject();
            row.addProperty("layer", e.name());
            row.addProperty("rule", e.rule());
            row.add("in", Facts.json(e.in()));
            row.add("out", Facts.json(e.out()));
            row.add("bias", Facts.json(e.bias()));
            row.add("stabilizer", Facts.json(e.stabilizer()));
            rows.add(row);
        }
        explanation.add(NAME, rows);
    }

    /** Reads what {@link #add} has written. */
    static Ledger read(@Nullable JsonArray rows) {
        List<Ledger.Entry> entries = new ArrayList<>();
        for (JsonElement one : rows == null ? new JsonArray() : rows) {
            JsonObject row = one.getAsJsonObject();
            entries.add(new Ledger.Entry(entries.size(), row.get("layer").getAsString(), row.get("rule").getAsString(),
                    Facts.number(row.get("in")), Facts.number(row.get("out")), Facts.number(row.get("bias")),
                    Facts.number(row.get("stabilizer"))));
        }
        return new Ledger(entries);
    }
}

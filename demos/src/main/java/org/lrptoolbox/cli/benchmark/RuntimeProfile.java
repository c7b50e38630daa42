package org.lrptoolbox.cli.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.lrptoolbox.text.Table;

/** What ONNX Runtime's profile says of a run: which operators took how long, and where each was computed. */
final class RuntimeProfile {
    private static final String PROCESSOR = "CPUExecutionProvider";
    private static final String TIME = "_kernel_time";

    private final Map<List<String>, long[]> operators = new TreeMap<>(Comparator.comparing(List::toString));
    private final Set<String> onProcessor = new TreeSet<>();

    /** Reads all profiles in a folder. */
    static RuntimeProfile read(Path folder) throws IOException {
        RuntimeProfile profile = new RuntimeProfile();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    JsonElement events = JsonParser.parseReader(reader);
                    // The profile of a session that somebody else has open is empty until that is closed.
                    if (events.isJsonArray()) {
                        events.getAsJsonArray().forEach(profile::add);
                    }
                }
            }
        }
        return profile;
    }

    private void add(JsonElement event) {
        JsonObject e = event.getAsJsonObject();
        String name = e.has("name") ? e.get("name").getAsString() : "";
        if (!name.endsWith(TIME)) {
            return;
        }
        JsonObject args = e.getAsJsonObject("args");
        String provider = args.get("provider").getAsString();
        long[] sums = operators.computeIfAbsent(List.of(args.get("op_name").getAsString(), provider), k -> new long[2]);
        sums[0]++;
        sums[1] += e.get("dur").getAsLong();
        if (provider.equals(PROCESSOR) && isOfNumbers(args)) {
            onProcessor.add(name.substring(0, name.length() - TIME.length()));
        }
    }

    /** Whether it computes with real numbers: shapes and indices the runtime leaves to the processor by choice. */
    private static boolean isOfNumbers(JsonObject args) {
        JsonElement types = args.get("output_type_shape");
        return types == null || !types.isJsonArray() || types.getAsJsonArray().asList().stream()
                .anyMatch(type -> !type.getAsJsonObject().keySet().equals(Set.of("int64")));
    }

    /** The nodes computed on the processor, but for those of shapes and indices. */
    Set<String> onProcessor() {
        return onProcessor;
    }

    /** Operators, those that took longest first. */
    Table table() {
        long all = Math.max(1, operators.values().stream().mapToLong(sums -> sums[1]).sum());
        Table table = new Table("operator", "where", "nodes run", "ms", "share");
        operators.entrySet().stream().sorted(Comparator.comparingLong(entry -> -entry.getValue()[1]))
                .forEach(entry -> table.row(entry.getKey().get(0), entry.getKey().get(1).replace("ExecutionProvider",
                        ""), String.valueOf(entry.getValue()[0]), figure(entry.getValue()[1] / 1000.0),
                        figure(100.0 * entry.getValue()[1] / all) + " %"));
        return table;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

package org.lrptoolbox.cli.stream;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All that results depend on: every option of a command with its value, files by their content. Two runs with the same
 * settings may go on where the other one ended.
 *
 * @param values the settings by name
 */
public record RunSettings(Map<String, String> values) {
    /** Options that change nothing about results. */
    private static final Set<String> HARMLESS = Set.of("--help", "--version", "--max-memory", "--out", "--resume",
            "--force",
            "--json",
            "--quiet", "--print-rules", "--recursive", "--report",
            // Told in full by what it makes.
            "--preprocess",
            // Where and in which portions Spark works.
            "--master", "--conf", "--per-task", "--commit");

    /** Copies the map. */
    public RunSettings {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The options of a command that was parsed.
     *
     * @param more settings that are no options
     */
    public static RunSettings of(CommandSpec command, Map<String, String> more) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (OptionSpec option : command.options()) {
            Object value = option.getValue();
            if (!HARMLESS.contains(option.longestName()) && value != null) {
                values.put(option.longestName(), text(value));
            }
        }
        values.putAll(more);
        return new RunSettings(values);
    }

    private static String text(Object value) throws IOException {
        if (value instanceof Path file && Files.isRegularFile(file)) {
            return file.getFileName() + " sha256:" + Fingerprint.ofModel(file);
        }
        if (value instanceof Collection<?> all) {
            List<String> texts = new ArrayList<>();
            for (Object one : all) {
                texts.add(text(one));
            }
            return texts.toString();
        }
        if (value.getClass().isArray()) {
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                all.add(Array.get(value, i));
            }
            return all.toString();
        }
        return value.toString();
    }

    /** As they are written down. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        values.forEach(json::addProperty);
        return json;
    }

    /** What differs from settings that were written down: {@code --composite was epsilon, is epsilon-plus}. */
    public List<String> changes(JsonObject before) {
        Set<String> names = new TreeSet<>(values.keySet());
        names.addAll(before.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            @Nullable
            String was = before.has(name) ? before.get(name).getAsString() : null;
            @Nullable
            String is = values.get(name);
            if (!Objects.equals(was, is)) {
                changes.add(name + " was " + shown(was) + ", is " + shown(is));
            }
        }
        return changes;
    }

    /**
     * Whether a run may go on with results of settings that were written down: if they are these; if not, everything has
     * to be done again.
     *
     * @param force whether that is wanted
     * @param place where the results are
     * @param another what to call a place in the message: folder
     * @throws ChangedSettingsException if settings have changed and nothing is forced
     */
    public boolean goOnFrom(JsonObject before, boolean force, Object place, String another)
            throws ChangedSettingsException {
        List<String> changes = changes(before);
        if (!changes.isEmpty() && !force) {
            throw new ChangedSettingsException(place, another, changes);
        }
        return changes.isEmpty();
    }

    private static String shown(@Nullable String value) {
        return value == null
                ? "not given"
                : value.isEmpty() ? "''" : value.replaceAll("(sha256:[0-9a-f]{8})[0-9a-f]+", "$1...");
    }
}

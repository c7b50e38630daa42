package org.lrptoolbox.cli.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * What was measured of one method on one picture: numbers, and curves of them, by name.
 *
 * @param numbers by the names of the columns
 * @param curves scores as regions are replaced, by {@link #curve}
 */
record Measures(Map<String, Double> numbers, Map<String, double[]> curves) {
    /** The share of positive relevance on the object. */
    static final String MASS = "mass";
    /** Whether the most relevant pixel is on the object. */
    static final String POINTING = "pointing";
    /** Which part of the score arrived. */
    static final String CONSERVATION = "conservation";
    /** The largest change under noise. */
    static final String STABILITY = "max-sensitivity";
    /** The mean correlation of relevance and what is lost without it. */
    static final String SENSITIVITY_N = "sensitivity-n";
    private static final int DIGITS = 9;

    Measures() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** The name of a curve: {@code 8x8 mean morf}. */
    static String curve(int side, Object fill, boolean mostFirst) {
        return side + "x" + side + " " + fill + (mostFirst ? " morf" : " lerf");
    }

    /** All methods of a picture as JSON. */
    static JsonObject json(Map<String, Measures> methods) {
        JsonObject json = new JsonObject();
        methods.forEach((name, m) -> json.add(name, m.json()));
        return json;
    }

    private JsonObject json() {
        JsonObject json = new JsonObject();
        numbers.forEach((name, value) -> json.add(name, number(value)));
        JsonObject all = new JsonObject();
        curves.forEach((name, values) -> {
            JsonArray array = new JsonArray();
            Arrays.stream(values).forEach(v -> array.add(number(v)));
            all.add(name, array);
        });
        json.add("curves", all);
        return json;
    }

    private static JsonElement number(double v) {
        return Double.isFinite(v)
                ? new JsonPrimitive(new java.math.BigDecimal(v).round(new java.math.MathContext(DIGITS)).doubleValue())
                : JsonNull.INSTANCE;
    }

    /** Reads {@link #json} again. */
    static Map<String, Measures> read(JsonObject json) {
        Map<String, Measures> methods = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> method : json.entrySet()) {
            Measures m = new Measures();
            for (Map.Entry<String, JsonElement> entry : method.getValue().getAsJsonObject().entrySet()) {
                if (entry.getValue() instanceof JsonObject curves) {
                    curves.entrySet().forEach(c -> m.curves.put(c.getKey(), numbers(c.getValue().getAsJsonArray())));
                } else {
                    m.numbers.put(entry.getKey(), number(entry.getValue()));
                }
            }
            methods.put(method.getKey(), m);
        }
        return methods;
    }

    private static double[] numbers(JsonArray array) {
        List<JsonElement> all = array.asList();
        return all.stream().mapToDouble(Measures::number).toArray();
    }

    private static double number(JsonElement json) {
        return json.isJsonNull() ? Double.NaN : json.getAsDouble();
    }
}

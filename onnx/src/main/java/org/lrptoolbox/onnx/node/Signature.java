package org.lrptoolbox.onnx.node;

import java.util.HashMap;
import java.util.Map;

/**
 * What the ONNX specification says of an operator: what it reads and how it may be set.
 *
 * @param name its name
 * @param since the version of the operators it came with; 0 for those all files may have
 * @param inputs how many inputs it needs at least
 * @param arguments its attributes, also those that later versions read from an input
 */
public record Signature(String name, int since, int inputs, Map<String, Argument> arguments) {
    /**
     * How an operator is set.
     *
     * @param otherwise the value if it is left out, as text; empty if there is none: it must be given, or means
     *            something else then, such as the size of the filters
     * @param moved the version from which on it is an input; 0 if it is an attribute in all
     * @param position which input, then
     */
    public record Argument(String otherwise, int moved, int position) {}

    /**
     * From one line: {@code Clip 1 min@11:1=-3.4e38 max@11:2=3.4e38} needs an input, and has two settings that are
     * inputs 1 and 2 from version 11 on; {@code Mish@18 1} came with version 18.
     */
    public static Signature of(String line) {
        String[] words = line.split(" ", -1);
        int at = words[0].indexOf('@');
        Map<String, Argument> arguments = new HashMap<>();
        for (int i = 2; i < words.length; i++) {
            String[] sides = words[i].split("=", -1);
            String[] moved = sides[0].split("[@:]");
            arguments.put(moved[0], new Argument(sides[1], moved.length > 1 ? Integer.parseInt(moved[1]) : 0,
                    moved.length > 1 ? Integer.parseInt(moved[2]) : 0));
        }
        return new Signature(at < 0 ? words[0] : words[0].substring(0, at),
                at < 0 ? 0 : Integer.parseInt(words[0].substring(at + 1)), Integer.parseInt(words[1]),
                Map.copyOf(arguments));
    }

    /** Of an operator nobody knows: whatever it reads and says. */
    public static Signature unknown(String name) {
        return new Signature(name, 0, 0, Map.of());
    }

    /** An argument of this operator. */
    Argument argument(String argument) {
        Argument found = arguments.get(argument);
        if (found == null) {
            throw new IllegalStateException(name + " has no " + argument + "; it belongs in its line of the table");
        }
        return found;
    }

    /** Whether a number is what an attribute is if it is left out. */
    public boolean isDefault(String attribute, double value) {
        String text = otherwise(attribute);
        try {
            return !text.isEmpty() && Math.abs(Double.parseDouble(text) - value) <= 1e-6 * Math.abs(value);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Whether a text is what an attribute is if it is left out. */
    public boolean isDefault(String attribute, String value) {
        return !value.isEmpty() && value.equals(otherwise(attribute));
    }

    private String otherwise(String attribute) {
        Argument a = arguments.get(attribute);
        return a == null ? "" : a.otherwise();
    }
}

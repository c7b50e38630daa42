package org.lrptoolbox.onnx.cuda;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kernel of ONNX Runtime's CUDA provider: one operator in a range of opsets.
 *
 * @param operator the operator, of the domain ai.onnx
 * @param since the first opset it is for
 * @param until the last opset it is for
 * @param inputs the type of each input: a name of {@code types}, or a type; the last one serves all further inputs if
 *     it ends in {@code ...}
 * @param outputs the type of each output, likewise
 * @param types what the names stand for: the element types there is code for
 */
record Kernel(String operator, int since, int until, List<String> inputs, List<String> outputs,
        Map<String, Set<String>> types) {
    private static final String ANY_NUMBER = "...";

    /** Reads a line of the table. */
    static Kernel parse(String line) {
        String[] parts = line.split(" \\| ", -1);
        String[] head = parts[0].split(" ", -1);
        String[] range = head[1].split("-", -1);
        String[] sides = parts[1].split("->", -1);
        Map<String, Set<String>> types = new HashMap<>();
        for (String type : words(parts[2])) {
            String[] pair = type.split("=", -1);
            types.put(pair[0], Set.of(pair[1].split(",", -1)));
        }
        return new Kernel(head[0], Integer.parseInt(range[0]),
                range[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(range[1]), words(sides[0]), words(sides[1]),
                types);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split(" +", -1)).filter(word -> !word.isEmpty()).toList();
    }

    boolean covers(int opset) {
        return since <= opset && opset <= until;
    }

    /** The name of the type of an input. */
    String input(int position) {
        return at(inputs, position);
    }

    /** The name of the type of an output. */
    String output(int position) {
        return at(outputs, position);
    }

    private static String at(List<String> names, int position) {
        if (names.isEmpty()) {
            return "";
        }
        String last = names.getLast();
        String name = position < names.size() ? names.get(position) : last.endsWith(ANY_NUMBER) ? last : "";
        return name.replace(ANY_NUMBER, "");
    }

    /** Whether there is code where a type of this name is that; a name the table does not know allows all. */
    boolean takes(String name, String type) {
        return types.getOrDefault(name, Set.of(type)).contains(type);
    }
}

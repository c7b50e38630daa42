package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an equation of Einsum says: a letter for each axis of every input and of the result. Dots have become letters of
 * their own, and a result that is not written out is that of the specification: letters that occur once, in order.
 *
 * @param terms the letters of the inputs
 * @param out the letters of the result
 */
record EinsumEquation(List<String> terms, String out) {
    private static final String DOTS = "...";
    /** The first of letters that nobody can type, for axes that dots stand for; counted from the last axis. */
    private static final char FIRST = '\uE000';

    /** @throws IllegalArgumentException if it is no equation for inputs of so many axes */
    static EinsumEquation of(String text, List<Integer> ranks) {
        String equation = text.replace(" ", "");
        int arrow = equation.indexOf("->");
        String[] inputs = (arrow < 0 ? equation : equation.substring(0, arrow)).split(",", -1);
        if (inputs.length != ranks.size()) {
            throw new IllegalArgumentException("equation '" + text + "' is for " + inputs.length + " inputs, not for "
                    + ranks.size());
        }
        List<String> terms = new ArrayList<>();
        int dots = 0;
        for (int i = 0; i < inputs.length; i++) {
            int covered = ranks.get(i) - inputs[i].replace(DOTS, "").length();
            boolean has = inputs[i].contains(DOTS);
            if (covered < 0 || !has && covered > 0) {
                throw new IllegalArgumentException("equation '" + text + "' names the axes " + inputs[i]
                        + " of a value with " + ranks.get(i));
            }
            dots = has ? Math.max(dots, covered) : dots;
            terms.add(letters(inputs[i], covered, text));
        }
        String out = arrow < 0
                ? letters(DOTS, dots, text) + once(String.join("", terms))
                : letters(equation.substring(arrow + 2), dots, text);
        if (out.chars().distinct().count() != out.length()
                || out.chars().anyMatch(c -> terms.stream().noneMatch(t -> t.indexOf(c) >= 0))) {
            throw new IllegalArgumentException("equation '" + text + "' has a result of axes that its inputs lack");
        }
        return new EinsumEquation(List.copyOf(terms), out);
    }

    private static String letters(String term, int covered, String text) {
        StringBuilder own = new StringBuilder();
        for (int i = covered - 1; i >= 0; i--) {
            own.append((char) (FIRST + i));
        }
        String all = term.replace(DOTS, own);
        if (!all.chars().allMatch(c -> Character.isLetter(c) && c < 128 || c >= FIRST)) {
            throw new IllegalArgumentException("equation '" + text + "' is not made of letters, dots and an arrow");
        }
        return all;
    }

    /** The letters that occur once, in order, without those that stand for dots. */
    private static String once(String all) {
        return all.chars().filter(c -> c < FIRST && all.indexOf(c) == all.lastIndexOf(c)).sorted()
                .mapToObj(Character::toString).collect(Collectors.joining());
    }
}

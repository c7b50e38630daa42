package org.lrptoolbox.words;

import java.util.Arrays;

/** Shapes of samples, as typed: {@code 3x224x224} or {@code 3,224,224}. */
final class Sides {
    private Sides() {}

    /**
     * The sizes of a text.
     *
     * @throws IllegalArgumentException if it has something else than positive numbers
     */
    static int[] parse(String text) {
        try {
            int[] sides = Arrays.stream(text.split("[x,]", -1)).mapToInt(side -> Integer.parseInt(side.strip()))
                    .toArray();
            if (Arrays.stream(sides).allMatch(side -> side > 0)) {
                return sides;
            }
        } catch (NumberFormatException e) {
            // Said below, as for sizes that are too small.
        }
        throw new IllegalArgumentException("shape '" + text + "': expected positive numbers such as 3x224x224");
    }
}

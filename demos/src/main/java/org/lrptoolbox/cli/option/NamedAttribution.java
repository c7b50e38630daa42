package org.lrptoolbox.cli.option;

import org.lrptoolbox.target.Target;

/**
 * An attribution in one word, such as {@code epsilon-plus@5}: a composite, and behind an @ how many classes are explained.
 *
 * @param composite its name, with hyphens
 * @param target the strongest classes
 */
public record NamedAttribution(String composite, Target target) {
    /**
     * Reads the word; without an @ the strongest class is explained.
     *
     * @throws IllegalArgumentException if something other than a number of classes stands behind the @
     */
    public static NamedAttribution of(String word) {
        String[] parts = word.replace('_', '-').split("@", 2);
        return new NamedAttribution(parts[0], Target.top(parts.length == 1 ? 1 : classes(word, parts[1])));
    }

    private static int classes(String word, String number) {
        if (!number.matches("0*[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("'" + word + "': expected a number of classes behind the @, as in "
                    + "epsilon-plus@5, found '" + number + "'");
        }
        return Integer.parseInt(number);
    }
}

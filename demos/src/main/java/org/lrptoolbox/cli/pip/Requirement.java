package org.lrptoolbox.cli.pip;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A package that is wanted: {@code name[extra] >=1.2; marker}.
 *
 * @param name in its normal form: small letters, hyphens
 */
record Requirement(String name, Set<String> extras, Specifiers versions, String marker) {
    private static final Pattern FORM = Pattern.compile(
            "\\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:\\[([^\\]]*)\\])?\\s*\\(?([^;()@]*)\\)?\\s*(?:;(.*))?");

    /**
     * Reads a requirement.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static Requirement of(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no requirement; expected a name and versions, such as "
                            + "'tqdm>=4.60', or a file that ends with .whl");
        }
        Set<String> extras = m.group(2) == null
                ? Set.of()
                : Stream.of(m.group(2).split(",")).map(Requirement::normal).filter(e -> !e.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        return new Requirement(normal(m.group(1)), extras, Specifiers.of(m.group(3)),
                m.group(4) == null ? "" : m.group(4));
    }

    /** The normal form of a name, by which indexes and folders find it. */
    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    @Override
    public String toString() {
        return name + versions;
    }
}

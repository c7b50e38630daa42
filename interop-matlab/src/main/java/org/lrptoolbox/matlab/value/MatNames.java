package org.lrptoolbox.matlab.value;

import java.util.regex.Pattern;

/** The names in .mat files: what a reader believes and a writer writes. */
public final class MatNames {
    private static final String WORD = "[A-Za-z]\\w{0,62}";
    private static final Pattern IDENTIFIER = Pattern.compile(WORD);
    private static final Pattern CLASS = Pattern.compile(WORD + "(\\." + WORD + ")*");
    private static final Pattern READABLE = Pattern.compile("[ -~]*");

    private MatNames() {}

    /**
     * A name read from a file, which would go into messages and, from there, to terminals.
     *
     * @throws IllegalArgumentException if it has other than printable ASCII characters
     */
    public static String checked(String name) {
        if (!READABLE.matcher(name).matches()) {
            throw new IllegalArgumentException("a name with other than printable ASCII characters");
        }
        return name;
    }

    /** Whether MATLAB takes it for a variable or field: a letter, then up to 62 letters, digits and underscores. */
    public static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }

    /** Whether MATLAB takes it for a class, with or without its packages. */
    public static boolean isClass(String name) {
        return CLASS.matcher(name).matches();
    }
}

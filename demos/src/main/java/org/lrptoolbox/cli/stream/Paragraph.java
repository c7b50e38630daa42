package org.lrptoolbox.cli.stream;

/** Text for a terminal, broken between words: a terminal by itself breaks names and numbers where its edge happens to be. */
public final class Paragraph {
    private static final String INDENT = "  ";

    private Paragraph() {}

    /** For a person who watches standard error, as wide as the terminal; as it is where that goes into a file. */
    public static String ofErrors(String text) {
        return Terminal.showsErrors() ? wrapped(text, Terminal.width()) : text;
    }

    /** The same for what goes to standard output. */
    public static String ofOutput(String text) {
        return wrapped(text, Terminal.columns());
    }

    /**
     * Lines of at most so many characters, all but the first of each line that was there indented; a word that is longer
     * stays whole, so that names of files can be copied.
     */
    static String wrapped(String text, int columns) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            out.append(out.isEmpty() ? "" : "\n");
            int room = columns;
            for (String word : line.split("(?<=\\S)(?= )")) {
                boolean fits = word.length() <= room || room == columns;
                out.append(fits ? word : "\n" + INDENT + word.strip());
                room = fits ? room - word.length() : columns - INDENT.length() - word.strip().length();
            }
        }
        return out.toString();
    }
}

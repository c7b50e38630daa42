package org.lrptoolbox.cli.stream;

/** Text for a terminal, broken between words: a terminal by itself breaks names and numbers where its edge happens to be. */
public final class Paragraph {
    private static final int INDENT = 2;

    private Paragraph() {}

    /** For a person who watches standard error, as wide as the terminal; as it is where that goes into a file. */
    public static String ofErrors(String text) {
        return Terminal.showsErrors() ? wrapped(text, Terminal.width()) : text;
    }

    /** The same for what goes to standard output. */
    public static String ofOutput(String text) {
        return wrapped(text, Terminal.columns());
    }

    /** The same for what has a name in front, under which nothing else is to stand. */
    public static String ofOutput(String name, String text) {
        return wrapped(name + text, Terminal.columns(), name.length());
    }

    /**
     * Lines of at most so many characters, all but the first of each line that was there indented; a word that is longer
     * stays whole, so that names of files can be copied.
     */
    static String wrapped(String text, int columns) {
        return wrapped(text, columns, INDENT);
    }

    /** The same with so many blanks before all lines but the first of each; two where that would leave no room. */
    static String wrapped(String text, int columns, int indent) {
        String blanks = " ".repeat(2 * indent < columns ? indent : INDENT);
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            out.append(out.isEmpty() ? "" : "\n");
            int room = columns;
            for (String word : line.split("(?<=\\S)(?= )")) {
                boolean fits = word.length() <= room || room == columns;
                out.append(fits ? word : "\n" + blanks + word.strip());
                room = fits ? room - word.length() : columns - blanks.length() - word.strip().length();
            }
        }
        return out.toString();
    }
}

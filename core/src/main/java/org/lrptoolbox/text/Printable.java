package org.lrptoolbox.text;

/**
 * Texts out of files, fit for a terminal: names of layers or classes may hold escape sequences that move the cursor,
 * change colours or turn the direction of writing. Whatever is printed or put into messages comes through here.
 */
public final class Printable {
    private Printable() {}

    /** Text for one line: every control or format character, line ends too, becomes a question mark. */
    public static String line(String text) {
        return text.replaceAll("\\p{C}", "?");
    }

    /** Text of several lines: as {@link #line}, but line feeds stay, tabs become spaces. */
    public static String text(String text) {
        return text.replace("\r\n", "\n").replace('\t', ' ').replaceAll("[\\p{C}&&[^\n]]", "?");
    }
}

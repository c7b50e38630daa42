package org.lrptoolbox.words;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.target.Target;

/**
 * What is explained, as typed:
 *
 * <pre>
 * top1, top5        the strongest outputs of each sample, one by one
 * class:281         a class by number, or by name where names are known
 * class:3@all       of an output with a map for each class: that class, at all positions together
 * class:3@10,12     the same at one position, row and column from 0
 * all               every class, one by one
 * output            the whole output at once
 * </pre>
 */
public final class Targets {
    private static final Pattern TOP = Pattern.compile("top([0-9]{1,6})");
    private static final String CLASS = "class:";
    private static final String EVERYWHERE = "all";

    private Targets() {}

    /**
     * The target of a text.
     *
     * @param names what classes are called
     * @param classAxis the axis of the classes in outputs that are maps: 0, or -1 for the last
     * @throws IllegalArgumentException if it means nothing; the message says what is expected
     */
    public static Target parse(String text, ClassNames names, int classAxis) {
        Matcher top = TOP.matcher(text);
        if (top.matches()) {
            return Target.top(Integer.parseInt(top.group(1)));
        }
        if (text.startsWith(CLASS)) {
            return ofClass(text.substring(CLASS.length()).strip(), names, classAxis);
        }
        return switch (text) {
            case "all" -> Target.everyClass();
            case "output" -> Target.output();
            default -> throw new IllegalArgumentException("cannot explain '" + text + "'; expected top1 (or any other "
                    + "number), class:NUMBER, class:NAME, all or output; of a map of scores class:NUMBER@all or "
                    + "class:NUMBER@ROW,COLUMN");
        };
    }

    /** The same, where {@code class:} may be left out, as in lists of files with their classes: {@code 281, tabby}. */
    public static Target parseLoosely(String text, ClassNames names, int classAxis) {
        boolean other = TOP.matcher(text).matches() || text.equals("all") || text.equals("output")
                || text.contains(":");
        return other ? parse(text, names, classAxis) : ofClass(text.strip(), names, classAxis);
    }

    private static Target ofClass(String text, ClassNames names, int classAxis) {
        int at = text.lastIndexOf('@');
        int index = names.index((at < 0 ? text : text.substring(0, at)).strip());
        if (at < 0) {
            return Target.classIndex(index);
        }
        String where = text.substring(at + 1).strip();
        if (where.equals(EVERYWHERE)) {
            return Target.classEverywhere(index, classAxis);
        }
        if (!where.matches("[0-9]{1,9}([,x][0-9]{1,9})*")) {
            throw new IllegalArgumentException("class " + index + " at '" + where + "'; expected a position such as "
                    + "10,12 (row and column, from 0), or all");
        }
        return Target.classAt(index, classAxis,
                Arrays.stream(where.split("[,x]", -1)).mapToInt(Integer::parseInt).toArray());
    }
}

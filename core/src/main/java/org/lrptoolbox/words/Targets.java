package org.lrptoolbox.words;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;

/**
 * What is explained, as typed:
 *
 * <pre>
 * top1, top5               the strongest outputs of each sample, one by one
 * class:281                a class by number, or by name where names are known
 * class:3@all              of an output with a map for each class: that class, at all positions together
 * class:3@10,12            the same at one position, row and column from 0
 * class:3@10:20,12:30      the same in a box, rows 10 to 19 and columns 12 to 29
 * class:7@last, top1@-2    of an output with scores at every token: at the last one, at the one before
 * contrast:281,285         the score of one class less that of another; classes or top1, top2, ...
 * contrast:281             a class against all: its score less the mean of all
 * all                      every class, one by one
 * output                   the whole output at once
 * </pre>
 */
public final class Targets {
    private static final Pattern TOP = Pattern.compile("top([0-9]{1,6})");
    private static final String CLASS = "class:";
    private static final String CONTRAST = "contrast:";
    private static final String EVERYWHERE = "all";
    private static final String LAST = "last";
    private static final String POSITION = "(last|-?[0-9]{1,9})([,x](last|-?[0-9]{1,9}))*";
    private static final String BOX = "[0-9]{1,9}:[0-9]{1,9}([,x][0-9]{1,9}:[0-9]{1,9})*";

    private final ClassNames names;
    private final int classAxis;

    private Targets(ClassNames names, int classAxis) {
        this.names = names;
        this.classAxis = classAxis;
    }

    /**
     * The target of a text.
     *
     * @param names what classes are called
     * @param classAxis the axis of the classes in outputs that are maps: 0, or -1 for the last
     * @throws IllegalArgumentException if it means nothing; the message says what is expected
     */
    public static Target parse(String text, ClassNames names, int classAxis) {
        return new Targets(names, classAxis).target(text.strip());
    }

    /** The same, where {@code class:} may be left out, as in lists of files with their classes: {@code 281, tabby}. */
    public static Target parseLoosely(String text, ClassNames names, int classAxis) {
        boolean other = TOP.matcher(text).matches() || text.equals("all") || text.equals("output")
                || text.contains(":") || text.matches("top[0-9]{1,6}@.*");
        return parse(other ? text : CLASS + text.strip(), names, classAxis);
    }

    private Target target(String text) {
        if (text.startsWith(CONTRAST)) {
            return contrast(text.substring(CONTRAST.length()));
        }
        if (text.startsWith(CLASS)) {
            return ofClass(text.substring(CLASS.length()).strip());
        }
        int at = text.lastIndexOf('@');
        Matcher top = TOP.matcher(at < 0 ? text : text.substring(0, at));
        if (top.matches()) {
            int k = Integer.parseInt(top.group(1));
            return at < 0 ? Target.top(k) : Target.topAt(k, classAxis, position(text, text.substring(at + 1)));
        }
        return switch (text) {
            case "all" -> Target.everyClass();
            case "output" -> Target.output();
            default -> throw new IllegalArgumentException("cannot explain '" + text + "'; expected top1 (or any other "
                    + "number), class:NUMBER, class:NAME, contrast:A,B, contrast:A, all or output; of a map of scores "
                    + "class:NUMBER@all, class:NUMBER@ROW,COLUMN or class:NUMBER@ROW:ROW,COLUMN:COLUMN; of scores at "
                    + "every token top1@last or class:NUMBER@POSITION");
        };
    }

    /** Positions have commas, too: the first one counts that leaves a choice on both sides. */
    private Target contrast(String text) {
        IllegalArgumentException wrong;
        try {
            return Target.againstRest(choice(text.strip()), classAxis);
        } catch (IllegalArgumentException e) {
            wrong = e;
        }
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
            try {
                return choice(text.substring(0, comma).strip()).minus(choice(text.substring(comma + 1).strip()));
            } catch (IllegalArgumentException e) {
                wrong = e;
            }
        }
        throw wrong;
    }

    /** The strongest, the second one and so on by rank alone, or a class. */
    private OutputChoice choice(String text) {
        int at = text.lastIndexOf('@');
        Matcher top = TOP.matcher(at < 0 ? text : text.substring(0, at));
        if (top.matches()) {
            int rank = Integer.parseInt(top.group(1));
            Target all = target("top" + Math.max(1, rank) + (at < 0 ? "" : text.substring(at)));
            return new OutputChoice.Ranked((OutputChoice) all, rank);
        }
        if (target(text.startsWith(CLASS) ? text : CLASS + text) instanceof OutputChoice choice) {
            return choice;
        }
        throw new IllegalArgumentException(
                "contrast of '" + text + "'; expected single scores: classes, or top1, at one "
                        + "position each");
    }

    private Target ofClass(String text) {
        int at = text.lastIndexOf('@');
        int index = names.index((at < 0 ? text : text.substring(0, at)).strip());
        if (at < 0) {
            return Target.classIndex(index);
        }
        String where = text.substring(at + 1).strip();
        if (where.equals(EVERYWHERE)) {
            return Target.classEverywhere(index, classAxis);
        }
        if (where.matches(BOX)) {
            List<String[]> sides = Arrays.stream(where.split("[,x]", -1)).map(side -> side.split(":", -1)).toList();
            return Target.classIn(index, classAxis, sides.stream().mapToInt(s -> Integer.parseInt(s[0])).toArray(),
                    sides.stream().mapToInt(s -> Integer.parseInt(s[1])).toArray());
        }
        return Target.classAt(index, classAxis, position("class " + index, where));
    }

    private static int[] position(String what, String where) {
        if (!where.strip().matches(POSITION)) {
            throw new IllegalArgumentException(what + " at '" + where.strip() + "'; expected a position such as "
                    + "10,12 (row and column, from 0), a box such as 10:20,12:30, last, or all");
        }
        return Arrays.stream(where.strip().split("[,x]", -1)).mapToInt(p -> p.equals(LAST) ? -1 : Integer.parseInt(p))
                .toArray();
    }
}

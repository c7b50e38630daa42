package org.lrptoolbox.cli.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.target.Target;

/** What is explained, as typed: top1, top5, class:NAME, all or output. */
final class Targets {
    private static final Pattern TOP = Pattern.compile("top([0-9]{1,6})");
    private static final String CLASS = "class:";

    private Targets() {}

    static Target parse(String text, ClassNames names) {
        Matcher top = TOP.matcher(text);
        if (top.matches()) {
            return Target.top(Integer.parseInt(top.group(1)));
        }
        if (text.startsWith(CLASS)) {
            return Target.classIndex(names.index(text.substring(CLASS.length()).strip()));
        }
        return switch (text) {
            case "all" -> Target.everyClass();
            case "output" -> Target.output();
            default -> throw new IllegalArgumentException("cannot explain '" + text
                    + "'; expected top1 (or any other number), class:NUMBER, class:NAME, all or output");
        };
    }
}

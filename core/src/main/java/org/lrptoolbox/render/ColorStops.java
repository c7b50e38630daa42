package org.lrptoolbox.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colour maps written as text, such as {@code 0ff,00f,80:000,f00,ff0,fff}: cyan, blue, black in the middle, red,
 * yellow, white.
 *
 * <p>Colours are hexadecimal, one or two digits a channel, separated by commas. A position in 00 to ff before a colon
 * (one digit d stands for dd) fixes where a colour stands; the others are spread evenly between their neighbours, in
 * whole steps of 1/255. The first and last colour reach to the ends. This is the notation of zennit's
 * {@code imgify}.
 */
final class ColorStops {
    private static final int SIZE = 256;
    private static final int LAST = SIZE - 1;
    private static final Pattern STOP = Pattern.compile("(?:([0-9a-fA-F]{1,2}):)?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})");

    private ColorStops() {}

    private record Stop(int at, int rgb) {}

    /**
     * The colour map of 256 entries that a text describes.
     *
     * @param text the stops; blanks are ignored
     * @throws IllegalArgumentException if there are fewer than two, one cannot be read, or positions do not rise
     */
    public static LookupMap parse(String text) {
        List<Stop> stops = positioned(text);
        Stop first = stops.getFirst();
        if (first.at > 0) {
            stops.addFirst(new Stop(0, first.rgb));
        }
        Stop last = stops.getLast();
        if (last.at < LAST) {
            stops.addLast(new Stop(LAST, last.rgb));
        }
        double[] table = new double[3 * SIZE];
        int right = 1;
        for (int k = 0; k < SIZE; k++) {
            while (right < stops.size() - 1 && stops.get(right).at <= k) {
                right++;
            }
            Stop from = stops.get(right - 1);
            Stop to = stops.get(right);
            double alpha = to.at == from.at ? 1 : (double) (k - from.at) / (to.at - from.at);
            for (int c = 0; c < 3; c++) {
                table[3 * k + c] = (channel(from.rgb, c) * (1 - alpha) + channel(to.rgb, c) * alpha) / LAST;
            }
        }
        return new LookupMap(text, table);
    }

    private static List<Stop> positioned(String text) {
        List<Stop> stops = read(text);
        int known = 0;
        for (int i = 1; i < stops.size(); i++) {
            int at = stops.get(i).at;
            if (at < 0) {
                continue;
            }
            int from = stops.get(known).at;
            if (at < from) {
                throw new IllegalArgumentException("colour stops '" + text + "': positions must rise, found "
                        + Integer.toHexString(at) + " after " + Integer.toHexString(from));
            }
            for (int j = known + 1; j < i; j++) {
                double alpha = (double) (j - known) / (i - known);
                stops.set(j, new Stop((int) (from * (1 - alpha) + at * alpha), stops.get(j).rgb));
            }
            known = i;
        }
        return stops;
    }

    /** The stops as written, position -1 where it has to be worked out. */
    private static List<Stop> read(String text) {
        String[] words = text.replaceAll("\\s", "").split(",", -1);
        if (words.length < 2) {
            throw new IllegalArgumentException("colour stops '" + text + "': found one colour, expected at least two");
        }
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            Matcher m = STOP.matcher(words[i]);
            if (!m.matches()) {
                throw new IllegalArgumentException("colour stops '" + text + "': cannot read '" + words[i]
                        + "', expected hexadecimal rgb or rrggbb, possibly with a position as in 80:000");
            }
            int free = i == 0 ? 0 : i == words.length - 1 ? LAST : -1;
            stops.add(new Stop(m.group(1) == null ? free : Integer.parseInt(doubled(m.group(1), 2), 16),
                    Integer.parseInt(doubled(m.group(2), 6), 16)));
        }
        return stops;
    }

    private static String doubled(String digits, int length) {
        return digits.length() == length ? digits : digits.replaceAll("[0-9a-fA-F]", "$0$0");
    }

    private static int channel(int rgb, int c) {
        return rgb >> (16 - 8 * c) & 0xff;
    }
}

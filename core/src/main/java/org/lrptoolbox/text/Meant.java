package org.lrptoolbox.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What somebody may have meant who typed a name that there is not. */
public final class Meant {
    /** Of so many letters one may be wrong. */
    private static final int LETTERS_PER_MISTAKE = 3;

    private Meant() {}

    /**
     * The likeliest name, as a remark behind the one that was typed: {@code " (did you mean 'epsilon'?)"}; empty if none is
     * near.
     *
     * @param names those that there are
     */
    public static String by(String typed, Collection<String> names) {
        int most = Math.max(1, typed.length() / LETTERS_PER_MISTAKE);
        return names.stream().filter(name -> Math.abs(name.length() - typed.length()) <= most)
                .min(Comparator.comparingInt(name -> mistakes(typed, name)))
                .filter(name -> mistakes(typed, name) <= most)
                .map(name -> " (did you mean '" + Printable.line(name) + "'?)").orElse("");
    }

    /** How many letters were left out, added, mistaken or swapped with the next, whatever their case. */
    private static int mistakes(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + other);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                d[i][j] = swapped ? Math.min(d[i][j], d[i - 2][j - 2] + 1) : d[i][j];
            }
        }
        return d[a.length()][b.length()];
    }
}

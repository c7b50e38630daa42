package org.lrptoolbox.token;

import java.util.List;
import java.util.Locale;

import org.lrptoolbox.text.Printable;
import org.lrptoolbox.token.TextExplanation.Word;
import org.lrptoolbox.token.Tokens.Token;

/** Words in the colours of their relevance, red for the target and blue against it: in a terminal, and as a page. */
public final class WordColors {
    private WordColors() {}

    /** The largest relevance of a word; 1 where there is none, so that it can be divided by. */
    public static double scale(List<Word> words) {
        double largest = words.stream().mapToDouble(w -> Math.abs(w.relevance())).max().orElse(0);
        return largest > 0 ? largest : 1;
    }

    /** The colour behind a word: white for 0, red for 1, blue for -1. */
    public static int[] background(double share) {
        int pale = (int) Math.round(255 * (1 - Math.min(1, Math.abs(share))));
        return share >= 0 ? new int[]{255, pale, pale} : new int[]{pale, pale, 255};
    }

    /** Whether white letters are easier to read on it. */
    public static boolean isDark(int... rgb) {
        return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2] < 110;
    }

    /** The words for a terminal of 24-bit colours. */
    public static String terminal(TextExplanation why) {
        List<Word> words = why.words();
        double scale = scale(words);
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            int[] c = background(word.relevance() / scale);
            text.append(String.format(Locale.ROOT, "\u001b[48;2;%d;%d;%dm\u001b[38;2;%sm%s\u001b[0m ", c[0], c[1], c[2],
                    isDark(c) ? "255;255;255" : "0;0;0", Printable.line(word.text())));
        }
        return text.toString().stripTrailing();
    }

    /** The words for a terminal without colours: the relevance behind each. */
    public static String plain(TextExplanation why) {
        StringBuilder text = new StringBuilder();
        for (Word word : why.words()) {
            text.append(Printable.line(word.text())).append(String.format(Locale.ROOT, "(%+.3g) ", word.relevance()));
        }
        return text.toString().stripTrailing();
    }

    /** A page of its own, with the coloured words and the table of tokens. */
    public static String html(TextExplanation why) {
        List<Word> words = why.words();
        double scale = scale(words);
        StringBuilder page = new StringBuilder(1024);
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(why.what()))
                .append("</title>\n<style>body{font:16px/1.9 sans-serif;max-width:50em;margin:2em auto;color:#000;"
                        + "background:#fff}span{padding:.15em .3em;border-radius:.2em}span.special{font-size:80%}"
                        + "table{border-collapse:collapse;font-size:14px;line-height:1.4}td,th{padding:.1em .8em;"
                        + "text-align:left}td.n{text-align:right;font-variant-numeric:tabular-nums}</style></head>\n"
                        + "<body>\n<h1>")
                .append(escaped(why.what())).append("</h1>\n<p>");
        for (Word word : words) {
            int[] c = background(word.relevance() / scale);
            page.append(String.format(Locale.ROOT,
                    "<span%s style=\"background:rgb(%d,%d,%d);color:%s\" title=\"%.4g\">%s</span>\n",
                    word.special() ? " class=\"special\"" : "", c[0], c[1], c[2], isDark(c) ? "#fff" : "#000",
                    word.relevance(), escaped(word.text())));
        }
        page.append("</p>\n<table><tr><th>token</th><th>id</th><th>relevance</th></tr>\n");
        for (int i = 0; i < why.tokens().size(); i++) {
            Token token = why.tokens().list().get(i);
            page.append(String.format(Locale.ROOT, "<tr><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%.4g</td>"
                    + "</tr>\n", escaped(token.text()), token.id(), why.relevance().get(i)));
        }
        page.append(String.format(Locale.ROOT, "<tr><th>sum</th><td></td><td class=\"n\">%.4g of %.4g</td></tr>\n",
                why.sum(), why.seed()));
        why.shares().forEach((root, amount) -> page.append(String.format(Locale.ROOT,
                "<tr><td>%s</td><td></td><td class=\"n\">%.4g</td></tr>\n", escaped(root), amount)));
        return page.append("</table>\n</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return Printable.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"",
                "&quot;");
    }
}

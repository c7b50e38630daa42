package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.cli.Notes;
import org.lrptoolbox.cli.stream.Terminal;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.render.WordPicture;
import org.lrptoolbox.text.Printable;
import org.lrptoolbox.token.TextExplainer;
import org.lrptoolbox.token.TextExplanation;
import org.lrptoolbox.token.Tokens;
import org.lrptoolbox.token.WordColors;

/**
 * Explains texts: words in colours on the terminal, as a page and as a picture, and a table of tokens.
 *
 * @param explainers makes an explainer for texts of so many tokens
 * @param names what classes are called
 * @param folder where files go
 */
record TextRun(Explainers explainers, ClassNames names, Path folder) {
    private static final int NAME = 40;

    /** Networks whose texts may have any length are read anew for each length. */
    @FunctionalInterface
    interface Explainers {
        TextExplainer of(int tokens) throws IOException;
    }

    /** What is explained of a text. */
    @FunctionalInterface
    interface Wanted {
        String of(Tokens tokens);
    }

    void run(List<Tokens> texts, Wanted target, PrintWriter out, PrintWriter err) throws IOException {
        Files.createDirectories(folder);
        int count = 0;
        boolean fonts = true;
        for (int i = 0; i < texts.size(); i++) {
            Tokens tokens = texts.get(i);
            for (TextExplanation why : explainers.of(tokens.size()).explain(tokens, target.of(tokens))) {
                String name = "text-" + i + "-" + why.what().replaceAll("[^A-Za-z0-9@.-]+", "_");
                String file = name.length() > NAME ? name.substring(0, NAME) : name;
                write(folder.resolve(file + ".tsv"), why.tsv());
                write(folder.resolve(file + ".html"), WordColors.html(why));
                fonts = fonts && picture(why, folder.resolve(file + ".png"), err);
                tell(why, out);
                count++;
            }
        }
        out.println(count + (count == 1 ? " explanation of " : " explanations of ") + texts.size()
                + (texts.size() == 1 ? " text" : " texts") + " in " + folder);
    }

    private void tell(TextExplanation why, PrintWriter out) {
        List<Double> scores = why.scores();
        String best = IntStream.range(0, scores.size()).boxed().sorted((a, b) -> Double.compare(scores.get(b),
                scores.get(a))).limit(3)
                .map(c -> names.label(c) + " " + String.format(Locale.ROOT, "%.4g", scores.get(c)))
                .collect(Collectors.joining(", "));
        out.println(Printable.line(why.tokens().text()) + (scores.size() > 1000 ? "" : ": " + best)
                + "; relevance of " + why.what());
        out.println(Terminal.showsOutput() ? WordColors.terminal(why) : WordColors.plain(why));
        out.println(why.table());
    }

    private static boolean picture(TextExplanation why, Path file, PrintWriter err) throws IOException {
        try {
            ImageFiles.write(WordPicture.of(why), file);
            return true;
        } catch (IllegalStateException e) {
            Notes.tell(err, "no pictures: " + e.getMessage());
            return false;
        }
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}

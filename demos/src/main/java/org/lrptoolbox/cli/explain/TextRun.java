package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.cli.sheet.WordPicture;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.token.TextExplainer;
import org.lrptoolbox.token.TextExplanation;
import org.lrptoolbox.token.Tokens;
import org.lrptoolbox.token.WordColors;

/**
 * Explains texts: words in colours on the terminal, as a page and as a picture, and a table of tokens.
 *
 * @param explainers makes an explainer for texts of so many tokens
 * @param folder where files go
 * @param journal which texts are done
 */
record TextRun(Explainers explainers, Path folder, TextJournal journal) {
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

    void run(List<Tokens> texts, Wanted target, TextTelling telling) throws IOException {
        for (int i = 0; i < texts.size(); i++) {
            if (journal.isDone(i)) {
                telling.passed();
                continue;
            }
            Tokens tokens = texts.get(i);
            for (TextExplanation why : explainers.of(tokens.size()).explain(tokens, target.of(tokens))) {
                String name = "text-" + i + "-" + why.what().replaceAll("[^A-Za-z0-9@.-]+", "_");
                String file = name.length() > NAME ? name.substring(0, NAME) : name;
                write(folder.resolve(file + ".tsv"), why.tsv());
                write(folder.resolve(file + ".html"), WordColors.html(why));
                List<String> outputs = new ArrayList<>(List.of(file + ".tsv", file + ".html"));
                if (picture(why, folder.resolve(file + ".png"), telling)) {
                    outputs.add(file + ".png");
                }
                telling.told(i, why, outputs);
            }
            journal.add(i);
        }
        telling.end(texts.size(), folder);
    }

    private static boolean picture(TextExplanation why, Path file, TextTelling telling) throws IOException {
        try {
            ImageFiles.write(WordPicture.of(why), file);
            return true;
        } catch (IllegalStateException e) {
            telling.noPictures(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}

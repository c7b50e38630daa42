package org.lrptoolbox.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.lrptoolbox.testing.Shared;

/**
 * A block of code of the documentation: fenced, with its language behind the fence, or indented, which is a shell's.
 * A comment {@code <!-- given: ... -->} just before it, which no reader sees, prepares what the text takes for granted;
 * {@code <!-- from: FILE -->} says where the code stands that it quotes.
 *
 * @param page the file
 * @param line where it begins
 * @param language {@code java}, {@code python}, {@code matlab}, {@code sh}, or empty for what is no code
 * @param text the code
 * @param given what runs before it
 * @param from the file it quotes; empty if it stands for itself
 */
record Block(Path page, int line, String language, String text, String given, String from) {
    private static final String FENCE = "```";
    private static final String INDENT = "    ";
    private static final String GIVEN = "<!-- given:";
    private static final String FROM = "<!-- from:";

    /** All blocks of README, CONTRIBUTING and the pages of demos/docs. */
    static List<Block> all() {
        Path root = Shared.projectRoot();
        List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md"), root.resolve("CONTRIBUTING.md")));
        try (DirectoryStream<Path> docs = Files.newDirectoryStream(root.resolve("demos/docs"), "*.md")) {
            docs.forEach(pages::add);
            List<Block> all = new ArrayList<>();
            for (Path page : pages) {
                all.addAll(of(page));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of one language. */
    static Stream<Block> in(String language) {
        return all().stream().filter(block -> block.language.equals(language));
    }

    static List<Block> of(Path page) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        String given = "";
        String from = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(GIVEN) || line.startsWith(FROM)) {
                StringBuilder comment = new StringBuilder(line);
                while (!lines.get(i).endsWith("-->")) {
                    comment.append('\n').append(lines.get(++i));
                }
                String text = comment.substring(comment.indexOf(":") + 1, comment.length() - 3).strip();
                given = line.startsWith(GIVEN) ? text : given;
                from = line.startsWith(FROM) ? text : from;
                continue;
            }
            int begin = i;
            StringBuilder code = new StringBuilder();
            if (line.startsWith(FENCE)) {
                while (!lines.get(++i).startsWith(FENCE)) {
                    code.append(lines.get(i)).append('\n');
                }
                blocks.add(new Block(page, begin + 1, line.substring(FENCE.length()).strip(), code.toString(), given,
                        from));
            } else if (line.startsWith(INDENT) && i > 0 && lines.get(i - 1).isBlank()) {
                while (i < lines.size() && (lines.get(i).startsWith(INDENT) || lines.get(i).isBlank())) {
                    code.append(lines.get(i++).strip()).append('\n');
                }
                i--;
                blocks.add(new Block(page, begin + 1, "sh", code.toString().strip() + "\n", given, from));
            } else if (line.isBlank()) {
                continue;
            }
            given = "";
            from = "";
        }
        return blocks;
    }

    @Override
    public String toString() {
        return Shared.projectRoot().relativize(page) + " line " + line;
    }
}

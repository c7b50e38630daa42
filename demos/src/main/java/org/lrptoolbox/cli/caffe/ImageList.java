package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;

/** The list of images: a path and a whole number on each line. */
final class ImageList {
    /** The best class. */
    static final int BEST = -1;
    /** The five best classes together. */
    static final int FIVE_BEST = -2;
    private static final int MISSING = -1000;

    private ImageList() {}

    /**
     * An image and what is explained.
     *
     * @param file the image, the prefix in front
     * @param wanted a class from 0, {@link #BEST} or {@link #FIVE_BEST}
     */
    record Entry(String file, int wanted) {}

    /**
     * Reads a list; lines of up to two characters are passed over, and what stands behind the number.
     *
     * @param prefix put in front of every path, with a slash
     */
    static List<Entry> read(Path list, String prefix, Compatibility compatibility) throws IOException {
        InputFiles.requireRegular(list);
        List<Entry> entries = new ArrayList<>();
        List<String> lines = Files.readAllLines(list, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).strip().split("\\s+");
            if (lines.get(i).strip().length() > 2) {
                entries.add(new Entry(prefix + "/" + words[0], wanted(list, i + 1, compatibility, words)));
            }
        }
        if (entries.isEmpty()) {
            throw new MalformedFileException(list, "lists no images; expected lines such as 'images/cat.jpg -1'");
        }
        return entries;
    }

    private static int wanted(Path list, int line, Compatibility compatibility, String... words)
            throws MalformedFileException {
        try {
            int number = Integer.parseInt(words.length < 2 ? "" : words[1]);
            if (number >= FIVE_BEST || compatibility.original() && number != MISSING) {
                // The original took other negative numbers for the best class.
                return number >= FIVE_BEST ? number : BEST;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new MalformedFileException(list, "line " + line + ": expected a path and behind it a class from 0, -1 for"
                + " the best class, or -2 for the five best together");
    }
}

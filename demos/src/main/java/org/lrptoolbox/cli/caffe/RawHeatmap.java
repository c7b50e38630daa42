package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text file of relevance which the Caffe programs of the original toolbox write ({@code _rawhm.txt}): the number of
 * channels, height and width, then for each channel its rows, numbers with six digits and a blank behind each.
 *
 * @param height the number of rows
 * @param width numbers in a row
 * @param step how far the relevance of a pixel lies behind that of the one before it, row after row
 * @param first where the relevance of each channel begins, in the file's order
 */
public record RawHeatmap(int height, int width, int step, int... first) {
    /** As many bytes as a number usually takes at most, {@code -1.23457e-05} and a blank. */
    private static final int USUAL = 13;

    /**
     * Writes the file, all at once: a system finds room for one large piece in less than half the time it takes for many.
     */
    public void write(double[] relevance, OutputStream out) throws IOException {
        byte[] head = (first.length + "\n" + height + " " + width + "\n").getBytes(StandardCharsets.US_ASCII);
        int most = (width + 1) * SixDigits.ROOM;
        byte[] text = Arrays.copyOf(head, head.length + first.length * height * (width * USUAL + 1) + most);
        int[] digits = new int[width];
        int at = head.length;
        for (int channel : first) {
            for (int y = 0; y < height; y++) {
                if (text.length - at < most) {
                    text = Arrays.copyOf(text, 2 * text.length);
                }
                at = row(relevance, channel + y * width * step, digits, text, at);
            }
        }
        out.write(text, 0, at);
    }

    private int row(double[] relevance, int from, int[] digits, byte[] text, int start) {
        int at = start;
        for (int x = 0; x < width; x++) {
            digits[x] = SixDigits.digits(relevance[from + x * step]);
        }
        for (int x = 0; x < width; x++) {
            at = SixDigits.write(digits[x], relevance[from + x * step], text, at);
            text[at++] = ' ';
        }
        text[at++] = '\n';
        return at;
    }
}

package org.lrptoolbox.cli.caffe;

import java.nio.charset.StandardCharsets;
import java.util.function.IntBinaryOperator;

/**
 * The text file of relevance which the Caffe programs of the original toolbox write ({@code _rawhm.txt}): the number of
 * channels, height and width, then for each channel its rows, numbers with six digits and a blank behind each.
 */
public final class RawHeatmap {
    /** About how many characters a number takes. */
    private static final int CHARACTERS = 13;

    private RawHeatmap() {}

    /**
     * The bytes of the file.
     *
     * @param relevance one number for each channel and pixel
     * @param place where in {@code relevance} that of a channel (in the file's order) and pixel (row after row) stands
     */
    public static byte[] bytes(double[] relevance, int channels, int height, int width, IntBinaryOperator place) {
        StringBuilder text = new StringBuilder(CHARACTERS * relevance.length + 100);
        text.append(channels).append('\n').append(height).append(' ').append(width).append('\n');
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    SixDigits.append(text, relevance[place.applyAsInt(c, y * width + x)]);
                    text.append(' ');
                }
                text.append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}

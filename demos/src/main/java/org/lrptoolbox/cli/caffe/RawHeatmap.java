package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

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
    /** Writes the file. */
    public void write(double[] relevance, OutputStream out) throws IOException {
        out.write((first.length + "\n" + height + " " + width + "\n").getBytes(StandardCharsets.US_ASCII));
        byte[] row = new byte[(width + 1) * SixDigits.ROOM];
        for (int channel : first) {
            for (int y = 0; y < height; y++) {
                out.write(row, 0, row(relevance, channel + y * width * step, row));
            }
        }
    }

    private int row(double[] relevance, int from, byte[] text) {
        int at = 0;
        for (int x = 0; x < width; x++) {
            at = SixDigits.write(relevance[from + x * step], text, at);
            text[at++] = ' ';
        }
        text[at++] = '\n';
        return at;
    }
}

package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.io.Folders;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.tensor.Tensor;

/**
 * The files of an image: its relevance as text, the ten best classes, and unless only these are wanted a heatmap and what
 * the network saw.
 *
 * @param config where they go
 * @param minimal whether there are no pictures
 * @param compatibility whether heatmaps are scaled by the largest positive value, beyond which negative ones wrap around
 */
record DemoFiles(DemoConfig config, boolean minimal, Compatibility compatibility) {
    private static final int BEST = 10;
    /** Of 16 bits. */
    private static final int WHITE = 65535;

    /**
     * The name of an image's results: the output folder and what of the image's path begins with the root.
     *
     * @throws IllegalArgumentException if the root does not occur in the path
     */
    String base(String image) {
        int at = config.rootPath().isEmpty() ? -1 : image.indexOf(config.rootPath());
        if (at < 0) {
            throw new IllegalArgumentException(image + ": standalone_rootpath '" + config.rootPath()
                    + "' does not occur in it, so there is no telling where its results go");
        }
        return config.outputPath() + "/" + image.substring(at);
    }

    /**
     * Writes them.
     *
     * @param found of a batch; relevance in blue, green, red where it is that of the image
     * @param sample which of the batch
     */
    void write(String image, DemoPicture picture, DemoRun.Found found, int sample) throws IOException {
        Path base = Path.of(base(image));
        Folders.createFor(base);
        AtomicFile.writeUncached(beside(base, "_rawhm.txt"), out -> raw(found.relevance(), sample, out));
        byte[] top = top(found.scores().slice(sample, sample + 1).data()).getBytes(StandardCharsets.US_ASCII);
        AtomicFile.write(beside(base, "_top10scores.txt"), out -> out.write(top));
        if (!minimal) {
            ImageFiles.write(heatmap(found.relevance(), sample), beside(base, "_heatmap.png"));
            ImageFiles.write(picture.view(), beside(base, "_as_inputted_into_the_dnn.png"));
        }
    }

    private static Path beside(Path base, String ending) {
        return base.resolveSibling(base.getFileName() + ending);
    }

    /** Red, green and blue, which the network knows as blue, green, red. */
    private static void raw(Tensor relevance, int sample, OutputStream out) throws IOException {
        int channels = relevance.dim(1);
        int plane = relevance.dim(2) * relevance.dim(3);
        int[] first = IntStream.range(0, channels).map(c -> ((sample + 1) * channels - 1 - c) * plane).toArray();
        new RawHeatmap(relevance.dim(2), relevance.dim(3), 1, first).write(relevance.data(), out);
    }

    private String top(double... scores) {
        int ranked = Math.min(scores.length, config.numberOfClasses());
        return IntStream.range(0, ranked).boxed().sorted(Comparator.comparingDouble(i -> -scores[i])).limit(BEST)
                .map(c -> c + " " + SixDigits.text(scores[c]) + "\n").collect(Collectors.joining());
    }

    /** Black for none, yellow for positive, blue for negative relevance, of the mean over the channels. */
    private ByteImage heatmap(Tensor relevance, int sample) {
        int channels = relevance.dim(1);
        int plane = relevance.dim(2) * relevance.dim(3);
        double[] mean = new double[plane];
        double largest = 0;
        for (int c = 0; c < channels; c++) {
            int from = (sample * channels + c) * plane;
            for (int i = 0; i < plane; i++) {
                mean[i] += relevance.data()[from + i] / channels;
            }
        }
        for (double m : mean) {
            largest = Math.max(largest, compatibility.original() ? m : Math.abs(m));
        }
        byte[] pixels = new byte[3 * plane];
        for (int i = 0; i < plane && largest > 0; i++) {
            double v = mean[i] / largest;
            byte strength = level(Math.abs(v));
            // All bits for a negative number, none for others: a question would be answered as at random.
            long negative = Double.doubleToRawLongBits(v) >> Long.SIZE - 1;
            byte yellow = (byte) (strength & ~negative);
            pixels[3 * i] = yellow;
            pixels[3 * i + 1] = yellow;
            pixels[3 * i + 2] = (byte) (strength & negative);
        }
        return ByteImage.of(pixels, relevance.dim(2), relevance.dim(3), 3);
    }

    /** The upper 8 of 16 bits, the fraction cut off; what is beyond 1 begins anew in the original. */
    private static byte level(double v) {
        return (byte) ((long) (v * WHITE) >> Byte.SIZE);
    }
}

package org.lrptoolbox.cli.caffe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    private static final int WRAP = 65536;

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
     * @param relevance shape (channels, H, W), blue, green, red where it is that of the image
     * @param scores the output of the network
     */
    void write(String image, DemoPicture picture, Tensor relevance, double... scores) throws IOException {
        Path base = Path.of(base(image));
        Files.createDirectories(base.toAbsolutePath().getParent());
        text(base, "_rawhm.txt", raw(relevance));
        text(base, "_top10scores.txt", top(scores).getBytes(StandardCharsets.US_ASCII));
        if (!minimal) {
            ImageFiles.write(heatmap(relevance), beside(base, "_heatmap.png"));
            ImageFiles.write(picture.view(), beside(base, "_as_inputted_into_the_dnn.png"));
        }
    }

    private static Path beside(Path base, String ending) {
        return base.resolveSibling(base.getFileName() + ending);
    }

    private static void text(Path base, String ending, byte[] content) throws IOException {
        AtomicFile.write(beside(base, ending), out -> out.write(content));
    }

    /** Red, green and blue, which the network knows as blue, green, red. */
    private static byte[] raw(Tensor relevance) {
        int channels = relevance.dim(0);
        int plane = relevance.dim(1) * relevance.dim(2);
        return RawHeatmap.bytes(relevance.data(), channels, relevance.dim(1), relevance.dim(2),
                (c, pixel) -> (channels - 1 - c) * plane + pixel);
    }

    private String top(double... scores) {
        int ranked = Math.min(scores.length, config.numberOfClasses());
        return IntStream.range(0, ranked).boxed().sorted(Comparator.comparingDouble(i -> -scores[i])).limit(BEST)
                .map(c -> c + " " + SixDigits.text(scores[c]) + "\n").collect(Collectors.joining());
    }

    /** Black for none, yellow for positive, blue for negative relevance, of the mean over the channels. */
    private ByteImage heatmap(Tensor relevance) {
        int channels = relevance.dim(0);
        int plane = relevance.dim(1) * relevance.dim(2);
        double[] mean = new double[plane];
        double largest = 0;
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < channels; c++) {
                mean[i] += relevance.data()[c * plane + i] / channels;
            }
            largest = Math.max(largest, compatibility.original() ? mean[i] : Math.abs(mean[i]));
        }
        byte[] pixels = new byte[3 * plane];
        for (int i = 0; i < plane && largest > 0; i++) {
            double v = mean[i] / largest;
            byte strength = level(Math.abs(v));
            pixels[3 * i] = v > 0 ? strength : 0;
            pixels[3 * i + 1] = v > 0 ? strength : 0;
            pixels[3 * i + 2] = v < 0 ? strength : 0;
        }
        return ByteImage.of(pixels, relevance.dim(1), relevance.dim(2), 3);
    }

    /** The upper 8 of 16 bits, the fraction cut off; what is beyond 1 begins anew in the original. */
    private static byte level(double v) {
        long deep = (long) (v * (WRAP - 1));
        return (byte) (deep % WRAP >> Byte.SIZE);
    }
}

package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.cli.caffe.RawHeatmap;
import org.lrptoolbox.cli.caffe.SixDigits;
import org.lrptoolbox.image.ChannelOrder;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.Heatmap;
import org.lrptoolbox.render.HeatmapStyle;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.render.Pooling;
import org.lrptoolbox.tensor.Tensor;

/**
 * The four files which the Caffe programs of the original toolbox write for {@code cat.jpg}: the relevance as text
 * ({@code cat.jpg_rawhm.txt}), the ten best classes ({@code cat.jpg_top10scores.txt}), the heatmap and what the network
 * saw. Numbers have six digits, as there.
 */
record CaffeFiles(OutputFolder folder, Preprocessing preprocessing, Network network) implements ResultFiles {
    private static final int BEST = 10;

    @Override
    public Written write(Explanation e) throws IOException {
        String name = e.source().nameWithEnding();
        ByteImage view = e.view();
        Tensor relevance = e.picture();
        AtomicFile.writeUncached(folder.file(name + "_rawhm.txt"), out -> raw(relevance).write(relevance.data(), out));
        byte[] scores = scores(e).getBytes(StandardCharsets.US_ASCII);
        AtomicFile.write(folder.file(name + "_top10scores.txt"), out -> out.write(scores));
        ImageFiles.write(ByteImage.of(Heatmap.toRgb(Pooling.SUM.apply(relevance),
                HeatmapStyle.STANDARD.withMap("blue-black-yellow").withScaling(1))),
                folder.file(name + "_heatmap.png"));
        ImageFiles.write(view, folder.file(name + "_as_inputted_into_the_dnn.png"));
        Map<String, String> names = new LinkedHashMap<>();
        names.put("relevance", name + "_rawhm.txt");
        names.put("heatmap", name + "_heatmap.png");
        names.put("scores", name + "_top10scores.txt");
        names.put("input", name + "_as_inputted_into_the_dnn.png");
        return new Written(names, Double.NaN);
    }

    /** Red, green and blue, whatever their order in the network. */
    private RawHeatmap raw(Tensor relevance) {
        int channels = relevance.dim(2);
        boolean reversed = preprocessing.order() == ChannelOrder.BGR;
        return new RawHeatmap(relevance.dim(0), relevance.dim(1), channels,
                IntStream.range(0, channels).map(c -> reversed ? channels - 1 - c : c).toArray());
    }

    /** Probabilities if the network ends in a softmax, although it is the scores that are explained. */
    private String scores(Explanation e) {
        Tensor scores = Tensor.of(e.scores(), 1, e.scores().length);
        Layer last = network.output().layer();
        double[] values = last.makesProbabilities() ? last.forward(List.of(scores)).data() : scores.data();
        return IntStream.of(e.ranking()).limit(BEST).mapToObj(c -> c + " " + SixDigits.text(values[c]) + "\n")
                .collect(Collectors.joining());
    }
}

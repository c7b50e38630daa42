package org.lrptoolbox.demos.shapes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.StoredArrays;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * Makes of the network that knows shapes a model as Caffe's users had it: {@code .caffemodel}, {@code .prototxt}, a mean,
 * and the configuration and list for {@code lrp caffe-demo}. Its pictures are blue, green, red less the mean, so the
 * first layer's weights are reordered and scaled; the function is the same.
 */
public final class CaffeShapes {
    private static final int SIDE = 40;
    private static final double MIDDLE = 127.5;

    private CaffeShapes() {}

    /** Writes the files into {@code demos/models/shapes/caffe}; run it in the project's folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of("demos/models/shapes/caffe");
        Files.createDirectories(folder);
        List<Layer> layers = new ArrayList<>(Models.read(Path.of("demos/models/shapes/shapes.nn")).layers());
        layers.set(0, caffeColours((Conv) layers.getFirst()));
        Models.write(Network.sequential(layers), folder.resolve("shapes.caffemodel"), SIDE, SIDE, 3);
        float[] mean = {(float) MIDDLE, (float) MIDDLE, (float) MIDDLE};
        StoredArrays.write(new TypedArray(ElementType.FLOAT32, new int[]{1, 3, 1, 1}, mean),
                folder.resolve("mean.binaryproto"));
        Files.writeString(folder.resolve("config.txt"), config(folder.toString().replace('\\', '/')));
        try (Stream<Path> pictures = Files.list(Path.of("demos/data/shapes"))) {
            Files.write(folder.resolve("filelist.txt"), pictures.filter(p -> p.toString().endsWith(".png")).sorted()
                    .map(p -> p.toString().replace('\\', '/') + " -1").toList());
        }
    }

    /** x / 127.5 - 1 of red, green, blue is (x - 127.5) of blue, green, red by weights that are turned and divided. */
    private static Conv caffeColours(Conv last) {
        Conv first = last.in(Layout.NCHW);
        int[] shape = first.filters().shape();
        double[] w = first.filters().tensor().data();
        double[] turned = new double[w.length];
        int plane = shape[2] * shape[3];
        for (int i = 0; i < w.length; i++) {
            int channel = i / plane % shape[1];
            turned[i + (shape[1] - 1 - 2 * channel) * plane] = w[i] / MIDDLE;
        }
        return new Conv(Weights.of(Tensor.of(turned, shape)), first.bias(), first.frame(), first.groups())
                .in(last.layout());
    }

    private static String config(String folder) {
        return String.join("\n", "param_file", folder + "/shapes.prototxt", "model_file", folder + "/shapes.caffemodel",
                "mean_file", folder + "/mean.binaryproto", "synsetfile", "demos/data/shapes/classes.txt",
                "use_mean_file_asbinaryprotoblob", "1", "lastlayerindex", "-2", "firstlayerindex", "0", "numclasses",
                "5", "baseimgsize", String.valueOf(SIDE), "standalone_outpath", "./lrp_output", "standalone_rootpath",
                "shapes", "epsstab", "0.01", "alphabeta_beta", "1", "relpropformulatype", "100",
                "auxiliaryvariable_maxlayerindexforflatdistinconv", "0", "");
    }
}

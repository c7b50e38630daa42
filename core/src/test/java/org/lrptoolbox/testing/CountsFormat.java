package org.lrptoolbox.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.lrptoolbox.model.ModelFormat;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.network.Network;

/**
 * The exercise of CONTRIBUTING: a model format in one file and a service line. Files hold one dense layer without bias
 * of ones, said by its sizes: {@code 3 2}.
 */
public final class CountsFormat implements ModelFormat {
    @Override
    public String name() {
        return "counts";
    }

    @Override
    public Network read(Path file) throws IOException {
        String[] sizes = Files.readString(file, StandardCharsets.UTF_8).strip().split(" ", -1);
        int inputs = Integer.parseInt(sizes[0]);
        int outputs = Integer.parseInt(sizes[1]);
        double[] ones = new double[inputs * outputs];
        java.util.Arrays.fill(ones, 1);
        return Network.sequential(Dense.of(inputs, outputs, ones, new double[0]));
    }

    @Override
    public void write(Network network, Path file) throws IOException {
        Layer layer = network.node(0).layer();
        if (!(layer instanceof Dense d) || network.size() != 1) {
            throw new UnsupportedModelException(file, network.node(0) + ": only a single dense layer has counts");
        }
        Files.writeString(file, d.inputs() + " " + d.outputs(), StandardCharsets.UTF_8);
    }
}

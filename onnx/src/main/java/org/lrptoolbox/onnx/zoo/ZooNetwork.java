package org.lrptoolbox.onnx.zoo;

import java.util.List;
import java.util.Locale;

import org.lrptoolbox.text.Table;

/**
 * What a network of the {@link Zoo} consists of; printed, it is a table of its layers.
 *
 * @param name its name in the zoo
 * @param side height and width of the images it takes
 * @param layers its layers as Caffe lists them, without the copies Caffe itself inserts at branches
 */
public record ZooNetwork(String name, int side, List<ZooLayer> layers) {
    /** Keeps a copy of the list. */
    public ZooNetwork {
        layers = List.copyOf(layers);
    }

    /** How many weights and biases there are. */
    public long parameters() {
        return layers.stream().mapToLong(ZooLayer::parameters).sum();
    }

    /** The shape of one image: 3 channels in Caffe's order blue, green, red. */
    public String input() {
        return "3x" + side + "x" + side;
    }

    /** The layer of this name. */
    public ZooLayer layer(String wanted) {
        return layers.stream().filter(layer -> layer.name().equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no layer " + wanted));
    }

    @Override
    public String toString() {
        Table table = new Table("layer", "operator", "output", "parameters");
        for (ZooLayer layer : layers) {
            table.row(layer.name(), layer.operator(), layer.size(), count(layer.parameters()));
        }
        return table.row("", "", "", count(parameters())).toString();
    }

    private static String count(long number) {
        return number == 0 ? "" : String.format(Locale.ROOT, "%,d", number);
    }
}

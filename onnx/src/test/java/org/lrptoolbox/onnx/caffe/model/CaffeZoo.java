package org.lrptoolbox.onnx.caffe.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Definitions of the networks Caffe's users had, written by ourselves from published descriptions, in each generation of
 * the language, in full or with fewer channels.
 */
final class CaffeZoo {
    /** The three generations. */
    enum Generation {
        /** 2013: a layer inside a layer, settings side by side. */
        V0,
        /** 2014: types from an enumeration. */
        V1,
        /** Since then: types by name. */
        V2
    }

    /** The networks, by name. */
    static final Map<String, Consumer<CaffeZoo>> NETS = new LinkedHashMap<>();

    static {
        NETS.put("caffenet", n -> n.input(3, 227).alex(true, 1e-4, 1, 2).fc("fc8", 1000).prob());
        NETS.put("alexnet", n -> n.input(3, 227).alex(false, 1e-4, 1, 2).fc("fc8", 1000).prob());
        NETS.put("rcnn", n -> n.input(3, 227).alex(true, 1e-4, 1, 2).fc("fc-rcnn", 200));
        NETS.put("flickr", n -> n.input(3, 227).alex(true, 1e-4, 1, 2).fc("fc8_flickr", 20).prob());
        NETS.put("vgg-cnn-f", n -> n.input(3, 224).conv("conv1", 64, 11, 4, 0, 1).relu().norm("norm1", 5e-4, 2)
                .pool("pool1", "MAX", 3, 2, 0).conv("conv2", 256, 5, 1, 2, 1).relu().norm("norm2", 5e-4, 2)
                .pool("pool2", "MAX", 3, 2, 0).conv("conv3", 256, 3, 1, 1, 1).relu().conv("conv4", 256, 3, 1, 1, 1)
                .relu()
                .conv("conv5", 256, 3, 1, 1, 1).relu().pool("pool5", "MAX", 3, 2, 0).dense().fc("fc8", 1000).prob());
        NETS.put("vgg-cnn-m", n -> n.input(3, 224).conv("conv1", 96, 7, 2, 0, 1).relu().norm("norm1", 5e-4, 2)
                .pool("pool1", "MAX", 3, 2, 0).conv("conv2", 256, 5, 2, 1, 1).relu().norm("norm2", 5e-4, 2)
                .pool("pool2", "MAX", 3, 2, 0).conv("conv3", 512, 3, 1, 1, 1).relu().conv("conv4", 512, 3, 1, 1, 1)
                .relu()
                .conv("conv5", 512, 3, 1, 1, 1).relu().pool("pool5", "MAX", 3, 2, 0).dense().fc("fc8", 1000).prob());
        NETS.put("vgg-cnn-s", n -> n.input(3, 224).conv("conv1", 96, 7, 2, 0, 1).relu().norm("norm1", 5e-4, 2)
                .pool("pool1", "MAX", 3, 3, 0).conv("conv2", 256, 5, 1, 0, 1).relu().pool("pool2", "MAX", 2, 2, 0)
                .conv("conv3", 512, 3, 1, 1, 1).relu().conv("conv4", 512, 3, 1, 1, 1).relu()
                .conv("conv5", 512, 3, 1, 1, 1).relu().pool("pool5", "MAX", 3, 3, 0).dense().fc("fc8", 1000).prob());
        NETS.put("vgg16", CaffeZoo::vgg16);
        NETS.put("googlenet", CaffeZoo::googleNet);
        NETS.put("cifar10_full", n -> n.input(3, 32).conv("conv1", 32, 5, 1, 2, 1).pool("pool1", "MAX", 3, 2, 0).relu()
                .within("norm1").conv("conv2", 32, 5, 1, 2, 1).relu().pool("pool2", "AVE", 3, 2, 0).within("norm2")
                .conv("conv3", 64, 5, 1, 2, 1).relu().pool("pool3", "AVE", 3, 2, 0).fc("ip1", 10).prob());
        NETS.put("cifar10_quick", n -> n.input(3, 32).conv("conv1", 32, 5, 1, 2, 1).pool("pool1", "MAX", 3, 2, 0).relu()
                .conv("conv2", 32, 5, 1, 2, 1).relu().pool("pool2", "AVE", 3, 2, 0).conv("conv3", 64, 5, 1, 2, 1).relu()
                .pool("pool3", "AVE", 3, 2, 0).fc("ip1", 64).fc("ip2", 10).prob());
        NETS.put("lenet", n -> n.input(1, 28).conv("conv1", 20, 5, 1, 0, 1).pool("pool1", "MAX", 2, 2, 0)
                .conv("conv2", 50, 5, 1, 0, 1).pool("pool2", "MAX", 2, 2, 0).fc("ip1", 500).relu().fc("ip2", 10)
                .prob());
    }

    private final StringBuilder text = new StringBuilder();
    private final Generation generation;
    private final int shrunk;
    private String top = "data";
    private int relus;

    private CaffeZoo(Generation generation, int shrunk) {
        this.generation = generation;
        this.shrunk = shrunk;
    }

    /**
     * A definition.
     *
     * @param shrunk what the numbers of channels are divided by
     */
    static String text(String name, Generation generation, int shrunk) {
        CaffeZoo net = new CaffeZoo(generation, shrunk);
        net.text.append("name: \"").append(name).append("\"\n");
        NETS.get(name).accept(net);
        return net.text.toString();
    }

    private CaffeZoo input(int channels, int side) {
        text.append("input: \"data\"\n");
        String[] words = {"1", "" + channels, "" + side, "" + side};
        text.append(generation == Generation.V2
                ? "input_shape { dim: " + String.join(" dim: ", words) + " }\n"
                : "input_dim: " + String.join("\ninput_dim: ", words) + "\n");
        return this;
    }

    private CaffeZoo add(String name, String type, String message, String settings, String... bottoms) {
        String own = type.equals("ReLU") || type.equals("Dropout") ? bottoms[0] : name;
        String blobs = " bottom: \"" + String.join("\" bottom: \"", bottoms) + "\" top: \"" + own + "\" ";
        String old = switch (type) {
            case "InnerProduct" -> "INNER_PRODUCT";
            case "ReLU" -> "RELU";
            default -> type.toUpperCase(Locale.ROOT);
        };
        String inside = settings.isEmpty() ? "" : message + " { " + settings + " } ";
        text.append(switch (generation) {
            case V2 -> "layer { name: \"" + name + "\" type: \"" + type + "\"" + blobs + inside + "}\n";
            case V1 -> "layers { name: \"" + name + "\" type: " + old + blobs + inside + "}\n";
            case V0 -> "layers { layer { name: \"" + name + "\" type: \"" + oldest(type) + "\" "
                    + settings.replace("kernel_size", "kernelsize").replace("bias_term", "biasterm") + " }" + blobs
                    + "}\n";
        });
        top = own;
        return this;
    }

    private static String oldest(String type) {
        return switch (type) {
            case "Convolution" -> "conv";
            case "Pooling" -> "pool";
            default -> type.toLowerCase(Locale.ROOT);
        };
    }

    private static String fillers(double std) {
        return " weight_filler { type: \"gaussian\" std: " + std
                + " } bias_filler { type: \"uniform\" min: -0.1 max: 0.1 }";
    }

    private int width(int channels) {
        // Groups of two need an even number.
        return Math.max(2, channels / shrunk / 2 * 2);
    }

    private CaffeZoo conv(String name, int count, int kernel, int stride, int pad, int groups) {
        return convOf(name, top, count, kernel, stride, pad, groups);
    }

    private CaffeZoo convOf(String name, String bottom, int count, int kernel, int stride, int pad, int groups) {
        return add(name, "Convolution", "convolution_param", "num_output: " + width(count) + " kernel_size: " + kernel
                + " stride: " + stride + " pad: " + pad + " group: " + groups + fillers(0.05), bottom);
    }

    private CaffeZoo relu() {
        return add("relu" + ++relus, "ReLU", "", "", top);
    }

    private CaffeZoo pool(String name, String kind, int kernel, int stride, int pad) {
        return add(name, "Pooling", "pooling_param", "pool: " + kind + " kernel_size: " + kernel + " stride: " + stride
                + " pad: " + pad, top);
    }

    private CaffeZoo norm(String name, double alpha, double k) {
        return add(name, "LRN", "lrn_param", "local_size: 5 alpha: " + alpha + " beta: 0.75"
                + (k == 1 ? "" : " k: " + k), top);
    }

    private CaffeZoo within(String name) {
        return add(name, "LRN", "lrn_param", "local_size: 3 alpha: 5e-05 beta: 0.75 norm_region: WITHIN_CHANNEL", top);
    }

    private CaffeZoo fc(String name, int count) {
        // The number of classes stays as it is.
        return add(name, "InnerProduct", "inner_product_param", "num_output: " + count + fillers(0.01), top);
    }

    private CaffeZoo dense() {
        for (String name : new String[]{"6", "7"}) {
            fc("fc" + name, width(4096)).relu();
            add("drop" + name, "Dropout", "dropout_param", "dropout_ratio: 0.5", top);
        }
        return this;
    }

    private void prob() {
        add("prob", "Softmax", "", "", top);
    }

    private CaffeZoo alex(boolean poolsFirst, double alpha, double k, int groups) {
        conv("conv1", 96, 11, 4, 0, 1).relu();
        between(1, poolsFirst, alpha, k);
        conv("conv2", 256, 5, 1, 2, groups).relu();
        between(2, poolsFirst, alpha, k);
        return conv("conv3", 384, 3, 1, 1, 1).relu().conv("conv4", 384, 3, 1, 1, groups).relu()
                .conv("conv5", 256, 3, 1, 1, groups).relu().pool("pool5", "MAX", 3, 2, 0).dense();
    }

    private void between(int i, boolean poolsFirst, double alpha, double k) {
        if (poolsFirst) {
            pool("pool" + i, "MAX", 3, 2, 0).norm("norm" + i, alpha, k);
        } else {
            norm("norm" + i, alpha, k).pool("pool" + i, "MAX", 3, 2, 0);
        }
    }

    private void vgg16() {
        input(3, 224);
        int[][] blocks = {{64, 2}, {128, 2}, {256, 3}, {512, 3}, {512, 3}};
        for (int b = 0; b < blocks.length; b++) {
            for (int i = 0; i < blocks[b][1]; i++) {
                conv("conv" + (b + 1) + "_" + (i + 1), blocks[b][0], 3, 1, 1, 1).relu();
            }
            pool("pool" + (b + 1), "MAX", 2, 2, 0);
        }
        dense().fc("fc8", 1000).prob();
    }

    private void googleNet() {
        input(3, 224).conv("conv1", 64, 7, 2, 3, 1).relu().pool("pool1", "MAX", 3, 2, 0).norm("norm1", 1e-4, 1);
        conv("reduce2", 64, 1, 1, 0, 1).relu().conv("conv2", 192, 3, 1, 1, 1).relu().norm("norm2", 1e-4, 1);
        pool("pool2", "MAX", 3, 2, 0);
        inception("3a", 64, 96, 128, 16, 32, 32);
        inception("3b", 128, 128, 192, 32, 96, 64);
        pool("pool3", "MAX", 3, 2, 0);
        inception("4a", 192, 96, 208, 16, 48, 64);
        inception("4b", 160, 112, 224, 24, 64, 64);
        inception("4c", 128, 128, 256, 24, 64, 64);
        inception("4d", 112, 144, 288, 32, 64, 64);
        inception("4e", 256, 160, 320, 32, 128, 128);
        pool("pool4", "MAX", 3, 2, 0);
        inception("5a", 256, 160, 320, 32, 128, 128);
        inception("5b", 384, 192, 384, 48, 128, 128);
        pool("pool5", "AVE", 7, 1, 0);
        add("drop", "Dropout", "dropout_param", "dropout_ratio: 0.4", top);
        fc("classifier", 1000).prob();
    }

    private void inception(String name, int... widths) {
        String in = top;
        convOf(name + "/1x1", in, widths[0], 1, 1, 0, 1).relu();
        convOf(name + "/3x3r", in, widths[1], 1, 1, 0, 1).relu().conv(name + "/3x3", widths[2], 3, 1, 1, 1).relu();
        convOf(name + "/5x5r", in, widths[3], 1, 1, 0, 1).relu().conv(name + "/5x5", widths[4], 5, 1, 2, 1).relu();
        top = in;
        pool(name + "/pool", "MAX", 3, 1, 1).conv(name + "/proj", widths[5], 1, 1, 0, 1).relu();
        add(name + "/out", "Concat", "", "", name + "/1x1", name + "/3x3", name + "/5x5", name + "/proj");
    }
}

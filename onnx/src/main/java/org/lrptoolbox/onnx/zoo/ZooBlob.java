package org.lrptoolbox.onnx.zoo;

import java.util.List;

import org.lrptoolbox.onnx.graph.NodeBuilder;

/**
 * A value in a {@link Blueprint}, in Caffe's word; each method adds a layer that reads it and returns what that layer
 * gives.
 *
 * @param value its name in the graph
 */
record ZooBlob(Blueprint net, String value, int channels, int height, int width) {
    /** So that softmax over pixels as input is not a matter of one class alone. */
    private static final double LAST_GAIN = 1.0 / 16;

    ZooBlob conv(String name, int filters, Filter filter) {
        String[] inputs = net.weighted(this, name, 1, filters, channels / filter.groups(), filter.size(),
                filter.size());
        NodeBuilder node = windows(name, "Conv", filter, inputs).integer("group", filter.groups());
        return added(name, "Conv", node, filters, filter.fits(height), filter.fits(width));
    }

    ZooBlob relu(String name) {
        return same(name, "Relu", net.node("Relu", name, value));
    }

    /** Local response normalization across five channels. */
    ZooBlob norm(String name, float alpha, float k) {
        return same(name, "LRN", net.node("LRN", name, value).integer("size", 5).real("alpha", alpha)
                .real("beta", 0.75f).real("bias", k));
    }

    /** Max pooling; windows that hang over are asked for only where there are any, which all runtimes understand. */
    ZooBlob pool(String name, Filter filter) {
        NodeBuilder node = windows(name, "MaxPool", filter, value);
        if (filter.covers(height) > filter.fits(height)) {
            node.integer("ceil_mode", 1);
        }
        return added(name, "MaxPool", node, channels, filter.covers(height), filter.covers(width));
    }

    /** The average over all of the image. */
    ZooBlob average(String name) {
        return added(name, "AveragePool", windows(name, "AveragePool", Filter.size(height), value), channels, 1, 1);
    }

    ZooBlob dropout(String name, double ratio) {
        return net.options().dropout()
                ? same(name, "Dropout", net.node("Dropout", name, value, net.number(name + ".ratio", ratio)))
                : this;
    }

    ZooBlob dense(String name, int units) {
        return dense(name, units, 1);
    }

    /** The scores of the classes, and their softmax. */
    ZooBlob classes(String name) {
        ZooBlob scores = dense(name, 1000, LAST_GAIN);
        return net.options().softmax()
                ? scores.same("prob", "Softmax",
                        net.node("Softmax", "prob", scores.value).integer("axis", 1))
                : scores;
    }

    private ZooBlob dense(String name, int units, double gain) {
        // Caffe's InnerProduct takes an image as the list of its pixels, ONNX wants to be told.
        ZooBlob flat = height == 0
                ? this
                : new ZooBlob(net, net.node("Flatten", name + "/flatten", value).integer("axis", 1).value(),
                        channels * height * width, 0, 0);
        String[] inputs = net.weighted(flat, name, gain, units, flat.channels);
        return flat.added(name, "Gemm", net.node("Gemm", name, inputs).integer("transB", 1), units, 0, 0);
    }

    static ZooBlob concat(String name, List<ZooBlob> parts) {
        ZooBlob first = parts.getFirst();
        NodeBuilder node = first.net.node("Concat", name, parts.stream().map(ZooBlob::value).toArray(String[]::new));
        int channels = parts.stream().mapToInt(ZooBlob::channels).sum();
        return first.added(name, "Concat", node.integer("axis", 1), channels, first.height, first.width);
    }

    private NodeBuilder windows(String name, String op, Filter filter, String... inputs) {
        return net.node(op, name, inputs).ints("kernel_shape", filter.sizes()).ints("strides", filter.strides())
                .ints("pads", filter.pads());
    }

    private ZooBlob same(String name, String op, NodeBuilder node) {
        return added(name, op, node, channels, height, width);
    }

    private ZooBlob added(String name, String op, NodeBuilder node, int newChannels, int newHeight, int newWidth) {
        ZooBlob result = new ZooBlob(net, node.value(), newChannels, newHeight, newWidth);
        net.note(name, op, result);
        return result;
    }

    /** The shape of one sample; a list of units has no height. */
    int[] shape() {
        return height == 0 ? new int[]{channels} : new int[]{channels, height, width};
    }
}

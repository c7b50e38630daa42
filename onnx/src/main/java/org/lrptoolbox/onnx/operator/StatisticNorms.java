package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Normalisation by the statistics of a value itself, as operators of their own. */
final class StatisticNorms {
    static final Family FAMILY = new Family()
            .reads("LayerNormalization 2 axis=-1 epsilon=1e-5 stash_type=1", node -> layer(node, true))
            .reads("RMSNormalization 2 axis=-1 epsilon=1e-5 stash_type=1", node -> layer(node, false))
            .reads("SimplifiedLayerNormalization 2 axis=-1 epsilon=1e-5 stash_type=1", node -> layer(node, false))
            .reads("InstanceNormalization 3 epsilon=1e-5", StatisticNorms::instance)
            .reads("GroupNormalization 3 epsilon=1e-5 num_groups= stash_type=1", StatisticNorms::group);

    private static final int GROUPS_PER_CHANNEL = 21;
    private static final Tensor ONE = Tensor.of(new double[]{1}, 1);
    private static final Tensor ZERO = Tensor.of(new double[]{0}, 1);

    private StatisticNorms() {}

    /** LayerNormalization and RMSNormalization, over the axes from one to the last. */
    private static Value layer(Reading node, boolean centred) throws LrpFileException {
        long axis = node.attributes().integer("axis");
        node.attributes().has("stash_type");
        double epsilon = node.attributes().real("epsilon");
        Computed raw = node.raw(0);
        long first = axis < 0 ? axis + raw.fileRank() : axis;
        Computed x = first <= raw.batch() ? node.pinned(raw) : raw;
        int own = node.axis(axis, x);
        Tensor factor = node.has(1) ? trailing(node, node.numbers(1), x, own) : ONE;
        Tensor shift = node.has(2) ? trailing(node, node.numbers(2), x, own) : ZERO;
        return node.addAt(x.batch(), centred
                ? Norm.layer(x.rank(), own, epsilon, factor, shift)
                : Norm.rms(x.rank(), own, epsilon, factor), x);
    }

    private static Tensor trailing(Reading node, Tensor t, Computed x, int from) throws LrpFileException {
        if (t.size() == 1) {
            return t.reshape(1);
        }
        int[] shape = t.shape();
        int extra = 0;
        while (extra < shape.length && shape.length - extra > x.rank() - from && shape[extra] == 1) {
            extra++;
        }
        int[] own = Arrays.copyOfRange(shape, extra, shape.length);
        // Some exporters write them for axes in front, too, which are not normalised.
        boolean fits = own.length <= (x.batch() <= 0 ? x.rank() : x.rank() - from);
        for (int i = 1; fits && i <= own.length; i++) {
            int size = x.shape()[x.rank() - i];
            fits = own[own.length - i] == 1 || size < 0 || own[own.length - i] == size;
        }
        if (!fits) {
            throw node.malformed("has numbers of shape " + t + " for samples of shape " + x.text());
        }
        return t.reshape(own);
    }

    private static Value instance(Reading node) throws LrpFileException {
        Computed x = channels(node);
        double epsilon = node.attributes().real("epsilon");
        return node.add(Norm.instance(x.rank(), epsilon, perChannel(node, 1, x), perChannel(node, 2, x)), x);
    }

    private static Value group(Reading node) throws LrpFileException {
        Computed x = channels(node);
        long groups = node.attributes().integer("num_groups", 0);
        int count = x.shape()[0];
        if (groups < 1 || groups > count || count % groups != 0) {
            throw node.malformed("has " + groups + " groups of " + count + " channels");
        }
        double[] factor = spread(node, 1, count, (int) groups);
        double[] shift = spread(node, 2, count, (int) groups);
        double epsilon = node.attributes().real("epsilon");
        return node.add(Norm.group(x.rank(), (int) groups, epsilon, factor, shift), x);
    }

    private static Computed channels(Reading node) throws LrpFileException {
        Computed x = node.value(0);
        if (x.rank() < 2 || x.shape()[0] < 1) {
            throw node.unsupported("normalises a value of shape " + x.text() + "; channels and at least one more axis "
                    + "are expected");
        }
        return x;
    }

    private static double[] perChannel(Reading node, int position, Computed x) throws LrpFileException {
        double[] numbers = node.numbers(position).data();
        if (numbers.length != x.shape()[0]) {
            throw node.malformed("has " + numbers.length + " numbers for " + x.shape()[0] + " channels");
        }
        return numbers;
    }

    /** Numbers for channels, which older versions of the operator have for groups. */
    private static double[] spread(Reading node, int position, int channels, int groups) throws LrpFileException {
        double[] numbers = node.numbers(position).data();
        if (numbers.length == channels && node.opset() >= GROUPS_PER_CHANNEL) {
            return numbers;
        }
        if (numbers.length != groups) {
            throw node.malformed("has " + numbers.length + " numbers for " + channels + " channels in " + groups
                    + " groups");
        }
        double[] all = new double[channels];
        Arrays.setAll(all, c -> numbers[c / (channels / groups)]);
        return all;
    }
}

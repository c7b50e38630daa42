package org.lrptoolbox.onnx.read;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.onnx.read.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

/** Normalisation by the statistics of a value itself, as operators of their own. */
final class StatisticOperators {
    private static final double EPSILON = 1e-5f;
    private static final int GROUPS_PER_CHANNEL = 21;
    private static final Tensor ONE = Tensor.of(new double[]{1}, 1);
    private static final Tensor ZERO = Tensor.of(new double[]{0}, 1);

    private StatisticOperators() {}

    static Value translate(Step step) throws LrpFileException {
        double epsilon = step.attributes().real("epsilon", EPSILON);
        return switch (step.op()) {
            case "InstanceNormalization" -> instance(step, epsilon);
            case "GroupNormalization" -> group(step, epsilon);
            default -> layer(step, epsilon);
        };
    }

    /** LayerNormalization and RMSNormalization, over the axes from one to the last. */
    private static Value layer(Step step, double epsilon) throws LrpFileException {
        long axis = step.attributes().integer("axis", -1);
        step.attributes().integer("stash_type", 1);
        Computed raw = step.raw(0);
        long first = axis < 0 ? axis + raw.fileRank() : axis;
        Computed x = first <= raw.batch() ? step.pinned(raw) : raw;
        int own = step.axis(axis, x);
        Tensor factor = step.has(1) ? trailing(step, step.numbers(1), x, own) : ONE;
        Tensor shift = step.has(2) ? trailing(step, step.numbers(2), x, own) : ZERO;
        boolean centred = step.op().equals("LayerNormalization");
        return step.addAt(x.batch(), centred
                ? Norm.layer(x.rank(), own, epsilon, factor, shift)
                : Norm.rms(x.rank(), own, epsilon, factor), x);
    }

    private static Tensor trailing(Step step, Tensor t, Computed x, int from) throws LrpFileException {
        if (t.size() == 1) {
            return t.reshape(1);
        }
        int[] shape = t.shape();
        int extra = 0;
        while (extra < shape.length && shape.length - extra > x.rank() - from && shape[extra] == 1) {
            extra++;
        }
        int[] own = Arrays.copyOfRange(shape, extra, shape.length);
        boolean fits = own.length <= x.rank() - from;
        for (int i = 1; fits && i <= own.length; i++) {
            int size = x.shape()[x.rank() - i];
            fits = own[own.length - i] == 1 || size < 0 || own[own.length - i] == size;
        }
        if (!fits) {
            throw step.malformed("has numbers of shape " + t + " for samples of shape " + x.text());
        }
        return t.reshape(own);
    }

    private static Value instance(Step step, double epsilon) throws LrpFileException {
        Computed x = channels(step);
        return step.add(Norm.instance(x.rank(), epsilon, perChannel(step, 1, x), perChannel(step, 2, x)), x);
    }

    private static Value group(Step step, double epsilon) throws LrpFileException {
        Computed x = channels(step);
        long groups = step.attributes().integer("num_groups", 0);
        int count = x.shape()[0];
        if (groups < 1 || groups > count || count % groups != 0) {
            throw step.malformed("has " + groups + " groups of " + count + " channels");
        }
        double[] factor = spread(step, 1, count, (int) groups);
        double[] shift = spread(step, 2, count, (int) groups);
        return step.add(Norm.group(x.rank(), (int) groups, epsilon, factor, shift), x);
    }

    private static Computed channels(Step step) throws LrpFileException {
        Computed x = step.value(0);
        if (x.rank() < 2 || x.shape()[0] < 1) {
            throw step.unsupported("normalises a value of shape " + x.text() + "; channels and at least one more axis "
                    + "are expected");
        }
        return x;
    }

    private static double[] perChannel(Step step, int position, Computed x) throws LrpFileException {
        double[] numbers = step.numbers(position).data();
        if (numbers.length != x.shape()[0]) {
            throw step.malformed("has " + numbers.length + " numbers for " + x.shape()[0] + " channels");
        }
        return numbers;
    }

    /** Numbers for channels, which older versions of the operator have for groups. */
    private static double[] spread(Step step, int position, int channels, int groups) throws LrpFileException {
        double[] numbers = step.numbers(position).data();
        if (numbers.length == channels && step.opset() >= GROUPS_PER_CHANNEL) {
            return numbers;
        }
        if (numbers.length != groups) {
            throw step.malformed("has " + numbers.length + " numbers for " + channels + " channels in " + groups
                    + " groups");
        }
        double[] all = new double[channels];
        Arrays.setAll(all, c -> numbers[c / (channels / groups)]);
        return all;
    }
}

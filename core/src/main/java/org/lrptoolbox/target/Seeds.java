package org.lrptoolbox.target;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Relevance of outputs, made from the outputs. */
final class Seeds {
    private Seeds() {}

    /** The values of each sample, but 0 everywhere except at one index. */
    static Tensor pick(Tensor values, int... indexOfSample) {
        Tensor seed = Tensor.zeros(values.shape());
        int n = values.sampleSize();
        for (int b = 0; b < values.batch(); b++) {
            int index = indexOfSample[b];
            if (index < 0 || index >= n) {
                throw noClass(index, n);
            }
            seed.data()[b * n + index] = values.data()[b * n + index];
        }
        return seed;
    }

    private static IllegalArgumentException noClass(int index, int classes) {
        return new IllegalArgumentException("there is no class " + index + ": the output has " + classes
                + ", numbered from 0 to " + (classes - 1));
    }

    /**
     * Refuses more of the strongest classes than there are.
     *
     * @throws IllegalArgumentException if so
     */
    static void requireTop(int k, int classes) {
        if (k < 1 || k > classes) {
            throw new IllegalArgumentException("top" + k + ": expected 1 to " + classes + ", for the output has "
                    + classes + (classes == 1 ? " class" : " classes"));
        }
    }

    /** The index of a class at a position in a flattened map. */
    static int element(int[] sample, int axis, int index, int... position) {
        int own = classAxis(sample, axis, index);
        if (position.length != sample.length - 1) {
            throw new IllegalArgumentException("position " + Arrays.toString(position) + " in a map of shape "
                    + Shapes.text(sample) + "; " + (sample.length - 1) + " numbers are expected");
        }
        int element = 0;
        for (int i = 0; i < sample.length; i++) {
            int at = i == own ? index : position[i < own ? i : i - 1];
            at = at < 0 ? at + sample[i] : at;
            if (at < 0 || at >= sample[i]) {
                throw new IllegalArgumentException("position " + Arrays.toString(position) + " is outside of a map of "
                        + "shape " + Shapes.text(sample) + " (from 0)");
            }
            element = element * sample[i] + at;
        }
        return element;
    }

    /** The values of one class, and 0 for all others. */
    static Tensor ofClass(Tensor values, int axis, int index) {
        int[] sample = values.sampleShape();
        int own = classAxis(sample, axis, index);
        int inner = 1;
        for (int i = own + 1; i < sample.length; i++) {
            inner *= sample[i];
        }
        Tensor seed = Tensor.zeros(values.shape());
        for (int i = 0; i < seed.size(); i++) {
            seed.data()[i] = i / inner % sample[own] == index ? values.data()[i] : 0;
        }
        return seed;
    }

    /** The values of one class in a box, and 0 for all others. */
    static Tensor inBox(Tensor values, int axis, int index, int[] from, int[] to) {
        int[] sample = values.sampleShape();
        int own = classAxis(sample, axis, index);
        if (from.length != sample.length - 1 || to.length != from.length) {
            throw new IllegalArgumentException("a box of " + from.length + " axes in a map of shape "
                    + Shapes.text(sample) + "; " + (sample.length - 1) + " are expected");
        }
        Tensor seed = Tensor.zeros(values.shape());
        for (int i = 0; i < seed.size(); i++) {
            int rest = i;
            boolean inside = true;
            for (int k = sample.length - 1; k >= 0; k--) {
                int at = rest % sample[k];
                rest /= sample[k];
                int p = k < own ? k : k - 1;
                inside &= k == own ? at == index : at >= from[p] && at < to[p];
            }
            seed.data()[i] = inside ? values.data()[i] : 0;
        }
        if (seed.maxAbs() == 0 && values.size() > 0 && Arrays.equals(from, to)) {
            throw new IllegalArgumentException("the box from " + Arrays.toString(from) + " to " + Arrays.toString(to)
                    + " is empty");
        }
        return seed;
    }

    /** The values of each sample's chosen element, less the mean over all classes of its position. */
    static Tensor againstRest(Tensor values, int axis, int... chosen) {
        int[] sample = values.sampleShape();
        int own = axis < 0 ? sample.length + axis : axis;
        int inner = Shapes.size(Arrays.copyOfRange(sample, own + 1, sample.length));
        Tensor seed = pick(values, chosen);
        int n = values.sampleSize();
        for (int b = 0; b < values.batch(); b++) {
            int first = chosen[b] / (inner * sample[own]) * (inner * sample[own]) + chosen[b] % inner;
            for (int c = 0; c < sample[own]; c++) {
                int i = b * n + first + c * inner;
                seed.data()[i] -= values.data()[i] / sample[own];
            }
        }
        return seed;
    }

    private static int classAxis(int[] sample, int axis, int index) {
        int own = axis < 0 ? sample.length + axis : axis;
        if (index < 0 || index >= sample[own]) {
            throw noClass(index, sample[own]);
        }
        return own;
    }

    /** Relevance per unit of the output. */
    static List<Tensor> divided(List<Tensor> seeds, Tensor output) {
        return seeds.stream().map(seed -> Tensor.zip(seed, output, (r, y) -> r == 0 || y == 0 ? 0 : r / y)).toList();
    }

    /** One index for every sample. */
    static int[] same(int index, Tensor output) {
        int[] all = new int[output.batch()];
        Arrays.fill(all, index);
        return all;
    }

    /** The indices of a sample's outputs from the strongest down; the first of equals first. */
    static int[] ranking(Tensor output, int sample) {
        return ranking(output, sample, IntStream.range(0, output.sampleSize()).toArray());
    }

    /** The same of some of its outputs. */
    static int[] ranking(Tensor output, int sample, int... elements) {
        int n = output.sampleSize();
        return Arrays.stream(elements).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -output.data()[sample * n + i]))
                .mapToInt(Integer::intValue).toArray();
    }
}

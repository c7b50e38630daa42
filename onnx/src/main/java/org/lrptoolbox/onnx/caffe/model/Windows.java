package org.lrptoolbox.onnx.caffe.model;

import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.onnx.caffe.definition.Fields;

/** The windows of convolutions and pooling: each setting is one number for both sides, or one for each. */
final class Windows {
    private Windows() {}

    /** Of convolutions, whose settings are lists: one number, or height and width. */
    static Frame convolution(Fields p) {
        int[] kernel = pair(p, "kernel_size", "kernel", 0);
        int[] stride = pair(p, "stride", "stride", 1);
        int[] pad = pair(p, "pad", "pad", 0);
        int[] dilation = pair(p, "dilation", "", 1);
        if (kernel[0] == 0 || kernel[1] == 0) {
            throw new Unreadable("has no kernel_size");
        }
        return Frame.of(kernel[0], kernel[1]).withStride(stride[0], stride[1])
                .withPadding(pad[0], pad[1], pad[0], pad[1]).withDilation(dilation[0], dilation[1]);
    }

    private static int[] pair(Fields p, String list, String prefix, int otherwise) {
        if (!prefix.isEmpty() && (p.has(prefix + "_h") || p.has(prefix + "_w"))) {
            return new int[]{p.integer(prefix + "_h"), p.integer(prefix + "_w")};
        }
        long[] numbers = p.integers(list);
        if (numbers.length > 2) {
            throw new Unreadable("has " + numbers.length + " numbers for " + list
                    + "; convolutions over height and width are read");
        }
        return numbers.length == 0
                ? new int[]{otherwise, otherwise}
                : new int[]{size(list, numbers[0]), size(list, numbers[numbers.length - 1])};
    }

    private static int size(String name, long number) {
        if (number < 0 || number > 1 << 20) {
            throw new Unreadable("has " + number + " for " + name);
        }
        return (int) number;
    }

    /** Of pooling; windows may overhang unless the definition says otherwise. */
    static Frame pooling(Fields p, int... input) {
        if (p.flag("global_pooling")) {
            return Frame.of(input[1], input[2]);
        }
        int[] kernel = sides(p, "kernel_size", "kernel");
        int[] stride = sides(p, "stride", "stride");
        int[] pad = sides(p, "pad", "pad");
        if (kernel[0] < 1 || kernel[1] < 1) {
            throw new Unreadable("has no kernel_size");
        }
        return Frame.of(kernel[0], kernel[1]).withStride(stride[0], stride[1])
                .withPadding(pad[0], pad[1], pad[0], pad[1])
                .withCeil(p.constant("round_mode").equals("CEIL") && p.flag("ceil_mode"));
    }

    private static int[] sides(Fields p, String both, String prefix) {
        boolean apart = p.has(prefix + "_h") || p.has(prefix + "_w");
        return apart
                ? new int[]{p.integer(prefix + "_h"), p.integer(prefix + "_w")}
                : new int[]{p.integer(both), p.integer(both)};
    }
}

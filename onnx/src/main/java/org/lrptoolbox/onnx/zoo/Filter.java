package org.lrptoolbox.onnx.zoo;

/** The square window of a convolution or pooling layer, and how it moves. */
record Filter(int size, int stride, int pad, int groups) {
    /** A window that moves by one, without padding, over all channels at once. */
    static Filter size(int size) {
        return new Filter(size, 1, 0, 1);
    }

    Filter stride(int newStride) {
        return new Filter(size, newStride, pad, groups);
    }

    Filter pad(int newPad) {
        return new Filter(size, stride, newPad, groups);
    }

    Filter groups(int newGroups) {
        return new Filter(size, stride, pad, newGroups);
    }

    /** How often a convolution fits into a side: the last pixels may be left over. */
    int fits(int side) {
        return (side + 2 * pad - size) / stride + 1;
    }

    /** How often Caffe pools over a side: the last window may hang over, but starts within the image. */
    int covers(int side) {
        int windows = Math.ceilDiv(side + 2 * pad - size, stride) + 1;
        return pad > 0 && (windows - 1) * stride >= side + pad ? windows - 1 : windows;
    }

    int[] sizes() {
        return new int[]{size, size};
    }

    int[] strides() {
        return new int[]{stride, stride};
    }

    int[] pads() {
        return new int[]{pad, pad, pad, pad};
    }
}

package org.lrptoolbox.layer;

/** Who of several equally strong inputs has won. */
public enum Ties {
    /** The first in row-major order, as Caffe, PyTorch and ONNX Runtime have it. */
    FIRST,
    /** All of them, in equal parts, as the original toolbox has it. */
    SPLIT
}

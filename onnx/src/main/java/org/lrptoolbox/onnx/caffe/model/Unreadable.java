package org.lrptoolbox.onnx.caffe.model;

/** Why a layer cannot be read; the message goes on from the layer's name. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
        super(message);
    }
}

package org.lrptoolbox.onnx.caffe.definition;

import java.util.List;

import org.lrptoolbox.tensor.Weights;

/**
 * A layer as a file defines it, in the words of the newest generation.
 *
 * @param fields its fields
 * @param line where it begins in a text; 0 in a binary file
 * @param blobs its parameters, where the file holds them
 * @param unknown settings of it that no version of Caffe has and that may change what it computes; mostly empty
 */
public record LayerDefinition(Fields fields, int line, List<Weights> blobs, String unknown) {
    /** The name, which parameters are matched by. */
    public String name() {
        return fields.text("name");
    }

    /** The type, such as {@code Convolution}. */
    public String type() {
        return fields.text("type");
    }

    /** The blobs it reads. */
    public List<String> bottoms() {
        return fields.texts("bottom");
    }

    /** The blobs it writes. */
    public List<String> tops() {
        return fields.texts("top");
    }

    /** As messages call it: {@code layer "conv1" (Convolution, line 12)}. */
    @Override
    public String toString() {
        return "layer \"" + name() + "\" (" + type() + (line > 0 ? ", line " + line : "") + ")";
    }
}

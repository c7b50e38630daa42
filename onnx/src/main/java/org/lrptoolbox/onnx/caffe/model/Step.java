package org.lrptoolbox.onnx.caffe.model;

import java.util.List;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.definition.LayerDefinition;
import org.lrptoolbox.onnx.caffe.model.Blobs.Value;
import org.lrptoolbox.tensor.Weights;

/**
 * One layer being read.
 *
 * @param definition what the file says
 * @param blobs what there is so far
 * @param parameters where its numbers come from
 */
record Step(LayerDefinition definition, Blobs blobs, Parameters parameters) {
    /** Reads layers of a type. */
    @FunctionalInterface
    interface Reading {
        void read(Step step);
    }

    Fields settings(String message) {
        return definition.fields().inside(message);
    }

    /** What it reads, of a layer that reads one blob. */
    Value in() {
        if (definition.bottoms().size() != 1) {
            throw new Unreadable("reads " + definition.bottoms().size() + " blobs; with one it can be read");
        }
        return blobs.value(definition.bottoms().getFirst());
    }

    /** All it reads. */
    List<Value> ins() {
        if (definition.bottoms().isEmpty()) {
            throw new Unreadable("reads no blob");
        }
        return definition.bottoms().stream().map(blobs::value).toList();
    }

    /** Adds the layer that makes what it writes. */
    void out(Layer layer) {
        put(add(layer, in()));
    }

    /** Adds a layer under its name. */
    Value add(Layer layer, Value read) {
        return blobs.add(definition.name(), layer, read);
    }

    /** Adds a layer that helps it. */
    Value help(String what, Layer layer, Value read) {
        return blobs.add(definition.name() + "/" + what, layer, read);
    }

    /** Writes a value into its blob. */
    void put(Value value) {
        if (definition.tops().size() != 1) {
            throw new Unreadable("writes " + definition.tops().size() + " blobs; one is expected");
        }
        blobs.put(definition.tops().getFirst(), value);
    }

    Weights weights(int index, Fields filler, int... shape) {
        return parameters.get(definition, index, filler, shape);
    }

    double[] numbers(int index, Fields filler, int... shape) {
        return parameters.numbers(definition, index, filler, shape);
    }

    /** An axis of a blob, batch and all, possibly counted from the end, as an axis of samples. */
    int sampleAxis(int axis, Value value) {
        int of = axis < 0 ? axis + value.shape().length : axis - 1;
        if (of < 0 || of >= value.shape().length) {
            throw new Unreadable("works on axis " + axis + " of a blob with " + (value.shape().length + 1)
                    + " axes; the axes of samples can be read");
        }
        return of;
    }
}

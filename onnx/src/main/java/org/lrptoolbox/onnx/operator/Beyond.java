package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** What a region that reaches beyond an image has there: a number, which is a bias and no part of the image. */
final class Beyond {
    private final double value;
    private final List<Integer> axes = new ArrayList<>();
    private final List<boolean[]> places = new ArrayList<>();

    Beyond(double value) {
        this.value = value;
    }

    /** Notes which positions of a resized axis, from 0, lie beyond. */
    void note(Reading node, int axis, ResizedLine line) throws LrpFileException {
        if (value == 0 || line.isWithin(node)) {
            return;
        }
        boolean[] beyond = new boolean[line.out()];
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] = line.isBeyond(line.at(node, i));
        }
        axes.add(axis);
        places.add(beyond);
    }

    /** A value, which has zeros there, with the number in their place. */
    Computed filled(Reading node, Computed x) throws LrpFileException {
        if (axes.isEmpty()) {
            return x;
        }
        int[] shape = node.known(x);
        node.constants().charge(Shapes.size(shape));
        Tensor shift = Tensor.zeros(shape);
        for (int i = 0; i < shift.size(); i++) {
            int[] at = Shapes.position(i, shape);
            for (int k = 0; k < places.size(); k++) {
                if (places.get(k)[at[axes.get(k)]]) {
                    shift.data()[i] = value;
                }
            }
        }
        return node.addAt(x.batch(), new Scale(Tensor.of(new double[]{1}, 1), shift), x);
    }
}

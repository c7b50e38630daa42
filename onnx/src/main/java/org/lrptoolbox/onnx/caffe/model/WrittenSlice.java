package org.lrptoolbox.onnx.caffe.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.layer.Slice;

/**
 * Part of a blob as Caffe has it: a Slice for each axis that is cut, and a Silence that reads what lies before and behind
 * the part.
 */
final class WrittenSlice {
    private static final String SETTINGS = "slice_param";

    private WrittenSlice() {}

    /** The layers, the last of which but one writes the blob of the given name; none if Caffe cannot cut so. */
    static List<WrittenLayer> of(String name, Slice slice, String bottom, int... input) {
        List<WrittenLayer> layers = new ArrayList<>();
        int[] cut = IntStream.range(0, input.length).filter(a -> slice.sizes()[a] < input[a]).toArray();
        if (Arrays.stream(slice.steps()).anyMatch(s -> s != 1)) {
            return layers;
        }
        String from = bottom;
        for (int axis : cut) {
            String part = axis == cut[cut.length - 1] ? name : name + "/" + axis;
            int start = slice.starts()[axis];
            int end = start + slice.sizes()[axis];
            List<String> unread = new ArrayList<>();
            List<String> tops = new ArrayList<>(List.of(part));
            List<Integer> points = new ArrayList<>();
            if (start > 0) {
                unread.add(part + "/before");
                tops.addFirst(unread.getLast());
                points.add(start);
            }
            if (end < input[axis]) {
                unread.add(part + "/behind");
                tops.add(unread.getLast());
                points.add(end);
            }
            layers.add(new WrittenLayer(part, "Slice", List.of(from)).writing(tops).with(SETTINGS, "axis", axis + 1)
                    .with(SETTINGS, "slice_point", points));
            layers.add(new WrittenLayer(part + "/unread", Types.SILENCE, unread).writing(List.of()));
            from = part;
        }
        return layers;
    }
}

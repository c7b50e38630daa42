package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Two blobs, one of which is stretched to the other's shape, combined as Caffe does it: Scale and Bias take the smaller one
 * without its last axes.
 */
final class WrittenStretch {
    private WrittenStretch() {}

    /**
     * The layers: one that takes axes off, and Scale or Bias; none if other than the last axes are stretched.
     *
     * @param type Scale or Bias
     * @param shapes the shapes of the two blobs' samples
     */
    static List<WrittenLayer> of(String name, String type, List<String> bottoms, List<int[]> shapes) {
        int large = product(shapes.getFirst()) < product(shapes.getLast()) ? 1 : 0;
        int[] whole = shapes.get(large);
        int[] small = shapes.get(1 - large);
        int kept = small.length;
        while (kept > 1 && small[kept - 1] == 1) {
            kept--;
        }
        if (small.length != whole.length
                || !Arrays.equals(small, 0, kept, whole, 0, kept)) {
            return List.of();
        }
        long[] dims = LongStream.concat(LongStream.of(0), Arrays.stream(small, 0, kept).asLongStream()).toArray();
        String shorter = name + "/shorter";
        return List.of(
                new WrittenLayer(shorter, "Reshape", List.of(bottoms.get(1 - large))).withShape("reshape_param", dims),
                new WrittenLayer(name, type, List.of(bottoms.get(large), shorter))
                        .with(type.equals("Bias") ? "bias_param" : "scale_param", "axis", 0));
    }

    private static long product(int... sides) {
        return Arrays.stream(sides).asLongStream().reduce(1, (a, b) -> a * b);
    }
}

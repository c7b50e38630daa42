package org.lrptoolbox.onnx.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value;

/**
 * Follows the rows of a network's inputs, what lies along their first axis, from value to value. An axis is a batch only
 * if nothing mixes its rows; where an operator does, such as a softmax or a mean over them or the product of rows with
 * rows, they are the steps, words or boxes of one sample. What an operator of no known kind makes is not followed, so
 * nothing is said to mix that does not.
 */
public final class FirstAxis {
    private final int count;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, boolean[]> counted = new HashMap<>();
    @Nullable
    private NodeProto mixed;

    /** @param count how many rows the inputs have, as values are seen: 1 where the file leaves it open */
    public FirstAxis(int count) {
        this.count = count;
    }

    /** An input of the file, which has its rows along the first axis. */
    public void input(String name) {
        lanes.put(name, Lane.of(new Place(0, 1)));
    }

    /** What a node makes of them. */
    public void follow(Reading node, List<? extends Value> results) throws LrpFileException {
        NodeProto proto = node.proto();
        if (proto.getInputList().stream().noneMatch(n -> lanes.containsKey(n) || counted.containsKey(n))) {
            return;
        }
        for (int i = 0; i < Math.min(results.size(), proto.getOutputCount()); i++) {
            String name = proto.getOutput(i);
            Followed step = new Followed(this, node, i, shape(results.get(i)));
            if (results.get(i) instanceof Value.Constant) {
                counted.put(name, Counts.of(step));
            } else if (!lanes.containsKey(name)) {
                Lane lane = Mixing.of(step);
                if (lane.isMixed() && mixed == null) {
                    mixed = proto;
                }
                lanes.put(name, lane.orUnknown());
            }
        }
    }

    /** What was the first to mix the rows; null if nothing does. */
    public @Nullable NodeProto mixed() {
        return mixed;
    }

    int count() {
        return count;
    }

    @Nullable
    Lane lane(String value) {
        return lanes.get(value);
    }

    boolean[] counted(String value) {
        return counted.getOrDefault(value, new boolean[0]);
    }

    static int[] shape(Value value) {
        return switch (value) {
            case Value.Computed c -> c.fileShape();
            case Value.Side s -> s.example().numbers().shape();
            case Value.Constant c -> c.numbers().shape();
        };
    }
}

package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.onnx.node.Value.Side;
import org.lrptoolbox.onnx.runtime.SmallProgram;
import org.lrptoolbox.onnx.side.SideGraph;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.FilledWeights;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Drafts;
import org.lrptoolbox.onnx.node.Constants;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.SideLayers;
import org.lrptoolbox.onnx.operator.RuntimeFolding;

/**
 * What a file computes from ids, masks and shapes alone, for instance the positions of words and what of an attention
 * is masked. Its nodes are not translated: whatever they are, a layer that needs their result gets all of them in one
 * {@link SideGraph}.
 */
final class Sides implements SideLayers {
    /** Operators whose result has a shape that depends on the very numbers. */
    private static final Set<String> SHAPED_BY_ALL = Set.of("NonZero", "Unique", "Compress", "Range",
            "ConstantOfShape");
    /** Those whose result has a shape that depends on the numbers of all inputs but the first. */
    private static final Set<String> SHAPED_BY_OTHERS = Set.of("Expand", "Tile", "OneHot", "Pad", "Resize", "Upsample",
            "Reshape", "Slice", "Split", "TopK");

    private final Map<String, Value> values;
    private final Constants constants;
    private final Drafts drafts;
    private final int opset;
    private final Samples samples;
    private final boolean open;
    private final Map<String, Integer> inputs = new HashMap<>();
    private final List<NodeProto> made = new ArrayList<>();
    private final Map<String, Integer> layers = new HashMap<>();

    /** @param open whether batches of the file may have any size */
    Sides(Map<String, Value> values, Constants constants, Drafts drafts, int opset, Samples samples, boolean open) {
        this.values = values;
        this.constants = constants;
        this.drafts = drafts;
        this.opset = opset;
        this.samples = samples;
        this.open = open;
    }

    @Override
    public boolean isPinned() {
        return samples.isPinned();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** An input of ids, flags or the like; the batch, its first axis if it has one, is one sample. */
    Side input(String name, int source, NumberType type, int... sample) {
        inputs.put(name, source);
        int[] shape = samples == Samples.WHOLE ? sample : Shapes.batch(1, sample);
        return new Side(name, new Constant(new FilledWeights(name, type, 0, shape), type));
    }

    /** Whether a node reads sides, and besides them nothing but constants. */
    static boolean applies(Reading step) throws LrpFileException {
        boolean any = false;
        for (int i = 0; i < step.inputs(); i++) {
            if (step.has(i)) {
                Value value = step.any(i);
                if (value instanceof Computed) {
                    return false;
                }
                any |= value instanceof Side;
            }
        }
        return any;
    }

    /** The results of such a node. */
    List<Value> results(Reading step) throws LrpFileException {
        List<Constant> examples = new ArrayList<>();
        for (int i = 0; i < step.inputs(); i++) {
            Value value = step.has(i) ? step.any(i) : null;
            if (value instanceof Side && (i > 0 && SHAPED_BY_OTHERS.contains(step.op())
                    || SHAPED_BY_ALL.contains(step.op()))) {
                throw step.unsupported("makes a value whose shape depends on the numbers of the input; give them as "
                        + "constants when the model is stored");
            }
            examples.add(value instanceof Side s ? s.example() : (Constant) value);
        }
        List<Constant> found = RuntimeFolding.results(step, examples);
        made.add(step.proto());
        List<Value> results = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String name = step.proto().getOutput(i);
            results.add(new Side(name, found.get(i)));
        }
        return results;
    }

    /** The layer that computes a side, or the input that it is. */
    @Override
    public Computed layer(Side side) throws LrpFileException {
        int[] shape = side.example().numbers().shape();
        boolean batched = inputs.containsKey(side.name()) && samples != Samples.WHOLE
                || shape.length > 1 && shape[0] == 1 && !inputs.containsKey(side.name());
        int[] sample = batched ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
        Integer index = inputs.getOrDefault(side.name(), layers.get(side.name()));
        if (index == null) {
            List<Integer> reads = new ArrayList<>();
            Layer layer = graph(side, reads, sample);
            index = drafts.add(side.name(), side.name(), layer, reads);
            layers.put(side.name(), index);
        }
        return new Computed(index, false, batched ? 0 : Computed.PINNED, sample);
    }

    private SideGraph graph(Side side, List<Integer> reads, int... sample) throws LrpFileException {
        Set<String> wanted = new LinkedHashSet<>(Set.of(side.name()));
        List<NodeProto> nodes = new ArrayList<>();
        for (NodeProto node : made.reversed()) {
            if (node.getOutputList().stream().anyMatch(wanted::contains)) {
                nodes.add(node);
                wanted.addAll(node.getInputList());
            }
        }
        GraphProto.Builder graph = GraphProto.newBuilder().setName("side").addAllNode(nodes.reversed())
                .addOutput(ValueInfoProto.newBuilder().setName(side.name()));
        List<SideGraph.Entry> entries = new ArrayList<>();
        for (String name : wanted) {
            Integer input = inputs.get(name);
            Value value = values.get(name);
            if (input != null && value instanceof Side s) {
                reads.add(input);
                int[] shape = s.example().numbers().shape();
                entries.add(new SideGraph.Entry(name, s.example().type(), samples == Samples.WHOLE, shape));
                graph.addInput(RuntimeFolding.info(name, s.example().type(), shape));
            } else if (!name.isEmpty() && !(value instanceof Side)) {
                graph.addInitializer(stored(name, value instanceof Constant c ? c : constants.get(name)));
            }
        }
        return new SideGraph(RuntimeFolding.model(graph, opset), entries, nodes.size(), sample);
    }

    private TensorProto stored(String name, @Nullable Constant c) throws LrpFileException {
        if (c == null) {
            throw new IllegalStateException(name);
        }
        SmallProgram.Numbers n = c.type().encode(constants.read(c));
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(n.type())
                .setRawData(UnsafeByteOperations.unsafeWrap(n.bytes()));
        Arrays.stream(n.shape()).forEach(tensor::addDims);
        return tensor.build();
    }
}

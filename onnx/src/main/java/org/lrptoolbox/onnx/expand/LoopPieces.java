package org.lrptoolbox.onnx.expand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.lrptoolbox.io.LrpFileException;

/** Loop and Scan of a known number of runs, written out one after the other. */
final class LoopPieces {
    /** The most nodes that all runs have together. */
    private static final int MOST = 20_000;
    /** Before, a scan took its inputs sample by sample. */
    private static final int UNBATCHED = 9;
    private static final String UNKNOWN = "runs a part of the network as often as the input asks for; relevance needs "
            + "one network for all inputs. Export it unrolled for one length, as tracing exporters do";

    private LoopPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "Loop", LoopPieces::loop);
        Expansions.add(Expansions.STANDARD, "Scan", LoopPieces::scan);
    }

    private static GraphProto body(Pieces p) throws LrpFileException {
        p.node().attributes().has("body");
        return p.node().proto().getAttributeList().stream().filter(a -> a.getName().equals("body"))
                .map(AttributeProto::getG).findFirst().orElseThrow(() -> p.node().malformed("has no body"));
    }

    private static void requireFew(Pieces p, long runs, GraphProto body) throws LrpFileException {
        if (runs < 1 || runs > MOST / Math.max(1, body.getNodeCount())) {
            throw p.node().unsupported("runs " + runs + " times through " + body.getNodeCount() + " nodes; 1 to " + MOST
                    + " nodes in all are supported");
        }
    }

    private static void loop(Pieces p) throws LrpFileException {
        GraphProto body = body(p);
        boolean counted = p.node().has(0) && p.node().isConstant(0)
                && (!p.node().has(1) || p.node().isConstant(1) && p.node().numbers(1).data()[0] != 0);
        int states = p.node().inputs() - 2;
        if (!counted || body.getInputCount() != states + 2 || body.getOutputCount() < states + 1 || !goesOn(body)) {
            throw p.node().unsupported(UNKNOWN);
        }
        long runs = (long) p.node().numbers(0).data()[0];
        requireFew(p, runs, body);
        String yes = p.constant(TensorProto.newBuilder().setDataType(DataType.BOOL_VALUE).addInt32Data(1));
        List<String> now = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            now.add(p.input(i + 2));
        }
        List<List<String>> each = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Map<String, String> given = new HashMap<>();
            given.put(body.getInput(0).getName(), p.constant(TensorProto.newBuilder()
                    .setDataType(DataType.INT64_VALUE).addInt64Data(run)));
            given.put(body.getInput(1).getName(), yes);
            bind(given, body, 2, now);
            List<String> made = Branch.of(p, body, run + "/", given);
            now = made.subList(1, states + 1);
            each.add(made.subList(states + 1, made.size()));
        }
        finish(p, now, each, new long[body.getOutputCount() - 1 - states]);
    }

    /** Whether a body never says that it wants to stop: what it says is what it was told, or a stored yes. */
    private static boolean goesOn(GraphProto body) {
        Set<String> yes = new HashSet<>(Set.of(body.getInput(1).getName()));
        for (TensorProto stored : body.getInitializerList()) {
            if (isYes(stored)) {
                yes.add(stored.getName());
            }
        }
        for (NodeProto node : body.getNodeList()) {
            boolean same = (node.getOpType().equals("Identity") || node.getOpType().equals("Cast"))
                    && yes.contains(node.getInput(0));
            boolean stored = node.getOpType().equals("Constant") && node.getAttributeCount() == 1
                    && isYes(node.getAttribute(0).getT());
            if (same || stored) {
                yes.add(node.getOutput(0));
            }
        }
        return yes.contains(body.getOutput(0).getName());
    }

    private static boolean isYes(TensorProto stored) {
        return stored.getDataType() == DataType.BOOL_VALUE
                && (stored.getInt32DataCount() == 1 && stored.getInt32Data(0) != 0
                        || stored.getRawData().size() == 1 && stored.getRawData().byteAt(0) != 0);
    }

    private static void bind(Map<String, String> given, GraphProto body, int first, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            given.put(body.getInput(first + i).getName(), values.get(i));
        }
    }

    private static void scan(Pieces p) throws LrpFileException {
        if (p.node().opset() < UNBATCHED) {
            throw p.node().unsupported("of this version has a batch of its own; convert the model to operator version "
                    + UNBATCHED);
        }
        GraphProto body = body(p);
        int scanned = (int) p.node().attributes().integer("num_scan_inputs", 0);
        int states = p.node().inputs() - scanned;
        long[] axes = axes(p, "scan_input_axes", scanned);
        long[] backwards = axes(p, "scan_input_directions", scanned);
        long[] results = axes(p, "scan_output_axes", body.getOutputCount() - states);
        long[] reversed = axes(p, "scan_output_directions", body.getOutputCount() - states);
        if (scanned < 1 || states < 0 || body.getInputCount() != states + scanned || body.getOutputCount() < states) {
            throw p.node()
                    .malformed("has " + p.node().inputs() + " inputs, " + scanned + " of them scanned, and a body of "
                            + body.getInputCount() + " inputs and " + body.getOutputCount() + " outputs");
        }
        int[] of = p.shape(states);
        int axis = Math.floorMod((int) axes[0], Math.max(1, of.length));
        if (of.length == 0 || of[axis] < 0) {
            throw p.unknown(of);
        }
        int runs = of[axis];
        requireFew(p, runs, body);
        List<String> now = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            now.add(p.input(i));
        }
        List<List<String>> each = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Map<String, String> given = new HashMap<>();
            bind(given, body, 0, now);
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < scanned; i++) {
                int at = backwards[i] == 0 ? run : runs - 1 - run;
                String index = p.constant(TensorProto.newBuilder().setDataType(DataType.INT64_VALUE).addInt64Data(at));
                parts.add(p.add("Gather", p.input(states + i), index).integer("axis", axes[i]).value());
            }
            bind(given, body, states, parts);
            List<String> made = Branch.of(p, body, run + "/", given);
            now = made.subList(0, states);
            List<String> rest = made.subList(states, made.size());
            each.add(rest);
        }
        for (int i = 0; i < reversed.length; i++) {
            if (reversed[i] != 0) {
                throw p.node().unsupported("puts results together from the last one; from the first one is supported");
            }
        }
        finish(p, now, each, results);
    }

    private static long[] axes(Pieces p, String name, int count) throws LrpFileException {
        long[] found = p.node().attributes().integers(name);
        return found.length == count ? found : new long[Math.max(0, count)];
    }

    /** The last states, and what every run made, one behind the other along an axis of its own. */
    private static void finish(Pieces p, List<String> states, List<List<String>> each, long... axes) {
        for (int i = 0; i < states.size(); i++) {
            p.same(states.get(i), i);
        }
        for (int i = 0; i < axes.length; i++) {
            if (!p.makes(states.size() + i)) {
                continue;
            }
            int output = i;
            long axis = axes[i];
            String[] parts = each.stream().map(made -> p.axes("Unsqueeze", made.get(output), axis).value())
                    .toArray(String[]::new);
            p.add("Concat", parts).integer("axis", axis).as(states.size() + i);
        }
    }
}

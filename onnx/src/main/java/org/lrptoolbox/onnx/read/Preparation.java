package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.Problems;

/** The nodes of a model as the reader takes them: calls of the model's own functions are written out. */
final class Preparation {
    /** Nodes of all calls together; functions that call functions can mean more than a file could ever hold. */
    private static final int MOST_NODES = 1 << 17;
    private static final int DEEPEST = 32;

    private final Problems problems;
    private final Map<String, FunctionProto> functions = new HashMap<>();
    private final List<NodeProto> nodes = new ArrayList<>();

    private Preparation(Problems problems, ModelProto model) {
        this.problems = problems;
        model.getFunctionsList().forEach(f -> functions.put(key(f.getDomain(), f.getName()), f));
    }

    /** The nodes in the order of computation; see {@link Order}. */
    static List<NodeProto> nodes(Problems problems, ModelProto model) throws LrpFileException {
        if (model.getFunctionsCount() == 0) {
            return Order.of(model.getGraph().getNodeList());
        }
        Preparation all = new Preparation(problems, model);
        for (NodeProto node : model.getGraph().getNodeList()) {
            all.add(node, 0);
        }
        return Order.of(all.nodes);
    }

    private static String key(String domain, String name) {
        return (domain.equals("ai.onnx") ? "" : domain) + ":" + name;
    }

    private void add(NodeProto node, int depth) throws LrpFileException {
        FunctionProto function = functions.get(key(node.getDomain(), node.getOpType()));
        if (function == null) {
            if (nodes.size() >= MOST_NODES) {
                throw problems.unsupported("its functions, written out, have more than " + MOST_NODES + " nodes");
            }
            nodes.add(node);
            return;
        }
        if (depth >= DEEPEST) {
            throw problems.malformed(node, "calls functions that call each other more than " + DEEPEST + " deep");
        }
        Map<String, String> names = new HashMap<>();
        names.put("", "");
        bind(names, function.getInputList(), node.getInputList());
        bind(names, function.getOutputList(), node.getOutputList());
        String prefix = Problems.name(node) + "/";
        Map<String, AttributeProto> given = attributes(function, node);
        for (NodeProto inner : function.getNodeList()) {
            add(renamed(inner, names, prefix, given), depth + 1);
        }
    }

    private static void bind(Map<String, String> names, List<String> formal, List<String> actual) {
        for (int i = 0; i < formal.size(); i++) {
            // An output nobody asked for keeps a name of the function's own.
            if (i < actual.size() && !actual.get(i).isEmpty()) {
                names.put(formal.get(i), actual.get(i));
            }
        }
    }

    private static Map<String, AttributeProto> attributes(FunctionProto function, NodeProto call) {
        Map<String, AttributeProto> given = new HashMap<>();
        function.getAttributeProtoList().forEach(a -> given.put(a.getName(), a));
        call.getAttributeList().forEach(a -> given.put(a.getName(), a));
        return given;
    }

    private static NodeProto renamed(NodeProto inner, Map<String, String> names, String prefix,
            Map<String, AttributeProto> given) {
        NodeProto.Builder node = inner.toBuilder().clearInput().clearOutput().clearAttribute();
        node.setName(prefix + Problems.name(inner));
        inner.getInputList().forEach(name -> node.addInput(names.computeIfAbsent(name, n -> prefix + n)));
        inner.getOutputList().forEach(name -> node.addOutput(names.computeIfAbsent(name, n -> prefix + n)));
        for (AttributeProto a : inner.getAttributeList()) {
            AttributeProto value = a.getRefAttrName().isEmpty() ? a : given.get(a.getRefAttrName());
            if (value != null) {
                node.addAttribute(value.toBuilder().setName(a.getName()));
            }
        }
        return node.build();
    }
}

package org.lrptoolbox.onnx.read;

import static org.lrptoolbox.tensor.Shapes.OPEN;

import java.util.List;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.operator.Operators;

/** What a file says before its nodes: the version of the operators, its outputs, shapes that some tools note. */
final class Header {
    /** Before, several operators read their arguments differently. */
    private static final int MIN_OPSET = 7;
    /** Later ones may change the meaning of operators. */
    private static final int MAX_OPSET = 28;

    /** Of files that have none of the standard's, but those of classical machine learning. */
    private static final int UNSAID_OPSET = 15;

    private final Problems problems;
    private final ModelProto model;
    private final GraphProto graph;

    Header(Problems problems, ModelProto model) {
        this.problems = problems;
        this.model = model;
        this.graph = model.getGraph();
    }

    /** The version of the standard's operators. */
    int opset() throws LrpFileException {
        long version = model.getOpsetImportList().stream().filter(o -> Operators.isStandard(o.getDomain()))
                .mapToLong(OperatorSetIdProto::getVersion).max()
                .orElse(model.getOpsetImportCount() > 0 ? UNSAID_OPSET : 1);
        if (version < MIN_OPSET || version > MAX_OPSET) {
            throw problems.unsupported("uses version " + version + " of the operators; versions " + MIN_OPSET + " to "
                    + MAX_OPSET + " can be read. Convert it with onnx.version_converter");
        }
        return (int) version;
    }

    /** The names of all outputs. */
    List<String> outputs() {
        return graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    }

    /**
     * The name of one output.
     *
     * @param wanted the one asked for; empty for the first that is a tensor of real numbers
     */
    String output(String wanted) throws LrpFileException {
        List<ValueInfoProto> outputs = graph.getOutputList();
        if (outputs.isEmpty()) {
            throw problems.malformed("has no output");
        }
        if (!wanted.isEmpty()) {
            return outputs().stream().filter(wanted::equals).findFirst()
                    .orElseThrow(() -> problems.unsupported("has no output " + Problems.quoted(wanted)
                            + "; its outputs are " + outputs().stream().limit(50).map(Problems::quoted).toList()));
        }
        return outputs.stream().filter(Header::isReal).findFirst().orElse(outputs.getFirst()).getName();
    }

    private static boolean isReal(ValueInfoProto output) {
        return NumberType.of(output.getType().getTensorType().getElemType()).filter(NumberType::isReal).isPresent();
    }

    /** The shape of a sample of a value as the file has it, as some tools note it; null if it does not. */
    int @Nullable [] noted(String value) {
        return graph.getValueInfoList().stream().filter(v -> v.getName().equals(value)).findFirst()
                .map(v -> v.getType().getTensorType().getShape().getDimList())
                .filter(dims -> dims.size() > 1)
                .map(dims -> dims.stream().skip(1)
                        .mapToInt(d -> d.getDimValue() > 0 ? (int) Math.min(d.getDimValue(), Integer.MAX_VALUE) : OPEN)
                        .toArray())
                .orElse(null);
    }
}

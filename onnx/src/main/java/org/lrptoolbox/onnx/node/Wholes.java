package org.lrptoolbox.onnx.node;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.node.Value.Constant;
import org.lrptoolbox.onnx.node.Value.Side;

/** Which computed values a file has as integers: layers compute in real numbers, but integers divide otherwise. */
public final class Wholes {
    /** Positions, whatever they are positions of. */
    private static final Set<String> POSITIONS = Set.of("ArgMax", "ArgMin");
    /** Yes and no, which nothing divides. */
    private static final Set<String> ANSWERS = Set.of("And", "Equal", "Greater", "GreaterOrEqual", "IsInf", "IsNaN",
            "Less", "LessOrEqual", "Not", "Or", "Xor");

    private final Set<String> names = new HashSet<>();

    /** Whether a value is of an integer type. */
    boolean contains(String name, Value value) {
        return switch (value) {
            case Computed c -> names.contains(name);
            case Constant c -> isInteger(c.type());
            case Side s -> isInteger(s.example().type());
        };
    }

    private static boolean isInteger(NumberType type) {
        return !type.isReal() && type != NumberType.BOOL;
    }

    /** Takes down which outputs of a node are integers. */
    public void follow(Reading node) throws LrpFileException {
        for (int i = 0; i < node.proto().getOutputCount(); i++) {
            if (makes(node, i)) {
                names.add(node.proto().getOutput(i));
            }
        }
    }

    private static boolean makes(Reading node, int output) throws LrpFileException {
        String op = node.op();
        if (op.equals("Cast")) {
            Optional<NumberType> to = NumberType.of((int) node.attributes().integer("to", 0));
            return to.isPresent() && isInteger(to.get());
        }
        if (POSITIONS.contains(op) || op.equals("TopK") && output == 1) {
            return true;
        }
        int from = switch (op) {
            case "Where", "CastLike" -> 1;
            case "OneHot" -> 2;
            default -> 0;
        };
        return !ANSWERS.contains(op) && node.has(from) && node.isWhole(from);
    }
}

package org.lrptoolbox.onnx.node;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.file.Problems;

/** The attributes of a node; those nobody asked for are an error, because they may change what the node computes. */
public final class Attributes {
    private final Problems problems;
    private final NodeProto node;
    private final Signature signature;
    private final Map<String, AttributeProto> attributes = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    Attributes(Problems problems, NodeProto node, Signature signature) throws LrpFileException {
        this.problems = problems;
        this.node = node;
        this.signature = signature;
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attributes.putIfAbsent(attribute.getName(), attribute) != null) {
                throw problems.malformed(node, "has attribute " + Problems.quoted(attribute.getName()) + " twice");
            }
        }
    }

    /** An integer, or what is given where it is left out. */
    public long integer(String name, long otherwise) throws LrpFileException {
        AttributeProto a = get(name, AttributeType.INT);
        return a == null ? otherwise : a.getI();
    }

    /**
     * An integer; if it is left out, what the specification says.
     *
     * @throws org.lrptoolbox.io.MalformedFileException if it must not be left out, and is
     */
    public long integer(String name) throws LrpFileException {
        Signature.Argument said = signature.argument(name);
        AttributeProto a = get(name, AttributeType.INT);
        return a == null ? Long.parseLong(otherwise(name, said)) : a.getI();
    }

    private String otherwise(String name, Signature.Argument said) throws LrpFileException {
        if (said.otherwise().isEmpty()) {
            throw problems.malformed(node, "has no attribute " + Problems.quoted(name) + ", which it must have");
        }
        return said.otherwise();
    }

    /** Whether an integer is another than 0; if it is left out, what the specification says. */
    public boolean flag(String name) throws LrpFileException {
        return integer(name) != 0;
    }

    /** A number; as {@link #integer(String)}. */
    public double real(String name) throws LrpFileException {
        Signature.Argument said = signature.argument(name);
        AttributeProto a = get(name, AttributeType.FLOAT);
        return a == null ? Float.parseFloat(otherwise(name, said)) : a.getF();
    }

    /** A text; if it is left out, what the specification says. */
    public String text(String name) throws LrpFileException {
        return text(name, signature.argument(name).otherwise());
    }

    /** A number, or what is given where it is left out. */
    public double real(String name, double otherwise) throws LrpFileException {
        AttributeProto a = get(name, AttributeType.FLOAT);
        return a == null ? otherwise : a.getF();
    }

    /** A text, or what is given where it is left out. */
    public String text(String name, String otherwise) throws LrpFileException {
        AttributeProto a = get(name, AttributeType.STRING);
        return a == null ? otherwise : a.getS().toStringUtf8();
    }

    /** A list of as many positive integers as there are defaults. */
    public int[] sizes(String name, int... otherwise) throws LrpFileException {
        long[] found = integers(name);
        if (found.length == 0) {
            return otherwise;
        }
        int[] sizes = new int[found.length];
        for (int i = 0; i < sizes.length; i++) {
            if (found[i] < 1 || found[i] > Integer.MAX_VALUE || found.length != otherwise.length) {
                throw problems.unsupported(node, name + " is " + Arrays.toString(found) + "; "
                        + otherwise.length + " positive numbers are expected: only operators on images, with two "
                        + "axes of space, are supported");
            }
            sizes[i] = (int) found[i];
        }
        return sizes;
    }

    /** A list of integers; empty if there is no such attribute. */
    public long[] integers(String name) throws LrpFileException {
        AttributeProto a = get(name, AttributeType.INTS);
        return a == null ? new long[0] : a.getIntsList().stream().mapToLong(Long::longValue).toArray();
    }

    /** A list of texts; empty if there is no such attribute. */
    public List<String> texts(String name) throws LrpFileException {
        AttributeProto a = get(name, AttributeType.STRINGS);
        return a == null ? List.of() : a.getStringsList().stream().map(s -> s.toStringUtf8()).toList();
    }

    /** A tensor; null if there is no such attribute. */
    @Nullable
    public TensorProto tensor(String name) throws LrpFileException {
        AttributeProto a = get(name, AttributeType.TENSOR);
        return a == null ? null : a.getT();
    }

    /** Whether there is such an attribute, which counts as asked for. */
    public boolean has(String name) {
        asked.add(name);
        return attributes.containsKey(name);
    }

    private boolean isDefault(AttributeProto a) {
        return switch (a.getType()) {
            case INT -> signature.isDefault(a.getName(), (double) a.getI());
            case FLOAT -> signature.isDefault(a.getName(), a.getF());
            case STRING -> signature.isDefault(a.getName(), a.getS().toStringUtf8());
            case INTS -> a.getIntsList().stream().allMatch(v -> signature.isDefault(a.getName(), v));
            case FLOATS -> a.getFloatsList().stream().allMatch(v -> signature.isDefault(a.getName(), v));
            default -> false;
        };
    }

    /** A list of numbers; null if there is no such attribute. */
    @Nullable
    Tensor list(String name) throws LrpFileException {
        AttributeProto a = attributes.get(name);
        asked.add(name);
        if (a == null) {
            return null;
        }
        double[] numbers = switch (a.getType()) {
            case FLOAT -> new double[]{a.getF()};
            case INT -> new double[]{a.getI()};
            case FLOATS -> a.getFloatsList().stream().mapToDouble(Float::doubleValue).toArray();
            case INTS -> a.getIntsList().stream().mapToDouble(Long::doubleValue).toArray();
            default -> throw problems.malformed(node, "attribute " + name + " is of type " + a.getType()
                    + "; numbers are expected");
        };
        return Tensor.of(numbers, numbers.length);
    }

    private @Nullable AttributeProto get(String name, AttributeType type) throws LrpFileException {
        asked.add(name);
        AttributeProto a = attributes.get(name);
        if (a != null && a.getType() != type && a.getType() != AttributeType.UNDEFINED) {
            throw problems.malformed(node, "attribute " + name + " is of type " + a.getType() + "; " + type
                    + " is expected");
        }
        return a;
    }

    /** Complains about attributes nobody asked for, unless they have the value they would have if left out. */
    public void requireAllKnown() throws LrpFileException {
        Set<String> unknown = new TreeSet<>(attributes.keySet());
        unknown.removeAll(asked);
        unknown.removeIf(name -> isDefault(Objects.requireNonNull(attributes.get(name))));
        if (!unknown.isEmpty()) {
            throw problems.unsupported(node, "attribute " + Problems.quoted(unknown.iterator().next())
                    + " is not known for this operator");
        }
    }
}

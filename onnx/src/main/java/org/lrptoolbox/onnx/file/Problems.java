package org.lrptoolbox.onnx.file;

import java.io.IOException;
import java.nio.file.Path;

import ai.onnx.proto.OnnxMl.NodeProto;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.OpenShapeException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.graph.FileState;
import org.lrptoolbox.text.Printable;

/**
 * What is wrong with a file, said with the file's name and, where it is about a node, with the node's.
 *
 * @param file the file
 * @param state what it was like before it was read; null if it could not be told
 */
public record Problems(Path file, @Nullable FileState state) {
    private static final int LONGEST_NAME = 80;

    /** Made before the file is read. */
    public Problems(Path file) {
        this(file, state(file));
    }

    private static @Nullable FileState state(Path file) {
        try {
            return FileState.of(file);
        } catch (IOException e) {
            // Whoever reads it says why it cannot be read.
            return null;
        }
    }

    /** What the file has is sound, but not ours yet. */
    public UnsupportedModelException unsupported(String problem) {
        return new UnsupportedModelException(file, problem);
    }

    /** Of a file that can be read once the sizes it leaves open are given. */
    public UnsupportedModelException open(UnsupportedModelException problem) {
        return new OpenShapeException(file, problem);
    }

    /** Of a file whose numbers do not fit a batch of one, which it leaves open. */
    public UnsupportedModelException notOne(LrpFileException problem, String wholeShape) {
        String start = file + ": ";
        String message = String.valueOf(problem.getMessage());
        return unsupported((message.startsWith(start) ? message.substring(start.length()) : message)
                + ", if the first axis is a batch. If it is none, say the whole shape when reading the model, such as "
                + wholeShape);
    }

    /** The same of a node. */
    public UnsupportedModelException unsupported(NodeProto node, String problem) {
        return unsupported(describe(node) + ": " + problem);
    }

    /** The file is broken. */
    public MalformedFileException malformed(String problem) {
        return new MalformedFileException(file, problem);
    }

    /** The same of a node. */
    public MalformedFileException malformed(NodeProto node, String problem) {
        return malformed(describe(node) + ": " + problem);
    }

    /** What messages call a node. */
    public static String name(NodeProto node) {
        return printable(ownName(node));
    }

    /** A node's name, whatever is in it, or that of its first output that has one. */
    public static String ownName(NodeProto node) {
        return !node.getName().isEmpty()
                ? node.getName()
                : node.getOutputList().stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
    }

    private static String describe(NodeProto node) {
        return "node '" + name(node) + "'" + " (" + printable(node.getOpType()) + ")";
    }

    /** A name out of a file, fit for a terminal: of bounded length and without control characters. */
    public static String quoted(String name) {
        return "'" + printable(name) + "'";
    }

    private static String printable(String name) {
        String start = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
        return Printable.line(start);
    }
}

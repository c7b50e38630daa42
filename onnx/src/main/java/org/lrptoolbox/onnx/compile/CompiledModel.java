package org.lrptoolbox.onnx.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.UnsafeByteOperations;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.metadata.Note;
import org.lrptoolbox.onnx.graph.BorrowedWeights;

/**
 * A compiled model: a graph, and the weights it names but does not contain, because they still lie in the file of the
 * network.
 *
 * @param graph the model, without those weights
 * @param borrowed the weights by the name of their initializer
 */
public record CompiledModel(ModelProto graph, Map<String, BorrowedWeights> borrowed) {
    /** What a protobuf message holds at most, less some room for the graph itself. */
    private static final long LARGEST = Integer.MAX_VALUE - (1L << 24);

    /** Keeps the map as it is now. */
    public CompiledModel {
        borrowed = Map.copyOf(borrowed);
    }

    /**
     * Writes the model with all its weights, which are copied from file to file; an existing file is replaced only
     * when all of the new one is written.
     *
     * @throws UnsupportedModelException if it would pass the 2 GB that an ONNX file can have
     */
    public void write(Path file) throws IOException {
        long bytes = borrowed.values().stream().mapToLong(w -> w.bytes().byteSize()).sum();
        if (bytes > LARGEST) {
            throw new UnsupportedModelException(file, "weights of " + bytes + " bytes pass the 2 GB an ONNX file can "
                    + "have; run the explanation instead, which leaves them where they are");
        }
        ModelProto whole = whole();
        AtomicFile.write(file, whole::writeTo);
    }

    /** The same model with notes, in the order of their keys. */
    public CompiledModel withNotes(ModelNotes notes) {
        ModelProto.Builder noted = graph.toBuilder().clearMetadataProps();
        Arrays.stream(Note.values()).sorted(Comparator.comparing(Note::key)).forEach(note -> notes.text(note)
                .ifPresent(text -> noted.addMetadataPropsBuilder().setKey(note.key()).setValue(text)));
        return new CompiledModel(noted.build(), borrowed);
    }

    /** The names of its inputs. */
    public List<String> inputs() {
        return graph.getGraph().getInputList().stream().map(ValueInfoProto::getName).toList();
    }

    /** The names of its outputs. */
    public List<String> outputs() {
        return graph.getGraph().getOutputList().stream().map(ValueInfoProto::getName).toList();
    }

    /** The model with its weights, as views of the files they lie in. */
    private ModelProto whole() {
        GraphProto.Builder whole = graph.getGraph().toBuilder();
        for (int i = 0; i < whole.getInitializerCount(); i++) {
            BorrowedWeights weights = borrowed.get(whole.getInitializer(i).getName());
            if (weights != null) {
                TensorProto.Builder filled = whole.getInitializer(i).toBuilder();
                whole.setInitializer(i,
                        filled.setRawData(UnsafeByteOperations.unsafeWrap(weights.bytes().asByteBuffer())));
            }
        }
        return graph.toBuilder().setGraph(whole).build();
    }
}

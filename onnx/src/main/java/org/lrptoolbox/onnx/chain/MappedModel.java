package org.lrptoolbox.onnx.chain;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;

/** Parses a model without reading its weights: they stay views of the mapped file. */
final class MappedModel {
    private MappedModel() {}

    /** Makes something of a parsed model, whose weights can be read only meanwhile. */
    interface Use<T> {
        T of(ModelProto model) throws IOException;
    }

    /**
     * Maps and parses a file for the time {@code use} takes.
     *
     * @throws MalformedFileException if it is no ONNX model
     * @throws UnsupportedModelException if it passes 2 GB, or holds more structure than any sound model
     */
    static <T> T read(Path file, Use<T> use) throws IOException {
        InputFiles.requireRegular(file);
        try (FileChannel channel = FileChannel.open(file); Arena arena = Arena.ofConfined()) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new UnsupportedModelException(file, "has " + size + " bytes; ONNX files are limited to 2 GB");
            }
            ByteBuffer map = channel.map(MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
            return use.of(parse(file, UnsafeByteOperations.unsafeWrap(map)));
        }
    }

    private static ModelProto parse(Path file, ByteString bytes) throws IOException {
        try {
            StructureBudget.check(bytes.newCodedInput(), file);
            CodedInputStream input = bytes.newCodedInput();
            input.enableAliasing(true);
            ModelProto model = ModelProto.parseFrom(input);
            if (!model.hasGraph()) {
                throw new MalformedFileException(file, "holds no graph; is it an ONNX model?");
            }
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedFileException(file, "is no ONNX model, or a damaged one: " + e.getMessage(), e);
        }
    }
}

package org.lrptoolbox.onnx.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.onnx.file.FileMemory;

/** Parses a model without reading its weights: they stay views of the mapped file. */
final class MappedModel {
    private MappedModel() {}

    /**
     * Maps and parses a file, which stays mapped as long as a view of it is in use; small ones are copied.
     *
     * @throws MalformedFileException if it is no ONNX model
     * @throws UnsupportedModelException if it passes 2 GB, or holds more structure than any sound model
     */
    static ModelProto read(Path file) throws IOException {
        InputFiles.requireRegular(file);
        long size = Files.size(file);
        if (size > Integer.MAX_VALUE) {
            throw new UnsupportedModelException(file, "has " + size + " bytes; ONNX files are limited to 2 GB. "
                    + "Store the weights beside it, as onnx.save_model(..., save_as_external_data=True) does");
        }
        return parse(file, UnsafeByteOperations.unsafeWrap(FileMemory.of(file).bytes().asByteBuffer()));
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

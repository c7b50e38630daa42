package org.lrptoolbox.onnx.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.onnx.file.FileMemory;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.metadata.Note;

/**
 * Reads what an ONNX file says of its model in {@code metadata_props}. Only the toolbox's own keys are read, each up to
 * its bound, the first of equals; the graph is passed over.
 */
public final class NotesReader {
    private static final int DELIMITED = WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int MOST_KEY = 256;

    private final Path file;
    private final CodedInputStream in;
    private final Map<Note, String> notes = new EnumMap<>(Note.class);
    private final List<String> ignored = new ArrayList<>();

    private NotesReader(Path file, CodedInputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * The notes of a file; those that are too large are not read, and named.
     *
     * @throws MalformedFileException if it is no sequence of protobuf fields
     */
    public static ModelNotes read(Path file) throws IOException {
        InputFiles.requireRegular(file);
        if (Files.size(file) > Integer.MAX_VALUE) {
            return ModelNotes.NONE;
        }
        NotesReader reader = new NotesReader(file,
                UnsafeByteOperations.unsafeWrap(FileMemory.of(file).bytes().asByteBuffer()).newCodedInput());
        try {
            reader.model();
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedFileException(file, "is no ONNX model, or a damaged one: " + e.getMessage(), e);
        }
        return new ModelNotes(reader.notes, reader.ignored);
    }

    private void model() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (ModelProto.METADATA_PROPS_FIELD_NUMBER << 3 | DELIMITED)) {
                int outer = in.pushLimit(in.readRawVarint32());
                entry();
                in.popLimit(outer);
            } else {
                in.skipField(tag);
            }
        }
    }

    /** The key comes first in every known writer; where it does not, the value is passed over. */
    private void entry() throws IOException {
        Optional<Note> note = Optional.empty();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (StringStringEntryProto.KEY_FIELD_NUMBER << 3 | DELIMITED)) {
                String key = text(MOST_KEY);
                note = Note.of(key == null ? "" : key);
            } else if (tag == (StringStringEntryProto.VALUE_FIELD_NUMBER << 3 | DELIMITED) && note.isPresent()) {
                value(note.get());
            } else {
                in.skipField(tag);
            }
        }
    }

    private void value(Note note) throws IOException {
        String value = text(note.most());
        if (value == null) {
            ignored.add("metadata " + note.key() + ": has more than " + note.most() + " bytes, or is no text");
        } else {
            notes.putIfAbsent(note, value);
        }
    }

    /** A text; null if it is longer than allowed or not in UTF-8. */
    private @Nullable String text(int most) throws IOException {
        int length = in.readRawVarint32();
        if (length < 0 || length > in.getBytesUntilLimit()) {
            throw new MalformedFileException(file, "byte " + in.getTotalBytesRead() + ": metadata claims " + length
                    + " bytes");
        }
        if (length > most) {
            in.skipRawBytes(length);
            return null;
        }
        byte[] bytes = in.readRawBytes(length);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
    }
}

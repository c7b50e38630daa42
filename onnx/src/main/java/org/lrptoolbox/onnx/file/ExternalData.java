package org.lrptoolbox.onnx.file;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import org.lrptoolbox.io.LrpFileException;

/** Weights kept in files beside the model; only such inside the model's own folder, or that of what it links to, are opened. */
public final class ExternalData {
    private final Problems problems;
    private final Map<Path, FileMemory> open = new HashMap<>();

    /** Files beside the one whose problems these are; none is open yet. */
    public ExternalData(Problems problems) {
        this.problems = problems;
    }

    /** The bytes of a tensor, exactly so many, and the file they lie in. */
    public FileMemory find(String name, TensorProto stored, long bytes) throws LrpFileException {
        Map<String, String> entries = new HashMap<>();
        for (StringStringEntryProto entry : stored.getExternalDataList()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        FileMemory memory = file(name, entries.getOrDefault("location", ""));
        MemorySegment file = memory.bytes();
        long offset = number(name, "offset", entries, 0);
        long length = number(name, "length", entries, bytes);
        if (length != bytes || offset > file.byteSize() - bytes) {
            throw problems.malformed(name + " needs " + bytes + " bytes, but is said to have " + length + " from "
                    + offset + " of the " + file.byteSize() + " of its file");
        }
        return new FileMemory(file.asSlice(offset, bytes), memory.state());
    }

    private long number(String name, String key, Map<String, String> entries, long otherwise) throws LrpFileException {
        String text = entries.get(key);
        try {
            long number = text == null ? otherwise : Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for negative ones.
        }
        throw problems.malformed(name + " has the " + key + " " + Problems.quoted(String.valueOf(text)));
    }

    private FileMemory file(String name, String location) throws LrpFileException {
        String where = name + " is kept in " + Problems.quoted(location);
        try {
            Path folder = problems.file().toAbsolutePath().resolveSibling("").toRealPath();
            Path file = folder.resolve(location);
            if (location.isEmpty() || Path.of(location).isAbsolute() || !Files.isRegularFile(file)) {
                throw problems.malformed(where + ", which is no file in the model's folder");
            }
            Path real = file.toRealPath();
            // A link may lead out of the folder as well as dots do; but caches of downloads keep all files of a model in
            // one folder, and in another one links to them.
            if (!real.startsWith(folder) && !real.startsWith(problems.file().toRealPath().resolveSibling(""))) {
                throw problems.malformed(where + ", which lies outside the model's folder");
            }
            FileMemory known = open.get(real);
            return known != null ? known : read(real);
        } catch (InvalidPathException e) {
            throw problems.malformed(where + ", which is no file name");
        } catch (LrpFileException e) {
            throw e;
        } catch (IOException e) {
            throw problems.malformed(where + ", which cannot be read: " + e.getMessage());
        }
    }

    private FileMemory read(Path file) throws IOException {
        FileMemory memory = FileMemory.of(file);
        open.put(file, memory);
        return memory;
    }
}

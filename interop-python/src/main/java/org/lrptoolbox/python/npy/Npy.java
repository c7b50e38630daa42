package org.lrptoolbox.python.npy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.python.array.NDArray;

/**
 * Reads and writes .npy files: one array each.
 *
 * <p>Understood are versions 1 to 3, headers of Python 2, both byte orders, Fortran order (handed out in C order),
 * float16 (as float32), and files beyond 2 GB, as long as one Java array holds the elements. Objects are refused.
 * Source: NumPy Enhancement Proposal 1.
 */
public final class Npy {
    /** Smaller files are read, larger ones mapped. */
    private static final long MAPPED = 1 << 20;
    /** So much of a file tells what it holds, if NumPy wrote it. */
    private static final int HEAD = 80;
    private static final Pattern PLAIN = Pattern.compile(
            "\\A\\x93NUMPY.{4}(?:..)?\\{'descr': '(<f[48]|<[iu][248]|\\|[iub]1)'", Pattern.DOTALL);
    private static final String BY_COLUMNS = "'fortran_order': True";

    private Npy() {}

    /**
     * Reads an array of numbers.
     *
     * @throws MalformedFileException if the file is broken
     * @throws UnsupportedModelException if it holds objects, text, or more than one Java array holds
     */
    public static TypedArray read(Path file) throws IOException {
        return onBytes(file, bytes -> read(bytes, file));
    }

    /**
     * Reads an array of numbers from memory.
     *
     * @param name what to call the bytes in messages
     */
    public static TypedArray read(byte[] bytes, Object name) throws LrpFileException {
        return read(MemorySegment.ofArray(bytes), name);
    }

    static TypedArray read(MemorySegment bytes, Object name) throws LrpFileException {
        return NpyElements.read(bytes, NpyHeader.parse(bytes, name));
    }

    /**
     * The array of a file for scripts: large float64 arrays whose numbers all are whole and from 0 to 255 stay bytes until
     * somebody needs their Java array.
     *
     * @throws MalformedFileException if the file is broken
     * @throws UnsupportedModelException if it holds objects, text, or more than one Java array holds
     */
    public static NDArray readArray(Path file) throws IOException {
        return onBytes(file, bytes -> array(bytes, file));
    }

    private static NDArray array(MemorySegment bytes, Path file) throws LrpFileException {
        NpyHeader header = NpyHeader.parse(bytes, file);
        byte[] small = header.descr().type() == ElementType.FLOAT64 && NDArray.mayStayBytes(header.count())
                ? NpyElements.readBytes(bytes, header)
                : null;
        return small == null
                ? NDArray.of(NpyElements.read(bytes, header))
                : NDArray.ofBytes(small, header.shape());
    }

    /**
     * The array of a file of plain numbers as NumPy itself writes it, see {@link #readArray}; null for any other, be it
     * because there is none, because Python has to say more about its numbers, or because it is small and by columns,
     * which NumPy's array then is, too.
     */
    public static @Nullable NDArray readPlain(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        return onBytes(file, bytes -> isPlain(bytes) ? Optional.of(array(bytes, file)) : Optional.<NDArray>empty())
                .orElse(null);
    }

    private static boolean isPlain(MemorySegment bytes) {
        byte[] start = bytes.asSlice(0, Math.min(HEAD, bytes.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        String head = new String(start, StandardCharsets.ISO_8859_1);
        return PLAIN.matcher(head).find() && (!head.contains(BY_COLUMNS) || bytes.byteSize() >= MAPPED);
    }

    /** Writes an array, byte for byte as {@code numpy.save}; an existing file is replaced as the last step. */
    public static void write(TypedArray array, Path file) throws IOException {
        AtomicFile.write(file, out -> write(array, out));
    }

    /** Writes an array to a stream, which stays open. */
    public static void write(TypedArray array, OutputStream out) throws IOException {
        out.write(NpyHeader.write(array));
        NpyElements.write(array, out);
    }

    /** What is done with a file's bytes. */
    private interface Reader<T> {
        T read(MemorySegment bytes) throws IOException;
    }

    private static <T> T onBytes(Path file, Reader<T> reader) throws IOException {
        if (Files.size(file) < MAPPED) {
            return reader.read(MemorySegment.ofArray(InputFiles.readAll(file)));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ); Arena arena = Arena.ofShared()) {
            return reader.read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        }
    }
}

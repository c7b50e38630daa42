package org.lrptoolbox.python.npy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;

/**
 * An open .npz file: named arrays in a zip archive, each read when asked for.
 *
 * <pre>{@code
 * try (Npz file = Npz.open(path)) {
 *     TypedArray x = file.read("x");
 * }
 * }</pre>
 */
public final class Npz implements Closeable {
    private static final String ENDING = ".npy";
    /** Deflate shrinks at best to one part in 1032; an entry that claims more is no array but an attack. */
    private static final long MOST_INFLATION = 1032;
    /** The earliest moment a zip archive can name, so that equal arrays give equal files. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private Npz(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
        zip.stream().forEach(e -> entries.putIfAbsent(
                e.getName().endsWith(ENDING)
                        ? e.getName().substring(0, e.getName().length() - ENDING.length())
                        : e.getName(),
                e));
    }

    /**
     * Opens a file; its arrays are not read yet.
     *
     * @throws MalformedFileException if it is no zip archive
     */
    public static Npz open(Path file) throws IOException {
        InputFiles.requireRegular(file);
        try {
            return new Npz(file, new ZipFile(file.toFile()));
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new MalformedFileException(file, "is no .npz file: " + e.getMessage(), e);
        }
    }

    /** The names of the arrays, in the file's order. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /**
     * Reads an array of numbers.
     *
     * @throws UnsupportedModelException if there is none of that name, or it holds something else
     * @throws MalformedFileException if its bytes are broken
     */
    public TypedArray read(String name) throws IOException {
        return onBytes(name, Npy::read);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** What is done with an entry's bytes. */
    private interface Reader<T> {
        T read(MemorySegment bytes, Object name) throws IOException;
    }

    private <T> T onBytes(String name, Reader<T> reader) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new UnsupportedModelException(file, "has no array '" + name + "'; it has " + names());
        }
        String label = file + "[" + name + "]";
        long size = entry.getSize();
        if (size < 0 || size / MOST_INFLATION > entry.getCompressedSize()) {
            throw new MalformedFileException(label, "claims " + size + " bytes, stored in "
                    + entry.getCompressedSize() + "; that is impossible");
        }
        CRC32 crc = new CRC32();
        try (Arena arena = Arena.ofConfined();
                InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            MemorySegment bytes = arena.allocate(size);
            byte[] block = new byte[1 << 16];
            long at = 0;
            for (int n = in.read(block); n > 0; n = in.read(block)) {
                if (at + n > size) {
                    throw new MalformedFileException(label, "is longer than the " + size + " bytes it announces");
                }
                MemorySegment.copy(MemorySegment.ofArray(block), 0, bytes, at, n);
                at += n;
            }
            if (at < size || crc.getValue() != entry.getCrc()) {
                throw new MalformedFileException(label, "its " + at + " bytes do not fit the checksum of the " + size
                        + " it announces: the file is damaged");
            }
            return reader.read(bytes.asSlice(0, at), label);
        } catch (ZipException | EOFException e) {
            throw new MalformedFileException(label, "its compressed bytes are broken: " + e.getMessage(), e);
        }
    }

    /**
     * Writes arrays; an existing file is replaced as the last step.
     *
     * @param compressed whether to deflate, as {@code numpy.savez_compressed}, or store, as {@code numpy.savez}
     */
    public static void write(Map<String, TypedArray> arrays, Path file, boolean compressed) throws IOException {
        AtomicFile.write(file, out -> write(arrays, out, compressed));
    }

    /** Writes arrays to a stream, which stays open. */
    public static void write(Map<String, TypedArray> arrays, OutputStream out, boolean compressed) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, TypedArray> e : arrays.entrySet()) {
            ZipEntry entry = new ZipEntry(e.getKey() + ENDING);
            entry.setTimeLocal(NO_TIME);
            if (!compressed) {
                store(entry, e.getValue());
            }
            zip.putNextEntry(entry);
            Npy.write(e.getValue(), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /** A stored entry needs its length and checksum ahead of its bytes. */
    private static void store(ZipEntry entry, TypedArray array) throws IOException {
        CRC32 crc = new CRC32();
        Npy.write(array, new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(NpyHeader.write(array).length + (long) array.size() * array.type().bytes());
        entry.setCrc(crc.getValue());
    }
}

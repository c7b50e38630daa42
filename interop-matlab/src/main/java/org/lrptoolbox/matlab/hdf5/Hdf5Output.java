package org.lrptoolbox.matlab.hdf5;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * Writes an HDF5 file from front to back, so that arrays of any size pass through: each object before those that refer
 * to it. jHDF's own writer knows neither user blocks nor references and wants arrays as nested Java arrays. Format:
 * HDF5 File Format Specification 3.0; what is written needs the HDF5 library 1.8 or later.
 */
public final class Hdf5Output {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int SUPERBLOCK = 48;

    private final OutputStream out;
    private final boolean counting;
    private final Heap heap;
    private long position = SUPERBLOCK;

    private Hdf5Output(OutputStream out, boolean counting, Heap heap) {
        this.out = out;
        this.counting = counting;
        this.heap = heap;
    }

    /** What a file holds; written twice, the first time only to learn where everything comes to lie. */
    @FunctionalInterface
    public interface Content {
        /** Writes all objects, and returns the address of the root group. */
        long writeTo(Hdf5Output file) throws IOException;
    }

    /** The elements of a dataset, as bytes. */
    @FunctionalInterface
    public interface Data {
        /** Writes all of them. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param userBlock what comes first, in 512 bytes or a power of two of them
     */
    public static void write(OutputStream out, byte[] userBlock, Content content) throws IOException {
        Heap heap = new Heap();
        Hdf5Output first = new Hdf5Output(OutputStream.nullOutputStream(), true, heap);
        long root = first.all(content);
        out.write(userBlock);
        // Version 2, addresses and lengths of eight bytes; all addresses but the end are relative to the first one.
        ByteBuffer superblock = ByteBuffer.allocate(SUPERBLOCK).order(ByteOrder.LITTLE_ENDIAN).put(SIGNATURE)
                .put((byte) 2).put((byte) 8).put((byte) 8).put((byte) 0).putLong(userBlock.length).putLong(-1)
                .putLong(userBlock.length + first.position).putLong(root);
        out.write(ObjectHeader.checked(superblock));
        new Hdf5Output(out, false, heap).all(content);
    }

    private long all(Content content) throws IOException {
        long root = content.writeTo(this);
        if (!heap.isEmpty()) {
            heap.at(put(heap.bytes()));
        }
        return root;
    }

    /**
     * Writes an array.
     *
     * @param dimensions the slowest first; none for a single element
     * @return its address
     */
    public long dataset(Hdf5Type type, long[] dimensions, Data data, List<Hdf5Attribute> attributes)
            throws IOException {
        long size = type.bytes();
        for (long d : dimensions) {
            size = Math.multiplyExact(size, d);
        }
        long address = position;
        if (!counting) {
            data.writeTo(out);
        }
        position += size;
        pad();
        return put(ObjectHeader.dataset(type, dimensions, address, size), attributes);
    }

    /**
     * Writes a group.
     *
     * @param links the addresses of what is in it, by name
     * @return its address
     */
    public long group(Map<String, Long> links, List<Hdf5Attribute> attributes) throws IOException {
        ObjectHeader header = ObjectHeader.group();
        links.forEach(header::link);
        return put(header, attributes);
    }

    private long put(ObjectHeader header, List<Hdf5Attribute> attributes) throws IOException {
        for (Hdf5Attribute attribute : attributes) {
            byte[] value = attribute.heapTexts().isEmpty() ? attribute.value() : heap.places(attribute.heapTexts());
            header.attribute(attribute.name(), attribute.type(), attribute.dimensions(), value);
        }
        return put(header.toByteArray());
    }

    private long put(byte[] bytes) throws IOException {
        long address = position;
        out.write(bytes);
        position += bytes.length;
        pad();
        return address;
    }

    private void pad() throws IOException {
        int padding = (int) (-position & 7);
        out.write(new byte[padding]);
        position += padding;
    }
}

package org.lrptoolbox.matlab.hdf5;

import io.jhdf.checksum.ChecksumUtils;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The description of an object in a file that is written: messages of a type each, in a header of version 2. */
final class ObjectHeader {
    private static final byte[] UNDEFINED = {-1, -1, -1, -1, -1, -1, -1, -1};
    private static final int DATASPACE = 1;
    private static final int LINK_INFO = 2;
    private static final int DATATYPE = 3;
    private static final int FILL_VALUE = 5;
    private static final int LINK = 6;
    private static final int LAYOUT = 8;
    private static final int GROUP_INFO = 10;
    private static final int ATTRIBUTE = 12;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    /** Of numbers one after the other, from an address. */
    static ObjectHeader dataset(Hdf5Type type, long[] dimensions, long address, long size) {
        ObjectHeader header = new ObjectHeader();
        header.message(DATASPACE, dataspace(dimensions));
        header.message(DATATYPE, type.description());
        // Room taken late; filled only with a value that was set, of which there is none.
        header.message(FILL_VALUE, new byte[]{3, 2 | 2 << 2});
        header.message(LAYOUT, bytes(18).put((byte) 3).put((byte) 1).putLong(address).putLong(size).array());
        return header;
    }

    static ObjectHeader group() {
        ObjectHeader header = new ObjectHeader();
        header.message(LINK_INFO, bytes(18).put(new byte[2]).put(UNDEFINED).put(UNDEFINED).array());
        header.message(GROUP_INFO, new byte[2]);
        return header;
    }

    void link(String name, long address) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        // Version 1, with a length of two bytes.
        message(LINK, bytes(4 + ascii.length + 8).put((byte) 1).put((byte) 1).putShort((short) ascii.length)
                .put(ascii).putLong(address).array());
    }

    void attribute(String name, Hdf5Type type, long[] dimensions, byte[] value) {
        byte[] ascii = (name + '\0').getBytes(StandardCharsets.US_ASCII);
        byte[] space = dataspace(dimensions);
        ByteBuffer message = bytes(9 + ascii.length + type.description().length + space.length + value.length);
        message.put((byte) 3).put((byte) 0).putShort((short) ascii.length)
                .putShort((short) type.description().length).putShort((short) space.length).put((byte) 0);
        message(ATTRIBUTE, message.put(ascii).put(type.description()).put(space).put(value).array());
    }

    /** All of it, with its checksum. */
    byte[] toByteArray() {
        // A length of four bytes.
        ByteBuffer header = bytes(10 + messages.size() + 4).put("OHDR".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 2).put((byte) 2).putInt(messages.size()).put(messages.toByteArray());
        return checked(header);
    }

    /** The bytes of a buffer, the last four of which become the checksum of the others. */
    static byte[] checked(ByteBuffer bytes) {
        int end = bytes.capacity() - 4;
        bytes.putInt(end, ChecksumUtils.checksum(ByteBuffer.wrap(bytes.array(), 0, end)));
        return bytes.array();
    }

    private void message(int type, byte[] content) {
        if (content.length > 0xffff) {
            throw new IllegalArgumentException("an attribute or name of " + content.length
                    + " bytes; HDF5 holds up to 65535");
        }
        messages.writeBytes(bytes(4).put((byte) type).putShort((short) content.length).put((byte) 0).array());
        messages.writeBytes(content);
    }

    private static byte[] dataspace(long[] dimensions) {
        ByteBuffer space = bytes(4 + 8 * dimensions.length).put((byte) 2).put((byte) dimensions.length).put((byte) 0)
                .put((byte) (dimensions.length == 0 ? 0 : 1));
        for (long d : dimensions) {
            space.putLong(d);
        }
        return space.array();
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    }
}

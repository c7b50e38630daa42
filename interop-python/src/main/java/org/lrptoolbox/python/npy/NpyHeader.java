package org.lrptoolbox.python.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.tensor.Shapes;

/**
 * What stands before the elements of an .npy file.
 *
 * <p>Layout: the magic {@code \x93NUMPY}, version major and minor (a byte each), header length (little endian; 2
 * bytes in version 1, 4 in 2 and 3), then a Python dict as text. Source: NumPy Enhancement Proposal 1.
 *
 * @param descr the element type
 * @param fortranOrder whether the first index is the fastest
 * @param shape the dimensions
 * @param dataOffset where the elements start
 */
record NpyHeader(Descr descr, boolean fortranOrder, int[] shape, long dataOffset) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    /** NumPy leaves room so that the first dimension may grow in place. */
    private static final int GROWTH_DIGITS = 21;
    private static final int LONGEST = 1 << 16;
    private static final int MOST_DIMENSIONS = 64;
    private static final ValueLayout.OfShort U2 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U4 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Reads the header at the start of a file's bytes and checks that the announced elements follow it. */
    static NpyHeader parse(MemorySegment file, Object name) throws MalformedFileException, UnsupportedModelException {
        if (file.byteSize() < MAGIC.length + 4 || !startsWithMagic(file)) {
            throw new MalformedFileException(name, "is no .npy file: it does not start with the bytes \\x93NUMPY");
        }
        int version = file.get(ValueLayout.JAVA_BYTE, MAGIC.length);
        if (version < 1 || version > 3) {
            throw new UnsupportedModelException(name, "is .npy of version " + Byte.toUnsignedInt((byte) version)
                    + "; known are 1 to 3. Save it again with numpy.save");
        }
        int start = MAGIC.length + 2 + (version == 1 ? 2 : 4);
        if (file.byteSize() < start) {
            throw new MalformedFileException(name, "ends within its header; the file is truncated");
        }
        long length = version == 1
                ? Short.toUnsignedLong(file.get(U2, start - 2))
                : Integer.toUnsignedLong(file.get(U4, start - 4));
        if (length > LONGEST || start + length > file.byteSize()) {
            throw new MalformedFileException(name, "announces a header of " + length + " bytes in a file of "
                    + file.byteSize() + " bytes (and headers beyond " + LONGEST + " are refused)");
        }
        byte[] text = file.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
        var charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        NpyHeader header = fields(new String(text, charset), start + length, name);
        header.checkFits(file.byteSize(), name);
        return header;
    }

    private static boolean startsWithMagic(MemorySegment file) {
        return file.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) < 0;
    }

    private static NpyHeader fields(String text, long dataOffset, Object name)
            throws MalformedFileException, UnsupportedModelException {
        Object literal;
        try {
            literal = PythonLiteral.parse(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedFileException(name, "its header is no Python dict: " + e.getMessage(), e);
        }
        if (!(literal instanceof Map<?, ?> map && map.get("fortran_order") instanceof Boolean fortran
                && map.get("shape") instanceof List<?> dims && map.get("descr") instanceof Object descr)) {
            throw new MalformedFileException(name, "its header lacks one of descr, fortran_order (a bool) and shape "
                    + "(a tuple)");
        }
        return new NpyHeader(Descr.parse(name, descr), fortran, shape(dims, name), dataOffset);
    }

    private static int[] shape(List<?> dims, Object name) throws MalformedFileException, UnsupportedModelException {
        if (dims.size() > MOST_DIMENSIONS) {
            throw new MalformedFileException(name, "has " + dims.size() + " dimensions; NumPy has at most "
                    + MOST_DIMENSIONS);
        }
        int[] shape = new int[dims.size()];
        for (int i = 0; i < shape.length; i++) {
            if (!(dims.get(i) instanceof Long d) || d < 0) {
                throw new MalformedFileException(name, "dimension " + i + " of its shape is no number of 0 or more");
            }
            if (d > Integer.MAX_VALUE) {
                throw new UnsupportedModelException(name, "dimension " + i + " of its shape is " + d
                        + ", more than a Java array holds; save it in parts");
            }
            shape[i] = (int) (long) d;
        }
        return shape;
    }

    /** Before anything is allocated: are the announced elements there at all, and does one Java array hold them? */
    private void checkFits(long fileSize, Object name) throws MalformedFileException, UnsupportedModelException {
        long count = 1;
        boolean tooMany = false;
        for (int d : shape) {
            tooMany |= count > 0 && d > Long.MAX_VALUE / 16 / count / Math.max(1, descr.bytes());
            count = tooMany ? 1 : count * d;
        }
        for (int d : shape) {
            tooMany &= d > 0;
        }
        long available = fileSize - dataOffset;
        if (tooMany || count * descr.bytes() > available) {
            throw new MalformedFileException(name, "announces shape " + Shapes.text(shape) + " of " + descr.bytes()
                    + "-byte elements, but only " + available + " bytes follow its header; the file is truncated");
        }
        if (count > Integer.MAX_VALUE - 8) {
            throw new UnsupportedModelException(name, "has " + count + " elements, a Java array holds at most "
                    + (Integer.MAX_VALUE - 8) + "; save it in parts");
        }
    }

    /** The number of elements. */
    int count() {
        return Shapes.size(shape);
    }

    /** The header of an array as {@code numpy.save} writes it, byte for byte. */
    static byte[] write(TypedArray array) {
        int[] shape = array.shape();
        StringBuilder text = new StringBuilder("{'descr': '").append(Descr.of(array.type()))
                .append("', 'fortran_order': False, 'shape': ").append(Shapes.text(shape)).append(", }");
        if (shape.length > 0) {
            text.append(" ".repeat(GROWTH_DIGITS - Integer.toString(shape[0]).length()));
        }
        int start = MAGIC.length + 4;
        text.append(" ".repeat(ALIGNMENT - (start + text.length() + 1) % ALIGNMENT)).append('\n');
        byte[] header = new byte[start + text.length()];
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[MAGIC.length] = 1;
        MemorySegment.ofArray(header).set(U2, start - 2, (short) text.length());
        System.arraycopy(text.toString().getBytes(StandardCharsets.US_ASCII), 0, header, start, text.length());
        return header;
    }
}

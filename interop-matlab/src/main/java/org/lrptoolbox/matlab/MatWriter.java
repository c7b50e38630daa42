package org.lrptoolbox.matlab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/** Writes numeric arrays as variables of an uncompressed little-endian file of version 5. */
final class MatWriter {
    /** Without the time of writing, so that equal arrays give equal files. */
    private static final String TITLE = "MATLAB 5.0 MAT-file, written by the LRP Toolbox";
    private static final int LOGICAL = 0x0200;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z]\\w{0,62}");
    private static final long LARGEST = 0xffff_ffffL - (1 << 16);
    private static final int CHUNK = 1 << 16;

    private MatWriter() {}

    /** Refuses what cannot be written, before anything is. */
    static void check(Map<String, TypedArray> variables) {
        variables.forEach((name, array) -> {
            if (!IDENTIFIER.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name
                        + "' is no MATLAB name: a letter, then up to 62 letters, digits and underscores");
            }
            long bytes = (long) array.size() * array.type().bytes();
            if (bytes > LARGEST) {
                throw new IllegalArgumentException("variable '" + name + "' of shape " + Shapes.text(array.shape())
                        + " takes " + bytes + " bytes; MATLAB files hold up to 4 GiB each. Write it as .npy");
            }
        });
    }

    static void write(Map<String, TypedArray> variables, OutputStream out) throws IOException {
        ByteBuffer header = buffer(128);
        header.put(TITLE.getBytes(StandardCharsets.US_ASCII));
        while (header.position() < 116) {
            header.put((byte) ' ');
        }
        header.putLong(0).putShort((short) 0x0100).put((byte) 'I').put((byte) 'M');
        out.write(header.array());
        for (Map.Entry<String, TypedArray> variable : variables.entrySet()) {
            writeVariable(variable.getKey(), variable.getValue(), out);
        }
    }

    private static void writeVariable(String name, TypedArray array, OutputStream out) throws IOException {
        int[] shape = matrixShape(array.shape());
        byte[] label = name.getBytes(StandardCharsets.US_ASCII);
        int dimensions = 4 * shape.length;
        long content = (long) array.size() * array.type().bytes();
        long total = 16 + elementSize(dimensions) + elementSize(label.length) + elementSize(content);

        ByteBuffer head = buffer((int) (8 + 16 + elementSize(dimensions) + elementSize(label.length)));
        head.putInt(StorageType.MATRIX).putInt((int) total);
        head.putInt(StorageType.UINT32.code()).putInt(8);
        int logical = array.type() == ElementType.BOOL ? LOGICAL : 0;
        head.putInt(MatlabClass.of(array.type()).code() | logical).putInt(0);
        head.putInt(StorageType.INT32.code()).putInt(dimensions);
        for (int d : shape) {
            head.putInt(d);
        }
        pad(head);
        tag(head, StorageType.INT8, label.length);
        head.put(label);
        out.write(head.array());
        writeNumbers(array, new ColumnMajor(shape), content, out);
    }

    private static void writeNumbers(TypedArray array, ColumnMajor order, long content, OutputStream out)
            throws IOException {
        ByteBuffer chunk = buffer(CHUNK);
        tag(chunk, StorageType.of(array.type()), content);
        for (int i = 0; i < array.size(); i++) {
            if (chunk.remaining() < 8) {
                out.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
            array.type().write(array.storage(), order.next(), chunk);
        }
        out.write(chunk.array(), 0, chunk.position());
        int length = content > 0 && content <= 4 ? 4 : 8;
        out.write(new byte[(int) (-content & (length - 1))]);
    }

    /** MATLAB knows no arrays of less than two dimensions. */
    private static int[] matrixShape(int[] shape) {
        return switch (shape.length) {
            case 0 -> new int[]{1, 1};
            case 1 -> new int[]{shape[0] == 0 ? 0 : 1, shape[0]};
            default -> shape;
        };
    }

    /** Tag, content and padding; up to four bytes travel inside the tag. */
    private static long elementSize(long content) {
        return content > 0 && content <= 4 ? 8 : 8 + (content + 7) / 8 * 8;
    }

    private static void tag(ByteBuffer out, StorageType type, long content) {
        if (content > 0 && content <= 4) {
            out.putInt((int) content << 16 | type.code());
        } else {
            out.putInt(type.code()).putInt((int) content);
        }
    }

    private static void pad(ByteBuffer out) {
        while (out.position() % 8 != 0) {
            out.put((byte) 0);
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package org.lrptoolbox.matlab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.tensor.ColumnMajor;

/**
 * Writes files of version 5. Arrays of numbers are not compressed; the other values, which JMatIO writes, are, and make
 * the file big-endian.
 */
final class MatWriter {
    /** Without the time of writing, so that equal arrays give equal files. */
    private static final String TITLE = "MATLAB 5.0 MAT-file, written by the LRP Toolbox";
    private static final int CHUNK = 1 << 16;

    private final ByteOrder order;
    private final OutputStream out;

    private MatWriter(ByteOrder order, OutputStream out) {
        this.order = order;
        this.out = out;
    }

    static void write(Map<String, ? extends MatValue> variables, OutputStream out) throws IOException {
        boolean plain = variables.values().stream().allMatch(value -> value instanceof MatNumeric);
        ByteOrder order = plain ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        writeHeader(order, out);
        for (Map.Entry<String, ? extends MatValue> variable : variables.entrySet()) {
            if (variable.getValue() instanceof MatNumeric numeric) {
                new MatWriter(order, out).writeVariable(variable.getKey(), numeric.array());
            } else {
                out.write(JMatIo.element(ToJMatIo.variable(variable.getKey(), variable.getValue())));
            }
        }
    }

    static void writeHeader(ByteOrder order, OutputStream out) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(MatFile.HEADER).order(order);
        header.put(TITLE.getBytes(StandardCharsets.US_ASCII));
        while (header.position() < 116) {
            header.put((byte) ' ');
        }
        // Reads IM in a little-endian file.
        header.putLong(0).putShort((short) 0x0100).putShort((short) ('M' << 8 | 'I'));
        out.write(header.array());
    }

    private void writeVariable(String name, TypedArray array) throws IOException {
        int[] shape = matrixShape(array.shape());
        byte[] label = name.getBytes(StandardCharsets.US_ASCII);
        int dimensions = 4 * shape.length;
        long content = (long) array.size() * array.type().bytes();
        long total = 16 + elementSize(dimensions) + elementSize(label.length) + elementSize(content);

        ByteBuffer head = buffer((int) (8 + 16 + elementSize(dimensions) + elementSize(label.length)));
        head.putInt(StorageType.MATRIX).putInt((int) total);
        head.putInt(StorageType.UINT32.code()).putInt(8);
        int logical = array.type() == ElementType.BOOL ? MatHeader.LOGICAL : 0;
        head.putInt(MatlabClass.of(array.type()).code() | logical).putInt(0);
        head.putInt(StorageType.INT32.code()).putInt(dimensions);
        for (int d : shape) {
            head.putInt(d);
        }
        pad(head);
        tag(head, StorageType.INT8, label.length);
        head.put(label);
        out.write(head.array());
        writeNumbers(array, new ColumnMajor(shape), content);
    }

    private void writeNumbers(TypedArray array, ColumnMajor position, long content) throws IOException {
        ByteBuffer chunk = buffer(CHUNK);
        tag(chunk, StorageType.of(array.type()), content);
        for (int i = 0; i < array.size(); i++) {
            if (chunk.remaining() < 8) {
                out.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
            array.type().write(array.storage(), position.next(), chunk);
        }
        out.write(chunk.array(), 0, chunk.position());
        int length = content > 0 && content <= 4 ? 4 : 8;
        out.write(new byte[(int) (-content & (length - 1))]);
    }

    /** MATLAB knows no arrays of less than two dimensions. */
    static int[] matrixShape(int[] shape) {
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

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }
}

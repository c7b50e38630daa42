package org.lrptoolbox.matlab.v5;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.objects.ObjectRegister;
import org.lrptoolbox.matlab.value.ColumnBytes;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatlabClass;

/**
 * Writes files of version 5, little-endian. Arrays of numbers are not compressed, the other values are; behind them all
 * come the properties of objects.
 */
public final class V5Writer {
    /** Without the time of writing, so that equal values give equal files. */
    private static final String TITLE = "MATLAB 5.0 MAT-file, written by the LRP Toolbox";

    private V5Writer() {}

    /** An element of the file that knows its size before it is written. */
    private interface Part {
        long size();

        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file with variables by name. */
    public static void write(Map<String, ? extends MatValue> variables, OutputStream out) throws IOException {
        ObjectRegister objects = new ObjectRegister();
        List<Part> parts = new ArrayList<>();
        variables.forEach((name, value) -> parts.add(value instanceof MatNumeric numeric
                ? new Numbers(name, numeric)
                : new Bytes(ValueElements.variable(name, value, objects))));
        long subsystem = 0;
        if (!objects.isEmpty()) {
            subsystem = V5File.HEADER + parts.stream().mapToLong(Part::size).sum();
            parts.add(new Bytes(SubsystemWriter.element(objects)));
        }
        writeHeader(ByteOrder.LITTLE_ENDIAN, subsystem, out);
        for (Part part : parts) {
            part.writeTo(out);
        }
    }

    /** @param subsystem where the properties of objects are, or 0 */
    static void writeHeader(ByteOrder order, long subsystem, OutputStream out) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(V5File.HEADER).order(order);
        header.put(TITLE.getBytes(StandardCharsets.US_ASCII));
        while (header.position() < Subsystem.OFFSET) {
            header.put((byte) ' ');
        }
        // Reads IM in a little-endian file.
        header.putLong(subsystem).putShort((short) 0x0100).putShort((short) ('M' << 8 | 'I'));
        out.write(header.array());
    }

    private record Bytes(byte[] bytes) implements Part {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /** Numbers alone, of which there may be too many for one more copy in memory. */
    private record Numbers(String name, MatNumeric value) implements Part {
        @Override
        public long size() {
            long content = content();
            // The tag of the content is among the head's bytes; up to four bytes of content are as well.
            return head().size() + (content > 0 && content <= 4 ? 0 : (content + 7) / 8 * 8);
        }

        private long content() {
            return (long) value.array().size() * value.array().type().bytes();
        }

        private ElementBuffer head() {
            ElementBuffer head = new ElementBuffer(ByteOrder.LITTLE_ENDIAN);
            head.beginMatrix(MatlabClass.of(value.type()), MatHeader.flags(value.type(), false), name,
                    MatArrays.matrix(value.shape()));
            head.begin(0);
            return head;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            TypedArray array = value.array();
            long content = content();
            boolean within = content > 0 && content <= 4;
            int type = StorageType.of(array.type()).code();
            ByteBuffer head = ByteBuffer.wrap(head().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
            head.putInt(4, (int) (size() - V5File.TAG));
            head.putInt(head.limit() - 8, within ? (int) content << 16 | type : type);
            head.putInt(head.limit() - 4, (int) content);
            out.write(head.array(), 0, head.limit() - (within ? 4 : 0));
            ColumnBytes.write(out, array);
            out.write(new byte[(int) (-content & (within ? 3 : 7))]);
        }
    }
}

package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.tensor.Tensor;

/** Files of version 4, built byte by byte from the documentation of the format. */
class V4Test {
    @TempDir
    Path dir;

    private static byte[] variable(ByteOrder order, int type, String name, int rows, int columns, boolean complex,
            double... elements) {
        int machine = order == ByteOrder.BIG_ENDIAN ? 1000 : 0;
        ByteBuffer out = ByteBuffer.allocate(1 << 12).order(order);
        out.putInt(machine + type).putInt(rows).putInt(columns).putInt(complex ? 1 : 0).putInt(name.length() + 1);
        out.put(name.getBytes()).put((byte) 0);
        for (double v : elements) {
            switch (type / 10 % 10) {
                case 0 -> out.putDouble(v);
                case 1 -> out.putFloat((float) v);
                case 2 -> out.putInt((int) v);
                case 3, 4 -> out.putShort((short) v);
                default -> out.put((byte) v);
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private Path file(byte[]... variables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] variable : variables) {
            bytes.writeBytes(variable);
        }
        return Files.write(dir.resolve("four.mat"), bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allKindsInBothByteOrders(boolean big) throws IOException {
        ByteOrder o = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Path file = file(variable(o, 0, "d", 2, 3, false, 1, 2, 3, 4, 5, 6.5), variable(o, 10, "f", 1, 1, false, 0.5),
                variable(o, 20, "i", 1, 2, false, -1, 2), variable(o, 30, "s", 1, 1, false, -3),
                variable(o, 40, "w", 1, 1, false, 60000), variable(o, 50, "b", 0, 4, false),
                variable(o, 0, "z", 1, 2, true, 1, 2, -1, -2), variable(o, 51, "t", 2, 2, false, 'a', 'c', 'b', 'd'),
                variable(o, 2, "sp", 4, 3, false, 2, 1, 3, 3, 3, 1, 3, 4, 7, 8, 9, 0),
                variable(o, 2, "spz", 2, 4, false, 1, 2, 1, 2, 7, 0, 8, 0));
        StringBuilder shown = new StringBuilder();
        MatFile.readValues(file).forEach((name, value) -> shown.append(name).append(' ').append(Shown.of(value))
                .append('\n'));
        assertEquals("""
                d float64 (2, 3)[1.0 3.0 5.0 2.0 4.0 6.5]
                f float32 (1, 1)[0.5]
                i int32 (1, 2)[-1 2]
                s int16 (1, 1)[-3]
                w uint16 (1, 1)[-5536]
                b uint8 (0, 4)[]
                z float64 (1, 2)[1.0 2.0]+ifloat64 (1, 2)[-1.0 -2.0]
                t 2x2'abcd'
                sp 3x4sparse(0 1 2)(0 2 2)float64 (1, 3)[8.0 7.0 9.0]
                spz 2x2sparse(0)(0)float64 (1, 1)[7.0]+ifloat64 (1, 1)[8.0]
                """, shown.toString());
        assertEquals(Tensor.of(new double[]{8, 0, 0, 0, 0, 0, 7, 0, 0, 0, 9, 0}, 3, 4),
                MatFile.variable(file, "sp").array().toTensor());
        assertTrue(assertThrows(UnsupportedModelException.class, () -> MatFile.variable(file, "t").array())
                .getMessage().contains("char array"));
    }

    @Test
    void whatIsCutOffDoesNotHideWhatIsNot() throws IOException {
        byte[] sound = variable(ByteOrder.LITTLE_ENDIAN, 0, "x", 1, 1, false, 3);
        byte[] cut = Arrays.copyOf(variable(ByteOrder.LITTLE_ENDIAN, 0, "y", 1 << 15, 1 << 15, false, 3), 30);
        List<MatVariable> variables = MatFile.variables(file(sound, cut));
        assertEquals(3, variables.getFirst().array().toTensor().data()[0]);
        String message = assertThrows(LrpFileException.class, () -> variables.getLast().array()).getMessage();
        assertTrue(message.contains("'y'") && message.contains("declares"), message);
        assertThrows(LrpFileException.class, () -> MatFile.variables(file(cut)));
    }

    @Test
    void machinesOfThePastAreNamed() throws IOException {
        byte[] vax = variable(ByteOrder.LITTLE_ENDIAN, 2000, "x", 1, 1, false, 3);
        Path file = file(vax);
        String message = assertThrows(UnsupportedModelException.class, () -> MatFile.readValues(file)).getMessage();
        assertTrue(message.contains("VAX"), message);
    }
}

package org.lrptoolbox.python.pickle;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;

/** A pickle in memory that looks at what an operation declares before anything is allocated for it. */
final class PickleInput extends ByteArrayInputStream {
    /** Numbers in text form; longer ones are no sizes, and parsing them takes more than linear time. */
    private static final int LONGEST_NUMBER = 64;
    /** Binary integers, in bytes: more than any size needs. */
    private static final int LONGEST_INTEGER = 16;

    PickleInput(byte[] bytes) {
        super(bytes);
    }

    /** Checks the length that the operand of {@code opcode} declares against the bytes that are left. */
    void checkOperand(short opcode) {
        switch (opcode) {
            case Opcodes.BINSTRING, Opcodes.BINUNICODE, Opcodes.BINBYTES -> check(opcode, 4, available());
            case Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 -> check(opcode, 8, available());
            case Opcodes.LONG1 -> check(opcode, 1, LONGEST_INTEGER);
            case Opcodes.LONG4 -> check(opcode, 4, LONGEST_INTEGER);
            case Opcodes.INT, Opcodes.LONG, Opcodes.FLOAT, Opcodes.GET, Opcodes.PUT -> checkLine(opcode);
            default -> {
                // No declared length, or one of a single byte.
            }
        }
    }

    /** The number of bytes read so far. */
    int position() {
        return pos;
    }

    private void check(short opcode, int width, int limit) {
        if (available() < width) {
            throw new PickleException("ends inside operation " + (char) opcode);
        }
        ByteBuffer next = ByteBuffer.wrap(buf, pos, width).order(ByteOrder.LITTLE_ENDIAN);
        long length = switch (width) {
            case 1 -> Byte.toUnsignedInt(next.get());
            case 4 -> Integer.toUnsignedLong(next.getInt());
            default -> next.getLong();
        };
        if (length < 0 || length > Math.min(limit, available() - width)) {
            throw new PickleException(
                    "declares " + Long.toUnsignedString(length) + " bytes at offset " + pos + " where "
                            + Math.min(limit, available() - width) + " are possible");
        }
    }

    private void checkLine(short opcode) {
        for (int i = pos; i < count; i++) {
            if (buf[i] == '\n') {
                return;
            }
            if (i - pos > LONGEST_NUMBER) {
                throw new PickleException("has a number of more than " + LONGEST_NUMBER + " digits at offset " + pos);
            }
        }
        throw new PickleException("ends inside operation " + (char) opcode);
    }
}

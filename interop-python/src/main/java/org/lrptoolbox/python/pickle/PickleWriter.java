package org.lrptoolbox.python.pickle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import net.razorvine.pickle.Opcodes;

import org.lrptoolbox.tensor.Tensor;

/**
 * Writes the operations of a pickle, those few that models take. Text and classes are written once and referred to
 * later. Objects are made by an operation that works for classes of Python 2 and 3 and calls no constructor; arrays by
 * {@code numpy.ndarray}, whose name, unlike that of NumPy's own pickling function, never changed.
 */
final class PickleWriter {
    private static final int OLDEST = 2;
    private static final int NEWEST = 5;
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final int protocol;
    private final Map<String, Integer> memo = new HashMap<>();

    PickleWriter(OutputStream out, int protocol) {
        checkProtocol(protocol);
        this.out = out;
        this.protocol = protocol;
    }

    static void checkProtocol(int protocol) {
        if (protocol < OLDEST || protocol > NEWEST) {
            throw new IllegalArgumentException("pickle protocol " + protocol + "; written are " + OLDEST + " to "
                    + NEWEST);
        }
    }

    void begin() throws IOException {
        op(Opcodes.PROTO);
        out.write(protocol);
    }

    void end() throws IOException {
        op(Opcodes.STOP);
    }

    /** Starts an instance; pairs of names and values follow. */
    void beginObject(String module, String name) throws IOException {
        op(Opcodes.MARK);
        global(module, name);
        op(Opcodes.OBJ);
        op(Opcodes.EMPTY_DICT);
        op(Opcodes.MARK);
    }

    void endObject() throws IOException {
        op(Opcodes.SETITEMS);
        op(Opcodes.BUILD);
    }

    /** Starts a list; its elements follow. */
    void beginList() throws IOException {
        op(Opcodes.EMPTY_LIST);
        op(Opcodes.MARK);
    }

    void endList() throws IOException {
        op(Opcodes.APPENDS);
    }

    void none() throws IOException {
        op(Opcodes.NONE);
    }

    void integer(int v) throws IOException {
        if (v >= 0 && v < 1 << 8) {
            op(Opcodes.BININT1);
            out.write(v);
        } else if (v >= 0 && v < 1 << 16) {
            op(Opcodes.BININT2);
            out.write(v);
            out.write(v >> 8);
        } else {
            op(Opcodes.BININT);
            little(v);
        }
    }

    void real(double v) throws IOException {
        op(Opcodes.BINFLOAT);
        out.write(ByteBuffer.allocate(8).putDouble(v).array());
    }

    void tuple(int... values) throws IOException {
        if (values.length == 0 || values.length > 3) {
            op(Opcodes.MARK);
        }
        for (int v : values) {
            integer(v);
        }
        op(switch (values.length) {
            case 1 -> Opcodes.TUPLE1;
            case 2 -> Opcodes.TUPLE2;
            case 3 -> Opcodes.TUPLE3;
            default -> Opcodes.TUPLE;
        });
    }

    /** A string; in protocol 2, if it is ASCII, of the kind that names things in Python 2. */
    void text(String text) throws IOException {
        String key = "text " + text;
        if (recall(key)) {
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean old = protocol == OLDEST && bytes.length == text.length();
        boolean small = (old || protocol > 3) && bytes.length < 1 << 8;
        if (small) {
            op(old ? Opcodes.SHORT_BINSTRING : Opcodes.SHORT_BINUNICODE);
            out.write(bytes.length);
        } else {
            op(old ? Opcodes.BINSTRING : Opcodes.BINUNICODE);
            little(bytes.length);
        }
        out.write(bytes);
        remember(key);
    }

    /** An array of float64 in C order. */
    void array(Tensor tensor) throws IOException {
        global("numpy", "ndarray");
        tuple(0);
        text("b");
        op(Opcodes.TUPLE2);
        op(Opcodes.REDUCE);
        op(Opcodes.MARK);
        integer(1);
        tuple(tensor.shape());
        float64();
        op(Opcodes.NEWFALSE);
        bytes(tensor.data());
        op(Opcodes.TUPLE);
        op(Opcodes.BUILD);
    }

    private void float64() throws IOException {
        String key = "dtype float64";
        if (recall(key)) {
            return;
        }
        global("numpy", "dtype");
        text("f8");
        op(Opcodes.NEWFALSE);
        op(Opcodes.NEWTRUE);
        op(Opcodes.TUPLE3);
        op(Opcodes.REDUCE);
        remember(key);
        op(Opcodes.MARK);
        integer(3);
        text("<");
        none();
        none();
        none();
        integer(-1);
        integer(-1);
        integer(0);
        op(Opcodes.TUPLE);
        op(Opcodes.BUILD);
    }

    private void bytes(double[] values) throws IOException {
        long length = 8L * values.length;
        if (length <= Integer.MAX_VALUE) {
            op(protocol == OLDEST ? Opcodes.BINSTRING : Opcodes.BINBYTES);
            little((int) length);
        } else if (protocol > 3) {
            op(Opcodes.BINBYTES8);
            out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
        } else {
            throw new IllegalArgumentException("an array of " + length + " bytes needs pickle protocol 4 or later");
        }
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK / 8) {
            int n = Math.min(CHUNK / 8, values.length - from);
            chunk.clear().asDoubleBuffer().put(values, from, n);
            out.write(chunk.array(), 0, 8 * n);
        }
    }

    private void global(String module, String name) throws IOException {
        String key = "class " + module + "." + name;
        if (recall(key)) {
            return;
        }
        if (protocol > 3) {
            text(module);
            text(name);
            op(Opcodes.STACK_GLOBAL);
        } else {
            op(Opcodes.GLOBAL);
            out.write((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        remember(key);
    }

    /** Writes a reference to what was written before under this key, if it was. */
    private boolean recall(String key) throws IOException {
        Integer index = memo.get(key);
        if (index != null) {
            numbered(Opcodes.BINGET, Opcodes.LONG_BINGET, index);
        }
        return index != null;
    }

    private void remember(String key) throws IOException {
        int index = memo.size();
        memo.put(key, index);
        if (protocol > 3) {
            op(Opcodes.MEMOIZE);
        } else {
            numbered(Opcodes.BINPUT, Opcodes.LONG_BINPUT, index);
        }
    }

    private void numbered(short small, short large, int index) throws IOException {
        op(index < 1 << 8 ? small : large);
        if (index < 1 << 8) {
            out.write(index);
        } else {
            little(index);
        }
    }

    private void little(int v) throws IOException {
        out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(v).array());
    }

    private void op(short opcode) throws IOException {
        out.write(opcode);
    }
}

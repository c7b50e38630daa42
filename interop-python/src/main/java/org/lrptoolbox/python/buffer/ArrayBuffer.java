package org.lrptoolbox.python.buffer;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import com.oracle.graal.python.builtins.objects.buffer.PythonBufferAccessLibrary;
import com.oracle.truffle.api.library.ExportLibrary;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;

/** The memory of an array whose elements lie side by side, byte by byte; {@link AccessArray} is how Python reaches it. */
@ExportLibrary(PythonBufferAccessLibrary.class)
final class ArrayBuffer {
    private final NDArray array;
    private final Object owner;
    private final MemorySegment memory;

    ArrayBuffer(NDArray array, Object owner) {
        this.array = array;
        this.owner = owner;
        this.memory = array.memory();
    }

    Object owner() {
        return owner;
    }

    boolean isReadOnly() {
        return array.isReadOnly();
    }

    int length() {
        return Math.toIntExact(memory.byteSize());
    }

    int itemSize() {
        return array.type().bytes();
    }

    /** The element type as the module {@code struct} writes it, with NumPy's letters where it has none. */
    String format() {
        DataType type = array.type();
        String letters = switch (type.kind()) {
            case FLOAT64 -> "d";
            case FLOAT32 -> "f";
            case FLOAT16 -> "e";
            case INT64 -> "l";
            case INT32 -> "i";
            case INT16 -> "h";
            case INT8 -> "b";
            case UINT64 -> "L";
            case UINT32 -> "I";
            case UINT16 -> "H";
            case UINT8 -> "B";
            case BOOL -> "?";
            case COMPLEX128 -> "Zd";
            case COMPLEX64 -> "Zf";
            case TEXT -> type.bytes() / 4 + "w";
            case BYTES, RECORD -> type.bytes() + "s";
            case OBJECT -> "O";
            case DATETIME64, TIMEDELTA64 -> type.bytes() + "s";
        };
        return type.isBigEndian() ? ">" + letters.replace('l', 'q').replace('L', 'Q') : letters;
    }

    byte get(int at) {
        return memory.get(ValueLayout.JAVA_BYTE, at);
    }

    void set(int at, byte value) {
        array.requireWriteable();
        memory.set(ValueLayout.JAVA_BYTE, at, value);
    }

    void read(int at, byte[] to, int start, int n) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, to, start, n);
    }

    void write(int at, byte[] from, int start, int n) {
        array.requireWriteable();
        MemorySegment.copy(from, start, memory, ValueLayout.JAVA_BYTE, at, n);
    }
}

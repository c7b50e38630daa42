package org.lrptoolbox.python.buffer;

import com.oracle.graal.python.builtins.objects.buffer.PythonBufferAccessLibrary;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GeneratedBy;
import com.oracle.truffle.api.strings.TruffleString;

/** GraalPy's questions about a buffer, answered by {@link ArrayBuffer}. */
@GeneratedBy(ArrayBuffer.class)
final class AccessArray extends PythonBufferAccessLibrary {
    private final boolean adoptable;

    AccessArray(boolean adoptable) {
        this.adoptable = adoptable;
    }

    @Override
    public boolean isAdoptable() {
        return adoptable;
    }

    @Override
    public boolean accepts(Object receiver) {
        return receiver instanceof ArrayBuffer;
    }

    private static ArrayBuffer of(Object receiver) {
        return (ArrayBuffer) receiver;
    }

    @Override
    public boolean isBuffer(Object receiver) {
        return true;
    }

    @Override
    public boolean isReadonly(Object receiver) {
        return of(receiver).isReadOnly();
    }

    @Override
    public int getBufferLength(Object receiver) {
        return of(receiver).length();
    }

    @Override
    public int getItemSize(Object receiver) {
        return of(receiver).itemSize();
    }

    @Override
    @TruffleBoundary
    public TruffleString getFormatString(Object receiver) {
        return TruffleString.fromJavaStringUncached(of(receiver).format(), TruffleString.Encoding.UTF_32);
    }

    @Override
    public Object getOwner(Object receiver) {
        return of(receiver).owner();
    }

    @Override
    @TruffleBoundary
    public byte readByte(Object receiver, int at) {
        return of(receiver).get(at);
    }

    @Override
    @TruffleBoundary
    public void writeByte(Object receiver, int at, byte value) {
        of(receiver).set(at, value);
    }

    @Override
    @TruffleBoundary
    public void readIntoByteArray(Object receiver, int at, byte[] to, int start, int n) {
        of(receiver).read(at, to, start, n);
    }

    @Override
    @TruffleBoundary
    public void writeFromByteArray(Object receiver, int at, byte[] from, int start, int n) {
        of(receiver).write(at, from, start, n);
    }

    @Override
    @TruffleBoundary
    public void readIntoBuffer(Object receiver, int at, Object to, int start, int n, PythonBufferAccessLibrary other) {
        byte[] bytes = new byte[n];
        of(receiver).read(at, bytes, 0, n);
        other.writeFromByteArray(to, start, bytes, 0, n);
    }
}

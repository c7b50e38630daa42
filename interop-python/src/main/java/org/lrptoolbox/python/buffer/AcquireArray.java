package org.lrptoolbox.python.buffer;

import com.oracle.graal.python.builtins.PythonBuiltinClassType;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.buffer.BufferFlags;
import com.oracle.graal.python.builtins.objects.buffer.PythonBufferAcquireLibrary;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.graal.python.nodes.PRaiseNode;
import com.oracle.graal.python.nodes.attributes.LookupAttributeInMRONode;
import com.oracle.graal.python.nodes.call.CallNode;
import com.oracle.graal.python.nodes.object.GetClassNode;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GeneratedBy;
import com.oracle.truffle.api.interop.HeapIsolationException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.nodes.EncapsulatingNodeReference;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.strings.TruffleString;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;

/** The buffers of those Python objects whose class has a method {@code _buffer}, which returns the {@link NDArray}. */
@GeneratedBy(ArrayBuffers.class)
final class AcquireArray extends PythonBufferAcquireLibrary {
    private static final TruffleString METHOD = TruffleString.fromJavaStringUncached("_buffer",
            TruffleString.Encoding.UTF_32);

    private final Class<?> kind;
    private final boolean adoptable;

    /** Answers for objects of one Java class, since others derived from {@link PythonObject} answer for themselves. */
    AcquireArray(Class<?> kind, boolean adoptable) {
        this.kind = kind;
        this.adoptable = adoptable;
    }

    @Override
    public boolean isAdoptable() {
        return adoptable;
    }

    @Override
    public boolean accepts(Object receiver) {
        return receiver.getClass() == kind;
    }

    @Override
    public boolean hasBuffer(Object receiver) {
        return method(receiver) != PNone.NO_VALUE;
    }

    @TruffleBoundary
    private static Object method(Object receiver) {
        return LookupAttributeInMRONode.Dynamic.getUncached()
                .execute(GetClassNode.executeUncached(receiver), METHOD);
    }

    @Override
    @TruffleBoundary
    public Object acquire(Object receiver, int flags) {
        Object method = method(receiver);
        if (method == PNone.NO_VALUE) {
            throw error(PythonBuiltinClassType.TypeError, "a bytes-like object is required, not '%p'", receiver);
        }
        NDArray array = array(called(method, receiver));
        if (array.type().kind() == DataType.Kind.OBJECT) {
            throw error(PythonBuiltinClassType.ValueError,
                    "Python objects in an array have no addresses here which a buffer could hold");
        }
        if (BufferFlags.requestsWritable(flags) && array.isReadOnly()) {
            throw error(PythonBuiltinClassType.ValueError, "buffer source array is read-only");
        }
        if (array.isContiguous()) {
            return new ArrayBuffer(array, receiver);
        }
        if (!BufferFlags.requestsStrides(flags) || BufferFlags.requestsWritable(flags)) {
            throw error(PythonBuiltinClassType.ValueError, "ndarray is not C-contiguous");
        }
        // GraalPy's views of managed memory have no strides: what is asked for with strides gets the elements in C order.
        return new ArrayBuffer(array.copy().asReadOnly(), receiver);
    }

    /** As GraalPy's own boundaries: whoever walks the stack from within needs to know from where in a program it was entered. */
    private Object called(Object method, Object receiver) {
        EncapsulatingNodeReference place = EncapsulatingNodeReference.getCurrent();
        Node before = place.get();
        if (before != null || !isAdoptable() || getParent() == null) {
            return CallNode.executeUncached(method, receiver);
        }
        place.set(this);
        try {
            return CallNode.executeUncached(method, receiver);
        } finally {
            place.set(before);
        }
    }

    private static NDArray array(Object returned) {
        try {
            return (NDArray) InteropLibrary.getUncached().asHostObject(returned);
        } catch (UnsupportedMessageException | HeapIsolationException e) {
            throw new IllegalStateException("the method _buffer returned " + returned + " instead of a Java array", e);
        }
    }

    private RuntimeException error(PythonBuiltinClassType kind, String message, Object... arguments) {
        return PRaiseNode.raiseStatic(this, kind,
                TruffleString.fromJavaStringUncached(message, TruffleString.Encoding.UTF_32), arguments);
    }
}

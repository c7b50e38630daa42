package org.lrptoolbox.python.buffer;

import com.oracle.graal.python.builtins.objects.buffer.PythonBufferAcquireLibrary;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.provider.DefaultExportProvider;

/**
 * Tells GraalPy, as a service of Truffle's, that arrays have buffers.
 *
 * <p>GraalPy 25.2 asks only its own classes for a buffer, and knows nothing of PEP 688's {@code __buffer__}. How objects
 * give buffers is a Truffle library though, to which others may add what objects of a Java class do: here, for all of
 * Python's objects that have no answer of their own, {@link AcquireArray}.
 */
@ExportLibrary(value = PythonBufferAcquireLibrary.class, receiverType = PythonObject.class)
public final class ArrayBuffers implements DefaultExportProvider {
    /** For the service loader. */
    public ArrayBuffers() {}

    @Override
    public String getLibraryClassName() {
        return PythonBufferAcquireLibrary.class.getName();
    }

    @Override
    public Class<?> getDefaultExport() {
        return ArrayBuffers.class;
    }

    @Override
    public Class<?> getReceiverClass() {
        return PythonObject.class;
    }

    /** Before GraalPy's own answer for whatever is left, which is that there is no buffer. */
    @Override
    public int getPriority() {
        return 1;
    }
}

package org.lrptoolbox.python.buffer;

import com.oracle.graal.python.builtins.objects.buffer.PythonBufferAcquireLibrary;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.truffle.api.library.LibraryExport;

/** What Truffle loads by this name for {@link ArrayBuffers}; its annotation processor would write much the same. */
final class ArrayBuffersGen {
    static {
        LibraryExport.register(ArrayBuffers.class, new Export());
    }

    private ArrayBuffersGen() {}

    private static final class Export extends LibraryExport<PythonBufferAcquireLibrary> {
        Export() {
            super(PythonBufferAcquireLibrary.class, PythonObject.class, true);
        }

        @Override
        protected PythonBufferAcquireLibrary createUncached(Object receiver) {
            return new AcquireArray(receiver.getClass(), false);
        }

        @Override
        protected PythonBufferAcquireLibrary createCached(Object receiver) {
            return new AcquireArray(receiver.getClass(), true);
        }
    }
}

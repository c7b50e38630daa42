package org.lrptoolbox.python.buffer;

import com.oracle.graal.python.builtins.objects.buffer.PythonBufferAccessLibrary;
import com.oracle.truffle.api.library.LibraryExport;

/** What Truffle loads by this name for {@link ArrayBuffer}; its annotation processor would write much the same. */
final class ArrayBufferGen {
    static {
        LibraryExport.register(ArrayBuffer.class, new Export());
    }

    private ArrayBufferGen() {}

    private static final class Export extends LibraryExport<PythonBufferAccessLibrary> {
        Export() {
            super(PythonBufferAccessLibrary.class, ArrayBuffer.class, false);
        }

        @Override
        protected PythonBufferAccessLibrary createUncached(Object receiver) {
            return new AccessArray(false);
        }

        @Override
        protected PythonBufferAccessLibrary createCached(Object receiver) {
            return new AccessArray(true);
        }
    }
}

package org.lrptoolbox.onnx.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** What Java has no words for: variables of this process, its end without clearing up, a second hold on libraries. */
// Native access is what this class is for, and the launcher permits it.
@SuppressWarnings("restricted")
final class LibC {
    private static final Linker LINKER = Linker.nativeLinker();
    /** The version of ONNX Runtime's interface that is asked for, and what of it: these never move. */
    private static final int API_VERSION = 17;
    private static final int CREATE_ENVIRONMENT = 3;
    private static final int WARNINGS = 2;

    private LibC() {}

    private static Optional<MethodHandle> function(String name, FunctionDescriptor types) {
        return LINKER.defaultLookup().find(name).map(address -> LINKER.downcallHandle(address, types));
    }

    /** Sets a variable that native code will see; nothing where the system has no such function, as on Windows. */
    static void setenv(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            Optional<MethodHandle> setenv = function("setenv", FunctionDescriptor.of(ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            if (setenv.isPresent()) {
                int failed = (int) setenv.get().invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
                if (failed != 0) {
                    throw new IllegalStateException("cannot set " + name + " in the environment");
                }
            }
        } catch (Throwable e) {
            throw new IllegalStateException("cannot set " + name + " in the environment: " + e.getMessage(), e);
        }
    }

    /** Ends the process at once: no destructors that would pull the memory from under threads in native code. */
    static void exit(int code) {
        try {
            Optional<MethodHandle> exit = function("_exit", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
            if (exit.isPresent()) {
                exit.get().invokeExact(code);
            }
        } catch (Throwable e) {
            Runtime.getRuntime().halt(code);
        }
        Runtime.getRuntime().halt(code);
    }

    /**
     * Holds ONNX Runtime's environment once more. Its Java class gives up its own hold when the program ends, whether
     * threads are still in native code or not, and the environment would go with the last.
     *
     * @return whether that worked
     */
    static boolean holdEnvironment() {
        try (Arena arena = Arena.ofConfined()) {
            Optional<MemorySegment> base = SymbolLookup.loaderLookup().find("OrtGetApiBase");
            if (base.isEmpty()) {
                return false;
            }
            MemorySegment table = (MemorySegment) LINKER.downcallHandle(base.get(),
                    FunctionDescriptor.of(ValueLayout.ADDRESS)).invokeExact();
            MemorySegment api = (MemorySegment) LINKER.downcallHandle(entry(table, 0),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT)).invokeExact(API_VERSION);
            MemorySegment status = (MemorySegment) LINKER.downcallHandle(entry(api, CREATE_ENVIRONMENT),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS))
                    .invokeExact(WARNINGS, arena.allocateFrom("lrp"), arena.allocate(ValueLayout.ADDRESS));
            return status.address() == 0;
        } catch (Throwable e) {
            return false;
        }
    }

    private static MemorySegment entry(MemorySegment table, int index) {
        return table.reinterpret((index + 1) * ValueLayout.ADDRESS.byteSize())
                .getAtIndex(ValueLayout.ADDRESS, index);
    }
}

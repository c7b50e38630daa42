package org.lrptoolbox.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens a library whose own symbols come before those of the same name that the process has: in Octave, which is linked
 * with an OpenBLAS of another version, ours would else find the other one's tables of kernels, and crash.
 *
 * <p>On Linux that is {@code RTLD_DEEPBIND}; on Windows and macOS libraries are bound so anyway.
 */
final class OwnSymbols {
    private static final int RTLD_NOW = 2;
    private static final int RTLD_DEEPBIND = 8;

    private OwnSymbols() {}

    /**
     * The symbols of a library, which stays loaded.
     *
     * @throws IllegalArgumentException if it cannot be loaded
     */
    @SuppressWarnings("restricted") // loading native code is what this class is for
    static SymbolLookup of(Path library) {
        SymbolLookup system = Linker.nativeLinker().defaultLookup();
        Optional<MemorySegment> open = system.find("dlopen");
        Optional<MemorySegment> find = system.find("dlsym");
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux") || open.isEmpty()
                || find.isEmpty()) {
            return SymbolLookup.libraryLookup(library, Arena.global());
        }
        MethodHandle dlopen = Linker.nativeLinker().downcallHandle(open.get(),
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        MethodHandle dlsym = Linker.nativeLinker().downcallHandle(find.get(),
                FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        Optional<MemorySegment> opened = call(library.toString(),
                path -> (MemorySegment) dlopen.invokeExact(path, RTLD_NOW | RTLD_DEEPBIND));
        return opened.isEmpty()
                ? SymbolLookup.libraryLookup(library, Arena.global()) // says why, in the words of the system
                : name -> call(name, text -> (MemorySegment) dlsym.invokeExact(opened.get(), text));
    }

    private interface Call {
        MemorySegment with(MemorySegment text) throws Throwable;
    }

    /** What a function of the system answers about a text; empty where that is nothing. */
    private static Optional<MemorySegment> call(String text, Call call) {
        try (Arena arena = Arena.ofConfined()) {
            return Optional.of(call.with(arena.allocateFrom(text))).filter(found -> found.address() != 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot look for " + text, e);
        }
    }
}

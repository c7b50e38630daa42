package org.lrptoolbox.onnx.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

import org.lrptoolbox.onnx.runtime.HostMemory;

/**
 * Memory whose pages stay where they are, so that the card fetches and leaves numbers there by itself; those of ordinary
 * memory the driver copies into such memory first. Ordinary memory serves where the driver has no more of it to give.
 */
// Native memory is what this class is for, and the launcher permits it.
@SuppressWarnings("restricted")
public final class PageLockedMemory implements HostMemory {
    /** So few bytes are copied by the driver as fast as they are fetched. */
    private static final long FEW = 64 << 10;
    /** For every card, not only the one that is current. */
    private static final int PORTABLE = 1;
    private static final int SUCCESS = 0;

    private final MethodHandle choose;
    private final MethodHandle allocate;
    private final MethodHandle free;
    private final int card;

    private PageLockedMemory(SymbolLookup runtime, int card) {
        this.card = card;
        choose = function(runtime, "cudaSetDevice", ValueLayout.JAVA_INT);
        allocate = function(runtime, "cudaHostAlloc", ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
        free = function(runtime, "cudaFreeHost", ValueLayout.ADDRESS);
    }

    private static MethodHandle function(SymbolLookup runtime, String name, ValueLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(runtime.find(name).orElseThrow(() -> new IllegalArgumentException(
                CudaLibraries.RUNTIME + " has no function " + name)),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }

    /**
     * For transfers to and from a card.
     *
     * @param card its number
     */
    public static HostMemory of(int card) {
        return runtime().<HostMemory>map(runtime -> new PageLockedMemory(runtime, card)).orElse(ORDINARY);
    }

    private static Optional<SymbolLookup> runtime() {
        try {
            SymbolLookup found = SymbolLookup.libraryLookup(CudaLibraries.RUNTIME, Arena.global());
            return found.find("cudaHostAlloc").isPresent() ? Optional.of(found) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isForOthers() {
        return true;
    }

    @Override
    public MemorySegment allocate(long bytes) {
        MemorySegment address = bytes <= FEW ? MemorySegment.NULL : lock(bytes);
        return address.equals(MemorySegment.NULL)
                ? ORDINARY.allocate(bytes)
                : address.reinterpret(bytes, Arena.ofAuto(), this::unlock);
    }

    private MemorySegment lock(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment place = arena.allocate(ValueLayout.ADDRESS);
            boolean locked = (int) choose.invokeExact(card) == SUCCESS
                    && (int) allocate.invokeExact(place, bytes, PORTABLE) == SUCCESS;
            return locked ? place.get(ValueLayout.ADDRESS, 0) : MemorySegment.NULL;
        } catch (Throwable e) {
            throw new IllegalStateException(CudaLibraries.RUNTIME + " gives no memory: " + e.getMessage(), e);
        }
    }

    private void unlock(MemorySegment memory) {
        try {
            // A card that is gone takes its memory along.
            int ignored = (int) free.invokeExact(memory);
        } catch (Throwable e) {
            throw new IllegalStateException(CudaLibraries.RUNTIME + " takes no memory back: " + e.getMessage(), e);
        }
    }
}

package org.lrptoolbox.onnx.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Where the memory comes from that a session's inputs and outputs lie in. */
@FunctionalInterface
public interface HostMemory {
    /** The start of a line of the processor's cache. */
    long ALIGNMENT = 64;
    /** Memory of this process as it comes. */
    HostMemory ORDINARY = bytes -> Arena.ofAuto().allocate(bytes, ALIGNMENT);

    /** Whether somebody else than this processor computes with it, so that there is time for other things. */
    default boolean isForOthers() {
        return false;
    }

    /** Memory of so many bytes, with whatever is there, given back when nobody refers to it any more. */
    MemorySegment allocate(long bytes);
}

package org.lrptoolbox.matlab.v5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.matlab.value.MatNames;
import org.lrptoolbox.matlab.value.MatlabClass;

/**
 * What a matrix element says of itself before its content.
 *
 * @param flags MATLAB's, the lowest byte being the code of the class
 * @param shape its dimensions; none for class objects, which tell theirs elsewhere
 */
record MatHeader(int flags, MatlabClass type, int[] shape, String name) {
    static final int LOGICAL = 0x0200;
    static final int COMPLEX = 0x0800;
    /** In bytes; MATLAB itself allows 63 characters. */
    static final int LONGEST_NAME = 4096;
    private static final int MOST_DIMENSIONS = 64;

    static MatHeader read(MatStream in) throws IOException {
        int flags = in.content(8, "flags element").getInt();
        MatlabClass type = MatlabClass.of(flags & 0xff);
        ByteBuffer dimensions = type == MatlabClass.OPAQUE
                ? ByteBuffer.allocate(0)
                : in.content(4 * MOST_DIMENSIONS, "dimensions element");
        int[] shape = new int[dimensions.remaining() / 4];
        for (int d = 0; d < shape.length; d++) {
            shape[d] = dimensions.getInt();
        }
        if (shape.length < 2 && type != MatlabClass.OPAQUE) {
            throw new IllegalArgumentException("a matrix of " + shape.length + " dimensions");
        }
        return new MatHeader(flags, type, shape, name(in));
    }

    /** The name of a variable or class; it would go into messages and, from there, to terminals. */
    static String name(MatStream in) throws IOException {
        return MatNames.checked(StandardCharsets.US_ASCII.decode(in.content(LONGEST_NAME, "name")).toString());
    }

    /** The flags of numbers of a type. */
    static int flags(ElementType type, boolean complex) {
        return (complex ? COMPLEX : 0) | (type == ElementType.BOOL ? LOGICAL : 0);
    }

    boolean isComplex() {
        return (flags & COMPLEX) != 0;
    }

    boolean isLogical() {
        return (flags & LOGICAL) != 0;
    }
}

package org.lrptoolbox.matlab.value;

import java.io.IOException;

import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.io.UnsupportedModelException;

/** One variable of a .mat file: what it is is known, its content is decoded when asked for. */
public interface MatVariable {
    /** The variable's name. */
    String name();

    /** The name of its MATLAB class, such as {@code double} or {@code struct}. */
    String matlabClass();

    /**
     * Its dimensions; at least two, but none for class objects in files of version 5, which tell theirs elsewhere.
     */
    int[] shape();

    /**
     * The numbers in C order, in the type they are stored in: a matrix of class double whose values are small integers
     * may come as uint8, a logical one does. Sparse matrices come with their zeros.
     *
     * @throws UnsupportedModelException if the variable is not made of real numbers; says what to do
     * @throws MalformedFileException if the file is damaged here
     */
    TypedArray array() throws IOException;

    /**
     * The value, of whatever class.
     *
     * @param allowance the memory it may take, of which others take as well
     * @throws UnsupportedModelException if it takes more
     * @throws MalformedFileException if the file is damaged here
     */
    MatValue value(Allowance allowance) throws IOException;

    /** As {@link #value(Allowance)}, with all the memory there is for one file. */
    MatValue value() throws IOException;

    /**
     * Some of the numbers that {@link #array} gives: from {@code start} on, {@code size} in every dimension. Of a file
     * of version 7.3, no more than these are read, so the variable may be larger than the memory.
     *
     * @throws IllegalArgumentException if some are outside the variable
     */
    TypedArray slice(long[] start, int... size) throws IOException;
}

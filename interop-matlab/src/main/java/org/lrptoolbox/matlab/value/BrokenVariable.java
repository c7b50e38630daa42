package org.lrptoolbox.matlab.value;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.TypedArray;

/**
 * A variable of which not even the header can be read; the others of its file are.
 *
 * @param name as the file has it, or a number among those without
 * @param reason what is thrown wherever it is read
 */
public record BrokenVariable(String name, LrpFileException reason) implements MatVariable {
    /** The variable at a place among those of its file, of unknown name. */
    public static BrokenVariable at(int index, LrpFileException reason) {
        return new BrokenVariable("unreadable_" + (index + 1), reason);
    }

    @Override
    public String matlabClass() {
        return "unreadable";
    }

    @Override
    public int[] shape() {
        return new int[0];
    }

    @Override
    public TypedArray array() throws LrpFileException {
        throw reason;
    }

    @Override
    public MatValue value(Allowance allowance) throws LrpFileException {
        throw reason;
    }

    @Override
    public MatValue value() throws LrpFileException {
        throw reason;
    }

    @Override
    public TypedArray slice(long[] start, int... size) throws LrpFileException {
        throw reason;
    }
}

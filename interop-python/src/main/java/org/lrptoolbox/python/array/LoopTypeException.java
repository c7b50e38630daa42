package org.lrptoolbox.python.array;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An element-wise function has no formula for the types it got, or may not write its results where it should; NumPy's {@code UFuncTypeError}. */
public final class LoopTypeException extends ArrayTypeException {
    private static final long serialVersionUID = 1L;

    LoopTypeException(String message) {
        super(message);
    }

    /** That a function has no formula at all for operands of these types. */
    static LoopTypeException none(String function, DataType... types) {
        String list = Arrays.stream(types)
                .map(t -> "<class 'numpy.dtypes." + className(t.label()) + "'>")
                .collect(Collectors.joining(", "));
        return new LoopTypeException("ufunc '" + function + "' did not contain a loop with signature matching types "
                + (types.length > 1 ? "(" + list + ")" : list) + " -> None");
    }

    private static String className(String label) {
        int letters = label.startsWith("u") ? 2 : 1;
        return label.substring(0, letters).toUpperCase(Locale.ROOT) + label.substring(letters) + "DType";
    }
}

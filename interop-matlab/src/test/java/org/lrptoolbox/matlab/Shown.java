package org.lrptoolbox.matlab;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;

/** Values as text with everything in it: equal texts, equal values. */
final class Shown {
    private Shown() {}

    static String of(MatValue value) {
        return switch (value) {
            case MatNumeric numeric -> of(numeric.array());
            case MatComplex complex -> of(complex.re()) + "+i" + of(complex.im());
            case MatText text -> shape(text.shape()) + "'" + text.chars() + "'";
            case MatCell cell -> shape(cell.shape()) + of(cell.elements());
            case MatStruct struct -> shape(struct.shape()) + struct.fields().entrySet().stream()
                    .map(field -> field.getKey() + "=" + of(field.getValue())).toList();
            case MatObject object -> object.type() + of(object.properties());
            case MatSparse sparse -> shape(sparse.shape()) + "sparse" + numbers(sparse.rows())
                    + numbers(sparse.columns()) + of(sparse.values());
        };
    }

    static String of(List<MatValue> values) {
        return values.stream().map(Shown::of).collect(Collectors.joining("; ", "{", "}"));
    }

    private static String of(TypedArray array) {
        return array + IntStream.range(0, array.size())
                .mapToObj(i -> String.valueOf(java.lang.reflect.Array.get(array.storage(), i)))
                .collect(Collectors.joining(" ", "[", "]"));
    }

    private static String shape(int... shape) {
        return IntStream.of(shape).mapToObj(String::valueOf).collect(Collectors.joining("x"));
    }

    private static String numbers(int... values) {
        return IntStream.of(values).mapToObj(String::valueOf).collect(Collectors.joining(" ", "(", ")"));
    }
}

package org.lrptoolbox.matlab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.StoredValue;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;

/** MATLAB's values as the toolbox's formats share them, and back. */
final class StoredValues {
    private StoredValues() {}

    static StoredValue of(MatValue value) {
        return switch (value) {
            case MatNumeric numeric -> new StoredValue.Numbers(numeric.array(), null);
            case MatComplex complex -> new StoredValue.Numbers(complex.re(), complex.im());
            case MatSparse sparse -> of(sparse.full());
            case MatText text -> new StoredValue.Text(text.rows());
            case MatCell cell -> new StoredValue.Cells(cell.shape(), all(cell.elements()));
            case MatStruct struct -> {
                Map<String, List<StoredValue>> fields = new LinkedHashMap<>();
                struct.fields().forEach((name, values) -> fields.put(name, all(values)));
                yield new StoredValue.Records(struct.shape(), fields);
            }
            case MatObject object -> object.isOpen()
                    ? of(object.properties())
                    : new StoredValue.Foreign(object.type());
        };
    }

    private static List<StoredValue> all(List<MatValue> values) {
        return values.stream().map(StoredValues::of).toList();
    }

    static MatValue toMatlab(String name, StoredValue value) {
        return switch (value) {
            case StoredValue.Numbers(TypedArray real, TypedArray imaginary) -> imaginary == null
                    ? new MatNumeric(real)
                    : new MatComplex(real, imaginary);
            case StoredValue.Text(List<String> rows) -> text(rows);
            case StoredValue.Cells(int[] shape, List<StoredValue> elements) -> new MatCell(shape,
                    elements.stream().map(element -> toMatlab(name, element)).toList());
            case StoredValue.Records(int[] shape, Map<String, List<StoredValue>> fields) -> {
                Map<String, List<MatValue>> converted = new LinkedHashMap<>();
                fields.forEach((field, values) -> converted.put(field,
                        values.stream().map(element -> toMatlab(name + "." + field, element)).toList()));
                yield new MatStruct(shape, converted);
            }
            case StoredValue.Foreign(String type) -> throw new IllegalArgumentException(
                    "'" + name + "' is or holds an object of class " + type + ", which cannot be written");
        };
    }

    /** Rows of a char array are equally long: shorter ones are filled up with blanks, as MATLAB's char does. */
    private static MatText text(List<String> rows) {
        int length = rows.stream().mapToInt(String::length).max().orElse(0);
        if (rows.size() == 1) {
            return MatText.of(rows.getFirst());
        }
        StringBuilder chars = new StringBuilder();
        rows.forEach(row -> chars.append(row).append(" ".repeat(length - row.length())));
        return new MatText(new int[]{rows.size(), length}, chars.toString());
    }
}

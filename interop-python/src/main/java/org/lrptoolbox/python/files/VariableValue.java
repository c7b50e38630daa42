package org.lrptoolbox.python.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.io.StoredValue;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.python.array.NDArray;

/** A value of a MATLAB file as scripts take it apart and put it together; see {@link StoredValue}. */
public final class VariableValue {
    private final StoredValue value;

    VariableValue(StoredValue value) {
        this.value = value;
    }

    StoredValue value() {
        return value;
    }

    /** Numbers. */
    public static VariableValue numbers(NDArray array) {
        return new VariableValue(new StoredValue.Numbers(array.toTypedArray(), null));
    }

    /** Complex numbers. */
    public static VariableValue complex(NDArray real, NDArray imaginary) {
        return new VariableValue(new StoredValue.Numbers(real.toTypedArray(), imaginary.toTypedArray()));
    }

    /** A text, or several. */
    public static VariableValue text(List<String> rows) {
        return new VariableValue(new StoredValue.Text(rows));
    }

    /** A cell array. */
    public static VariableValue cells(List<Integer> shape, List<VariableValue> elements) {
        return new VariableValue(new StoredValue.Cells(ints(shape), all(elements)));
    }

    /** A struct array: the values of the first record in the order of names, those of the second, and so on. */
    public static VariableValue records(List<Integer> shape, List<String> names, List<VariableValue> values) {
        Map<String, List<StoredValue>> fields = new LinkedHashMap<>();
        for (int f = 0; f < names.size(); f++) {
            List<StoredValue> ofField = new ArrayList<>();
            for (int i = f; i < values.size(); i += names.size()) {
                ofField.add(values.get(i).value);
            }
            fields.put(names.get(f), ofField);
        }
        return new VariableValue(new StoredValue.Records(ints(shape), fields));
    }

    private static int[] ints(List<Integer> shape) {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<StoredValue> all(List<VariableValue> values) {
        return List.copyOf(values).stream().map(VariableValue::value).toList();
    }

    /** {@code numbers}, {@code complex}, {@code text}, {@code cells}, {@code records} or {@code foreign}. */
    public String kind() {
        return switch (value) {
            case StoredValue.Numbers(TypedArray real, TypedArray imaginary) -> imaginary == null
                    ? "numbers"
                    : "complex";
            case StoredValue.Text text -> "text";
            case StoredValue.Cells cells -> "cells";
            case StoredValue.Records records -> "records";
            case StoredValue.Foreign foreign -> "foreign";
        };
    }

    /** The dimensions. */
    public int[] shape() {
        return value.shape();
    }

    /** The numbers, or their real parts. */
    public NDArray real() {
        return NDArray.of(((StoredValue.Numbers) value).real());
    }

    /** The imaginary parts. */
    public NDArray imaginary() {
        TypedArray imaginary = ((StoredValue.Numbers) value).imaginary();
        if (imaginary == null) {
            throw new IllegalArgumentException("real numbers have no imaginary parts");
        }
        return NDArray.of(imaginary);
    }

    /** The texts; of a foreign value, the name of its class. */
    public List<String> rows() {
        return value instanceof StoredValue.Foreign(String type) ? List.of(type) : ((StoredValue.Text) value).rows();
    }

    /** The elements of a cell array. */
    public List<VariableValue> elements() {
        return ((StoredValue.Cells) value).elements().stream().map(VariableValue::new).toList();
    }

    /** The names of a struct's fields. */
    public List<String> names() {
        return List.copyOf(((StoredValue.Records) value).fields().keySet());
    }

    /** The values of a field, of all elements of a struct array. */
    public List<VariableValue> field(String name) {
        return ((StoredValue.Records) value).fields().getOrDefault(name, List.of()).stream().map(VariableValue::new)
                .toList();
    }
}

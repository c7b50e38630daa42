package org.lrptoolbox.matlab.v5;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.objects.ObjectRegister;
import org.lrptoolbox.matlab.objects.ObjectStore;
import org.lrptoolbox.matlab.value.MatArrays;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.matlab.value.MatlabClass;
import org.lrptoolbox.tensor.ColumnMajor;

/** Values as elements of a file of version 5; column-major order begins here. */
final class ValueElements {
    private final ElementBuffer out;
    private final ObjectRegister objects;
    private final boolean asProperties;

    /**
     * @param objects numbers the objects among the values
     * @param asProperties whether objects are told by their references alone, as in properties of others
     */
    ValueElements(ElementBuffer out, ObjectRegister objects, boolean asProperties) {
        this.out = out;
        this.objects = objects;
        this.asProperties = asProperties;
    }

    /** A variable, compressed, as an element of a little-endian file. */
    static byte[] variable(String name, MatValue value, ObjectRegister objects) {
        ElementBuffer out = new ElementBuffer(ByteOrder.LITTLE_ENDIAN);
        new ValueElements(out, objects, false).write(name, value);
        return Deflated.element(out);
    }

    void write(String name, MatValue value) {
        switch (value) {
            case MatNumeric numeric -> numbers(name, numeric.type(), numeric.array(), null);
            case MatComplex complex -> numbers(name, complex.re().type(), complex.re(), complex.im());
            case MatText text -> text(name, text);
            case MatCell cell -> cell(name, cell);
            case MatStruct struct -> struct(name, struct);
            case MatSparse sparse -> sparse(name, sparse);
            case MatObject object when asProperties -> reference(object);
            case MatObject object -> {
                int start = out.beginOpaque(name);
                out.text(ObjectStore.FIELD);
                out.text(object.type());
                reference(object);
                out.end(start);
            }
        }
    }

    private void reference(MatObject object) {
        int[] words = objects.reference(object);
        int start = out.beginMatrix(MatlabClass.UINT32, 0, "", words.length, 1);
        out.ints(StorageType.UINT32, words);
        out.end(start);
    }

    private void cell(String name, MatCell cell) {
        int start = out.beginMatrix(MatlabClass.CELL, 0, name, cell.shape());
        ColumnMajor order = new ColumnMajor(cell.shape());
        for (int i = 0; i < cell.elements().size(); i++) {
            write("", cell.elements().get(order.next()));
        }
        out.end(start);
    }

    private void struct(String name, MatStruct struct) {
        int start = out.beginMatrix(MatlabClass.STRUCT, 0, name, struct.shape());
        out.fieldNames(struct.fields().keySet());
        ColumnMajor order = new ColumnMajor(struct.shape());
        for (int i = struct.size(); i > 0; i--) {
            int at = order.next();
            struct.fields().values().forEach(values -> write("", values.get(at)));
        }
        out.end(start);
    }

    /** UTF-8, which others read best, unless there are characters that MATLAB counts twice. */
    private void text(String name, MatText text) {
        int start = out.beginMatrix(MatlabClass.CHAR, 0, name, text.shape());
        StringBuilder columns = new StringBuilder(text.chars().length());
        ColumnMajor order = new ColumnMajor(text.shape());
        for (int i = 0; i < text.chars().length(); i++) {
            columns.append(text.chars().charAt(order.next()));
        }
        boolean pairs = columns.chars().anyMatch(c -> Character.isSurrogate((char) c));
        byte[] bytes = columns.toString().getBytes(pairs ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        int content = out.begin(pairs ? Characters.UTF16 : Characters.UTF8);
        out.room(bytes.length).put(bytes);
        out.end(content);
        out.end(start);
    }

    private void numbers(String name, ElementType type, TypedArray re, @Nullable TypedArray im) {
        int[] shape = MatArrays.matrix(re.shape());
        int start = out.beginMatrix(MatlabClass.of(type), MatHeader.flags(type, im != null), name, shape);
        content(re, shape);
        if (im != null) {
            content(im, shape);
        }
        out.end(start);
    }

    /** Rows, where columns start, and entries; truth values, too, are doubles here. */
    private void sparse(String name, MatSparse sparse) {
        TypedArray re = sparse.values() instanceof MatComplex complex
                ? complex.re()
                : ((MatNumeric) sparse.values()).array();
        int flags = MatHeader.flags(re.type(), sparse.values() instanceof MatComplex);
        int start = out.beginMatrix(MatlabClass.SPARSE, flags, Math.max(1, sparse.rows().length), name,
                sparse.shape());
        out.ints(StorageType.INT32, sparse.rows());
        out.ints(StorageType.INT32, sparse.columnStarts());
        content(TypedArray.of(re.toTensor()), re.shape());
        if (sparse.values() instanceof MatComplex complex) {
            content(complex.im(), re.shape());
        }
        out.end(start);
    }

    private void content(TypedArray array, int... shape) {
        int start = out.begin(StorageType.of(array.type()).code());
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = 0; i < array.size(); i++) {
            array.type().write(array.storage(), order.next(), out.room(8));
        }
        out.end(start);
    }
}

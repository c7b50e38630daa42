package org.lrptoolbox.matlab.objects;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/**
 * The objects of MATLAB classes in a file, put together from their table and the values of their properties. Where an
 * object contains itself, or others too deep, the reference stays as MATLAB writes it: 0xdd000000, number of
 * dimensions, dimensions, numbers of the objects, number of the class.
 */
public final class ObjectStore {
    /** The field or kind under which files keep the properties of objects. */
    public static final String FIELD = "MCOS";
    /** The class of what holds them. */
    public static final String WRAPPER = "FileWrapper__";

    private static final int DEEPEST = 100;
    /** The first two cells are the table and an unused one. */
    private static final int FIRST_VALUE = 2;

    private final ObjectTable table;
    private final List<MatValue> cells;
    private final Map<Integer, MatObject> objects = new HashMap<>();
    private final Map<Integer, MatValue> values = new HashMap<>();
    /** The objects whose properties are being put together. */
    private final Set<Integer> open = new HashSet<>();

    private ObjectStore(ObjectTable table, List<MatValue> cells) {
        this.table = table;
        this.cells = cells;
    }

    /**
     * The objects, or null if they are told in a way not known yet.
     *
     * @param cells their table, and what it refers to
     * @param order the byte order of the table
     */
    public static @Nullable ObjectStore of(List<MatValue> cells, ByteOrder order) {
        if (!cells.isEmpty() && cells.getFirst() instanceof MatNumeric table
                && table.array().storage() instanceof byte[] words) {
            return ObjectTable.isKnown(words, order) ? new ObjectStore(new ObjectTable(words, order), cells) : null;
        }
        throw new IllegalArgumentException("properties of objects in a way not known");
    }

    /** Whether a value is or holds an object. */
    public static boolean hasObjects(MatValue value) {
        return switch (value) {
            case MatObject object -> true;
            case MatCell cell -> cell.elements().stream().anyMatch(ObjectStore::hasObjects);
            case MatStruct struct -> struct.fields().values().stream()
                    .anyMatch(list -> list.stream().anyMatch(ObjectStore::hasObjects));
            default -> false;
        };
    }

    /** A value with the objects in place of what refers to them. */
    public MatValue resolve(MatValue value) {
        return switch (value) {
            case MatObject object -> {
                MatValue content = object.properties().fields().getOrDefault(MatObject.CONTENT, List.of(value))
                        .getFirst();
                yield isReference(content) ? referred((MatNumeric) content) : object;
            }
            case MatCell cell -> new MatCell(cell.shape(), mapped(cell.elements(), this::resolve));
            case MatStruct struct -> struct(struct, this::resolve);
            default -> value;
        };
    }

    /** As {@link #resolve}, for values of properties, in which an array of numbers alone may be a reference. */
    private MatValue resolveProperty(MatValue value) {
        return switch (value) {
            case MatNumeric numeric when isReference(numeric) -> referred(numeric);
            case MatCell cell -> new MatCell(cell.shape(), mapped(cell.elements(), this::resolveProperty));
            case MatStruct struct -> struct(struct, this::resolveProperty);
            default -> resolve(value);
        };
    }

    private static List<MatValue> mapped(List<MatValue> list, UnaryOperator<MatValue> change) {
        return list.stream().map(change).toList();
    }

    private static MatStruct struct(MatStruct struct, UnaryOperator<MatValue> change) {
        Map<String, List<MatValue>> fields = new LinkedHashMap<>();
        struct.fields().forEach((name, list) -> fields.put(name, mapped(list, change)));
        return new MatStruct(struct.shape(), fields);
    }

    /** Whether a value stands for objects, as in the properties of others. */
    public static boolean isReference(MatValue value) {
        return value instanceof MatNumeric numeric && numeric.array().storage() instanceof int[] words
                && words.length >= 6
                && words[0] == ObjectRegister.REFERENCE;
    }

    private static int[] words(TypedArray array) {
        return (int[]) array.storage();
    }

    private MatValue referred(MatNumeric reference) {
        int[] words = words(reference.array());
        int dimensions = words[1];
        if (dimensions < 2 || dimensions > words.length - 3) {
            throw new IllegalArgumentException("a reference to objects of " + dimensions + " dimensions");
        }
        int[] shape = Arrays.copyOfRange(words, 2, 2 + dimensions);
        int size = Shapes.size(shape);
        if (size != words.length - 3 - dimensions) {
            throw new IllegalArgumentException("a reference to objects of shape " + Shapes.text(shape));
        }
        MatValue[] referred = new MatValue[size];
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = 0; i < size; i++) {
            referred[order.next()] = object(words[2 + dimensions + i], reference);
        }
        return size == 1 ? referred[0] : new MatCell(shape, List.of(referred));
    }

    private MatValue object(int number, MatNumeric reference) {
        MatObject known = objects.get(number);
        if (known != null || open.size() == DEEPEST || !open.add(number)) {
            return known == null ? reference : known;
        }
        Map<String, MatValue> properties = new LinkedHashMap<>();
        for (ObjectTable.Property property : table.properties(number)) {
            properties.put(property.name(), property(property));
        }
        defaults(table.classNumber(number)).forEach(properties::putIfAbsent);
        MatObject object = new MatObject(table.className(number), MatStruct.of(properties));
        objects.put(number, object);
        open.remove(number);
        return object;
    }

    /** What MATLAB keeps once for all objects of a class: in the last value of all, a struct for each class. */
    private Map<String, MatValue> defaults(int type) {
        Map<String, MatValue> defaults = new LinkedHashMap<>();
        if (cells.getLast() instanceof MatCell perClass && type > 0 && type <= table.classCount()
                && perClass.elements().size() == table.classCount() + 1
                && perClass.elements().get(type) instanceof MatStruct struct && struct.size() == 1) {
            struct.fields().forEach((name, value) -> defaults.put(name, resolveProperty(value.getFirst())));
        }
        return defaults;
    }

    private MatValue property(ObjectTable.Property property) {
        int value = property.value();
        if (property.kind() == 0) {
            return MatText.of(table.name(value));
        } else if (property.kind() != 1) {
            return new MatNumeric(new TypedArray(ElementType.INT32, new int[]{1, 1}, new int[]{value}));
        }
        MatValue known = values.get(value);
        if (known == null) {
            known = resolveProperty(cells.get(FIRST_VALUE + value));
            values.put(value, known);
        }
        return known;
    }
}

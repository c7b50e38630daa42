package org.lrptoolbox.matlab.v73;

import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.matlab.value.MatNames;

/** What MATLAB says of the objects in files of version 7.3. */
final class V73Attributes {
    /** The name of the MATLAB class. */
    static final String CLASS = "MATLAB_class";
    /** The names of the fields of a struct, in their order. */
    static final String FIELDS = "MATLAB_fields";
    /** That dimensions stand in place of elements, of which there are none, or none with fields. */
    static final String EMPTY = "MATLAB_empty";
    /** The number of rows of a sparse matrix. */
    static final String SPARSE = "MATLAB_sparse";
    /** What numbers stand for: 1 truth values, 2 characters. */
    static final String DECODE = "MATLAB_int_decode";

    /** What a class that is none of MATLAB's own means: 1 a function, 2 an old-style object, 3 a reference to one. */
    static final String OBJECT_DECODE = "MATLAB_object_decode";
    private static final int MOST_BYTES = 1 << 20;

    private V73Attributes() {}

    /** The name of a node's MATLAB class; what other programs write has none. */
    static String type(Node node) {
        if (value(node, CLASS) instanceof String name) {
            return MatNames.checked(name);
        }
        return node instanceof Group ? "struct" : "";
    }

    static boolean isEmpty(Node node) {
        return value(node, EMPTY) != null;
    }

    /** Whether an array without elements has fields: a struct, or an object of an old-style class. */
    static boolean isStruct(Node node) {
        return value(node, FIELDS) != null || type(node).equals("struct");
    }

    /** Whether all there is of a struct are its dimensions, which may have elements then. */
    static boolean isStructWithoutFields(Node node) {
        return type(node).equals("struct") && value(node, FIELDS) == null;
    }

    /** The names of a struct's fields, if it tells them. */
    static List<String> fieldNames(Node node, List<String> otherwise) {
        if (!(value(node, FIELDS) instanceof Object[] names)) {
            return otherwise;
        }
        List<String> list = new ArrayList<>();
        for (Object name : names) {
            list.add(name instanceof String text ? text : String.join("", (String[]) name));
        }
        return list;
    }

    /** The value of an attribute, null if there is none. */
    static @Nullable Object value(Node node, String name) {
        Attribute attribute = node.getAttributes().get(name);
        if (attribute == null) {
            return null;
        } else if (attribute.getSizeInBytes() > MOST_BYTES) {
            throw new IllegalArgumentException("an attribute of " + attribute.getSizeInBytes() + " bytes");
        }
        return attribute.getData();
    }
}

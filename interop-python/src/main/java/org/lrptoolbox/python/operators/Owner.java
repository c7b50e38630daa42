package org.lrptoolbox.python.operators;

import java.util.List;

/** The classes that have operators here. */
enum Owner {
    ARRAY("numpy._ndarray", "ndarray"),
    FLOAT64("numpy._scalars", "float64"),
    INT64("numpy._scalars", "int64"),
    /** Element-wise functions of one array. */
    UNARY("numpy._ufunc", "Unary"),
    /** Element-wise functions of two arrays. */
    BINARY("numpy._ufunc", "Binary");

    /** Those with arithmetic. */
    static final List<Owner> NUMBERS = List.of(ARRAY, FLOAT64, INT64);
    static final List<Owner> FUNCTIONS = List.of(UNARY, BINARY);

    private final String module;
    private final String type;

    Owner(String module, String type) {
        this.module = module;
        this.type = type;
    }

    /** Where the class is defined. */
    String module() {
        return module;
    }

    /** The name of the class. */
    String type() {
        return type;
    }

    /** A name for one of its methods. */
    String of(String method) {
        return name() + "." + method;
    }
}

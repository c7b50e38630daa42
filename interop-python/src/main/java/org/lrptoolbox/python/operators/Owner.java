package org.lrptoolbox.python.operators;

/** The classes that have operators here. */
enum Owner {
    ARRAY,
    FLOAT64,
    INT64;

    /** A name for one of its methods. */
    String of(String method) {
        return name() + "." + method;
    }
}

package org.lrptoolbox.onnx.operator;

/** What is computed while a file is read, or has no layer of its own. */
final class Literals {
    static final Family FAMILY = new Family()
            .expands("Constant 0 sparse_value= value= value_float= value_floats= value_int= value_ints=")
            .expands("ConstantOfShape 1 value=")
            .expands("Shape 1 start=0 end=")
            .folds("Range 3");

    private Literals() {}
}

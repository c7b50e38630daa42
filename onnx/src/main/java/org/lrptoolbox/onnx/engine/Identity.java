package org.lrptoolbox.onnx.engine;

/** A key that is equal only for the same object: comparing networks number by number would take too long. */
record Identity(Object object) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Identity i && i.object == object;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(object);
    }
}

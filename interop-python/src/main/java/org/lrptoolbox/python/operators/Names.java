package org.lrptoolbox.python.operators;

import com.oracle.truffle.api.strings.TruffleString;

/** Names as GraalPy has them. */
final class Names {
    private Names() {}

    static TruffleString of(String name) {
        return TruffleString.fromJavaStringUncached(name, TruffleString.Encoding.UTF_32);
    }

    static TruffleString special(String name) {
        return of("__" + name + "__");
    }
}

package org.lrptoolbox.algebra;

/** Questions about two numbers; the answers are 1 and 0. */
public enum Comparison {
    /** a &lt; b. */
    LESS,
    /** a &lt;= b. */
    LESS_OR_EQUAL,
    /** a &gt; b. */
    GREATER,
    /** a &gt;= b. */
    GREATER_OR_EQUAL,
    /** a = b. */
    EQUAL,
    /** Neither is 0. */
    AND,
    /** One of them is not 0. */
    OR,
    /** Just one of them is not 0. */
    XOR;

    /** The answer for two numbers. */
    public double of(double a, double b) {
        boolean yes = switch (this) {
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
            case EQUAL -> a == b;
            case AND -> a != 0 && b != 0;
            case OR -> a != 0 || b != 0;
            case XOR -> a != 0 ^ b != 0;
        };
        return yes ? 1 : 0;
    }
}

package org.lrptoolbox.matlab.v5;

/**
 * What some releases of MATLAB write with {@code save -v6}: characters of 16 bits, of which those beyond ASCII are the
 * two bytes of their UTF-8 encoding.
 */
final class PackedUtf8 {
    private static final int LEAD_MASK = 0xe0;
    private static final int LEAD = 0xc0;
    private static final int TAIL_MASK = 0xc0;
    private static final int TAIL = 0x80;

    private PackedUtf8() {}

    /** The text, where all characters beyond ASCII are such pairs of bytes; else what is given. */
    static String unpacked(String units) {
        StringBuilder text = new StringBuilder(units.length());
        for (int i = 0; i < units.length(); i++) {
            char unit = units.charAt(i);
            if (unit > 0x7f && !isPair(unit)) {
                return units;
            }
            text.append(unit > 0x7f ? (char) ((unit >> 8 & ~LEAD_MASK) << 6 | unit & ~TAIL_MASK & 0xff) : unit);
        }
        return text.toString();
    }

    private static boolean isPair(char unit) {
        int high = unit >> 8;
        return (high & LEAD_MASK) == LEAD && high > LEAD + 1 && (unit & TAIL_MASK) == TAIL;
    }
}

package org.lrptoolbox.cli.pip;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as PEP 440 orders them: {@code 1.2.dev1 < 1.2a1 < 1.2rc1 < 1.2 < 1.2.post1}. */
record Version(String text, List<BigInteger> key) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile(
            "v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)(?:[-_.]?(a|alpha|b|beta|c|rc|pre|preview)[-_.]?(\\d*))?"
                    + "(?:-(\\d+)|[-_.]?(post|rev|r)[-_.]?(\\d*))?(?:[-_.]?(dev)[-_.]?(\\d*))?(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?");
    /** How many numbers of a release count; missing ones are zeros. */
    private static final int PLACES = 8;
    private static final BigInteger LAST = BigInteger.ONE.shiftLeft(62);

    /** Reads a version; nothing where the text is none. */
    static Optional<Version> of(String text) {
        Matcher m = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            return Optional.empty();
        }
        List<BigInteger> key = new ArrayList<>();
        key.add(number(m.group(1)));
        String[] release = m.group(2).split("\\.", -1);
        for (int i = 0; i < PLACES; i++) {
            key.add(i < release.length ? number(release[i]) : BigInteger.ZERO);
        }
        boolean post = m.group(5) != null || m.group(6) != null;
        boolean dev = m.group(8) != null;
        // A development release comes before everything else of its kind, no pre-release after all of them.
        key.add(BigInteger
                .valueOf(m.group(3) != null ? "abcrp".indexOf(m.group(3).charAt(0)) + 1L : dev && !post ? 0 : 9));
        key.add(number(m.group(4)));
        key.add(post ? number(m.group(5) != null ? m.group(5) : m.group(7)).add(BigInteger.ONE) : BigInteger.ZERO);
        key.add(dev ? number(m.group(9)) : LAST);
        return Optional.of(new Version(text.strip(), List.copyOf(key)));
    }

    private static BigInteger number(String digits) {
        return digits == null || digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }

    /** Whether it came before a release. */
    boolean isPreview() {
        return key.get(PLACES + 1).intValue() != 9 || !key.getLast().equals(LAST);
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < key.size(); i++) {
            int order = key.get(i).compareTo(other.key.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && key.equals(version.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}

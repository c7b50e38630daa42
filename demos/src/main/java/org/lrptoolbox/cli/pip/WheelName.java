package org.lrptoolbox.cli.pip;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a wheel's file name says: {@code name-version(-build)-python-abi-platform.whl}. */
record WheelName(String name, Version version, String tags, boolean pure) {
    private static final Pattern FORM = Pattern.compile(
            "([^-]+)-([^-]+)(?:-\\d[^-]*)?-([^-]+)-([^-]+)-([^-]+)\\.whl");
    private static final Pattern OURS = Pattern.compile("(.*\\.)?(py3|py312|py3[0-9]|py31[01])(\\..*)?");

    static Optional<WheelName> of(String file) {
        Matcher m = FORM.matcher(file);
        if (!m.matches()) {
            return Optional.empty();
        }
        boolean pure = OURS.matcher(m.group(3)).matches() && m.group(4).equals("none") && m.group(5).equals("any");
        return Version.of(m.group(2)).map(version -> new WheelName(Requirement.normal(m.group(1)), version,
                m.group(3) + "-" + m.group(4) + "-" + m.group(5), pure));
    }
}

package org.lrptoolbox.cli.pip;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a condition of PEP 508 holds here: {@code python_version < "3.8" and extra == "test"}. */
final class Marker {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\(|\\)|===|~=|==|!=|<=|>=|<|>|not\\s+in\\b|in\\b|and\\b|or\\b|'[^']*'|\"[^\"]*\"|[A-Za-z_.]+)");
    static final String PYTHON = "3.12.8";
    private static final Map<String, String> HERE = Map.ofEntries(Map.entry("python_version", "3.12"),
            Map.entry("python_full_version", PYTHON), Map.entry("implementation_name", "graalpy"),
            Map.entry("platform_python_implementation", "GraalVM"), Map.entry("implementation_version", "25.2.4"),
            Map.entry("os_name", java.io.File.separatorChar == '/' ? "posix" : "nt"),
            Map.entry("sys_platform", platform()),
            Map.entry("platform_system", system()), Map.entry("platform_machine", System.getProperty("os.arch", "")),
            Map.entry("platform_release", ""), Map.entry("platform_version", ""));

    private final Matcher tokens;
    private final Set<String> extras;
    private String token = "";

    private Marker(String text, Set<String> extras) {
        this.tokens = TOKEN.matcher(text);
        this.extras = extras;
        next();
    }

    private static String system() {
        String os = System.getProperty("os.name", "");
        return os.startsWith("Windows") ? "Windows" : os.startsWith("Mac") ? "Darwin" : os;
    }

    private static String platform() {
        return system().equals("Windows") ? "win32" : system().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether the condition holds for a package that is wanted with these extras. */
    static boolean holds(String text, Set<String> extras) {
        return text.isBlank() || new Marker(text, extras).either();
    }

    private void next() {
        token = tokens.lookingAt() ? tokens.group(1).replaceAll("\\s+", " ") : "";
        if (!token.isEmpty()) {
            tokens.region(tokens.end(), tokens.regionEnd());
        }
    }

    private boolean either() {
        boolean holds = both();
        while (token.equals("or")) {
            next();
            holds |= both();
        }
        return holds;
    }

    private boolean both() {
        boolean holds = comparison();
        while (token.equals("and")) {
            next();
            holds &= comparison();
        }
        return holds;
    }

    private boolean comparison() {
        if (token.equals("(")) {
            next();
            boolean holds = either();
            next();
            return holds;
        }
        String left = token;
        next();
        String operator = token;
        next();
        String right = token;
        next();
        if (left.equals("extra") || right.equals("extra")) {
            String wanted = Requirement.normal(value(left.equals("extra") ? right : left));
            return extras.contains(wanted) == operator.equals("==");
        }
        return compare(value(left), operator, value(right));
    }

    private static String value(String token) {
        return token.startsWith("'") || token.startsWith("\"")
                ? token.substring(1, token.length() - 1)
                : HERE.getOrDefault(token, "");
    }

    private static boolean compare(String left, String operator, String right) {
        Optional<Version> version = Version.of(left);
        return switch (operator) {
            case "in" -> right.contains(left);
            case "not in" -> !right.contains(left);
            default -> version.isPresent() && Version.of(right.replace(".*", "")).isPresent()
                    ? Specifiers.of(operator + right).allow(version.get())
                    : operator.equals("==")
                            ? left.equals(right)
                            : operator.equals("!=")
                                    ? !left.equals(right)
                                    : operator.startsWith("<") ? left.compareTo(right) < 0 : left.compareTo(right) > 0;
        };
    }
}

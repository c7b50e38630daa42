package org.lrptoolbox.cli.pip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions will do: {@code >=1.2, !=1.5.*, <2}. */
record Specifiers(List<Clause> clauses) {
    private static final Pattern CLAUSE = Pattern.compile("\\s*(===|~=|==|!=|<=|>=|<|>)\\s*([^\\s,]+)\\s*");
    static final Specifiers ANY = new Specifiers(List.of());

    private record Clause(String operator, String version) {
        boolean allows(Version candidate) {
            if (version.endsWith(".*")) {
                String prefix = version.substring(0, version.length() - 1);
                boolean within = (release(candidate.text()) + ".0.0.0.").startsWith(prefix);
                return operator.equals("!=") != within;
            }
            Version bound = Version.of(version)
                    .orElseThrow(() -> new IllegalArgumentException("no version: " + version));
            int order = candidate.compareTo(bound);
            return switch (operator) {
                case "==", "===" -> order == 0;
                case "!=" -> order != 0;
                case "<=" -> order <= 0;
                case ">=" -> order >= 0;
                case "<" -> order < 0;
                case ">" -> order > 0;
                default -> order >= 0 && (release(candidate.text()) + ".").startsWith(
                        version.substring(0, Math.max(0, version.lastIndexOf('.')) + 1));
            };
        }

        private static String release(String text) {
            Matcher digits = Pattern.compile("\\d+(\\.\\d+)*").matcher(text);
            return digits.find() ? digits.group() : text;
        }
    }

    /**
     * Reads specifiers.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static Specifiers of(String text) {
        List<Clause> clauses = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher m = CLAUSE.matcher(part);
            if (!m.matches()) {
                throw new IllegalArgumentException(
                        "'" + text.strip() + "' says no versions; expected such as '>=1.2,<2'");
            }
            clauses.add(new Clause(m.group(1), m.group(2)));
        }
        return new Specifiers(List.copyOf(clauses));
    }

    boolean allow(Version version) {
        return clauses.stream().allMatch(clause -> clause.allows(version));
    }

    /** The newest of some versions; one before its release only where there is no other, or where one is asked for. */
    static Optional<Version> newest(Collection<Version> versions, Specifiers wanted) {
        Optional<Version> released = versions.stream().filter(version -> !version.isPreview())
                .max(Comparator.naturalOrder());
        return released.isPresent() && !wanted.namePreview()
                ? released
                : versions.stream().max(Comparator.naturalOrder());
    }

    private boolean namePreview() {
        return clauses.stream().anyMatch(c -> Version.of(c.version).filter(Version::isPreview).isPresent());
    }

    @Override
    public String toString() {
        return String.join(",", clauses.stream().map(c -> c.operator + c.version).toList());
    }
}

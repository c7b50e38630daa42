package org.lrptoolbox.python.npy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the few Python literals an array file's header consists of: strings, whole numbers (also Python 2's
 * {@code 10L}), True, False, None, tuples, lists and dicts with string keys. They become String, Long, Boolean, the
 * string {@code "None"}, List and Map. Nothing is evaluated.
 */
final class PythonLiteral {
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 18;

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /**
     * The value of a literal.
     *
     * @throws IllegalArgumentException saying where the text stops being one
     */
    static Object parse(String text) {
        PythonLiteral p = new PythonLiteral(text);
        Object value = p.value(0);
        if (p.peek() != 0) {
            throw p.error("the end");
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw error("less nesting");
        }
        char c = peek();
        return switch (c) {
            case '{' -> map(depth);
            case '(' -> list(')', depth);
            case '[' -> list(']', depth);
            case '\'', '"' -> string(c);
            default -> c >= '0' && c <= '9' || c == '-' ? number() : name();
        };
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        expect('{');
        while (peek() != '}') {
            char quote = peek();
            if (quote != '\'' && quote != '"') {
                throw error("a key in quotes");
            }
            String key = string(quote);
            expect(':');
            map.put(key, value(depth + 1));
            if (peek() != '}') {
                expect(',');
            }
        }
        expect('}');
        return map;
    }

    private List<Object> list(char end, int depth) {
        List<Object> list = new ArrayList<>();
        at++;
        while (peek() != end) {
            list.add(value(depth + 1));
            if (peek() != end) {
                expect(',');
            }
        }
        expect(end);
        return list;
    }

    private String string(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw error("a closing quote");
        }
        String s = text.substring(at + 1, end);
        if (s.indexOf('\\') >= 0) {
            throw error("a string without escapes");
        }
        at = end + 1;
        return s;
    }

    private Long number() {
        int from = at++;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(from, at);
        if (digits.equals("-") || digits.length() > LONGEST_NUMBER) {
            at = from;
            throw error("a number of at most " + LONGEST_NUMBER + " digits");
        }
        if (at < text.length() && text.charAt(at) == 'L') {
            at++;
        }
        return Long.valueOf(digits);
    }

    private Object name() {
        for (String name : List.of("True", "False", "None")) {
            if (text.startsWith(name, at)) {
                at += name.length();
                return name.equals("None") ? name : (Object) name.equals("True");
            }
        }
        throw error("a value");
    }

    /** The next character that is not blank, 0 at the end; does not consume it. */
    private char peek() {
        while (at < text.length() && " \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw error("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException error(String expected) {
        String rest = text.substring(Math.min(at, text.length()), Math.min(at + 20, text.length()));
        return new IllegalArgumentException("expected " + expected + " at character " + at
                + (rest.isEmpty() ? ", where it ends" : ", found \"" + printable(rest) + "\""));
    }

    private static String printable(String s) {
        return s.replaceAll("[^\\x20-\\x7e]", "?");
    }
}

package org.lrptoolbox.cli.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Errors on narrow terminals. */
class ParagraphTest {
    @Test
    void breaksBetweenWords() {
        assertEquals("lrp: one two\n  three four\n  five", Paragraph.wrapped("lrp: one two three four five", 12));
    }

    @Test
    void longNamesStayWhole() {
        assertEquals("lrp:\n  /a/very/long/name:\n  no file", Paragraph.wrapped("lrp: /a/very/long/name: no file", 10));
    }

    @Test
    void linesAndIndentsThatAreThereStay() {
        assertEquals("a b\n  c d\n  e\n\nf", Paragraph.wrapped("a b\n  c d e\n\nf", 5));
        assertEquals("no end to it", Paragraph.wrapped("no end to it", Integer.MAX_VALUE));
    }

    @Test
    void textUnderANameStandsBesideIt() {
        assertEquals("java  one two\n      three", Paragraph.wrapped("java  one two three", 13, 6));
        assertEquals("variables  one\n  two", Paragraph.wrapped("variables  one two", 14, 11));
    }
}

package org.lrptoolbox.matlab.v5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.tensor.ColumnMajor;
import org.lrptoolbox.tensor.Shapes;

/** The characters of a char array in the encodings .mat files have. */
final class Characters {
    static final int UTF8 = 16;
    static final int UTF16 = 17;
    private static final int UTF32 = 18;
    /** What a character costs while it is read, in bytes. */
    private static final long CHARACTER = 12;

    private Characters() {}

    /** Reads the content of a char array. */
    static MatText read(MatStream in, Allowance allowance, int... shape) throws IOException {
        int size = Shapes.size(shape);
        if (size == 0 && in.left() == 0) {
            return new MatText(shape, "");
        }
        MatStream.Tag tag = in.tag();
        if (tag.bytes() == 0) {
            // Some programs write no content for texts of blanks.
            allowance.take(CHARACTER * size);
            return new MatText(shape, " ".repeat(size));
        }
        if (tag.bytes() > 4L * size || tag.bytes() < size) {
            throw new IllegalArgumentException(tag.bytes() + " bytes of text for shape " + Shapes.text(shape));
        }
        in.require(tag.bytes());
        allowance.take(CHARACTER * size);
        String text = decode(in.content(tag), tag.type());
        // SciPy counts the characters beyond U+FFFF once, MATLAB and Java twice.
        boolean once = shape.length == 2 && shape[0] == 1 && text.codePointCount(0, text.length()) == size;
        return inRows(text, once ? new int[]{1, text.length()} : shape);
    }

    /** Units in the order of the file, column after column, as a text. */
    private static MatText inRows(String columns, int... shape) {
        if (Shapes.size(shape) != columns.length()) {
            throw new IllegalArgumentException(columns.length() + " characters for shape " + Shapes.text(shape));
        }
        char[] rows = new char[columns.length()];
        ColumnMajor order = new ColumnMajor(shape);
        for (int i = 0; i < rows.length; i++) {
            rows[order.next()] = columns.charAt(i);
        }
        return new MatText(shape, new String(rows));
    }

    private static String decode(ByteBuffer bytes, int type) {
        boolean big = bytes.order() == ByteOrder.BIG_ENDIAN;
        if (type == UTF8) {
            return decode(bytes, StandardCharsets.UTF_8);
        } else if (type == UTF32) {
            return decode(bytes, Charset.forName(big ? "UTF-32BE" : "UTF-32LE"));
        } else if (type == UTF16 || type == StorageType.UINT16.code() || type == StorageType.INT16.code()) {
            // Of several rows, the halves of characters beyond U+FFFF do not lie together.
            String units = bytes.remaining() % 2 == 0
                    ? bytes.asCharBuffer().toString()
                    : decode(bytes, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
            return type == UTF16 ? units : PackedUtf8.unpacked(units);
        } else if (type == StorageType.UINT8.code() || type == StorageType.INT8.code()) {
            return decode(bytes, StandardCharsets.ISO_8859_1);
        }
        throw new IllegalArgumentException("text of unknown type " + type);
    }

    /** Strictly, so that halves of characters come up here and not as question marks later. */
    private static String decode(ByteBuffer bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text that is no " + charset.displayName(Locale.ROOT), e);
        }
    }
}

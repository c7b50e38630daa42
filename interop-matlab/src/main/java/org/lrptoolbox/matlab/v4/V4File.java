package org.lrptoolbox.matlab.v4;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.matlab.value.BrokenVariable;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.matlab.value.Reading;

/** Files of version 4, which have no header: each variable tells its own. Format: MAT-File Format, R2024a, chapter 2. */
public final class V4File {
    private static final int WORD = 4;

    private V4File() {}

    /** Whether a file starts like one of version 4: with a small number, where the others have text. */
    public static boolean is(Path file) throws IOException {
        InputFiles.requireRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(WORD);
            if (start.length < WORD) {
                return false;
            }
            int type = ByteBuffer.wrap(start).order(order(ByteBuffer.wrap(start))).getInt();
            return V4Variable.isType(type);
        }
    }

    /** The variables of a file; of one that is damaged, those before the damage, and what is wrong. */
    public static List<MatVariable> variables(Path file) throws IOException {
        byte[] bytes = InputFiles.readAll(file);
        List<MatVariable> variables = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            while (in.hasRemaining()) {
                variables.add(Reading.guarded(file, () -> next(file, in)));
            }
        } catch (LrpFileException e) {
            if (variables.isEmpty()) {
                throw e;
            }
            variables.add(BrokenVariable.at(variables.size(), e));
        }
        return variables;
    }

    private static MatVariable next(Path file, ByteBuffer in) throws IOException {
        int at = in.position();
        if (in.remaining() < WORD) {
            throw new MalformedFileException(file, "ends inside the variable at byte " + at);
        }
        V4Variable variable = new V4Variable(file, in.order(order(in)));
        if (in.remaining() < variable.bytes()) {
            throw new MalformedFileException(file, "ends inside the variable '" + variable.name() + "' at byte " + at
                    + ", which declares " + variable.bytes() + " bytes where " + in.remaining() + " are left");
        }
        in.position(in.position() + (int) variable.bytes());
        return variable;
    }

    /** The byte order in which the next number is one of few digits. */
    private static ByteOrder order(ByteBuffer in) {
        int little = in.order(ByteOrder.LITTLE_ENDIAN).getInt(in.position());
        return V4Variable.isType(little) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }
}

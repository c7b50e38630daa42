package org.lrptoolbox.matlab.v73;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.matlab.value.Allowance;
import org.lrptoolbox.matlab.value.BrokenVariable;
import org.lrptoolbox.matlab.value.MatNames;
import org.lrptoolbox.matlab.value.MatVariable;
import org.lrptoolbox.matlab.value.Reading;

/** Files of version 7.3, opened for one step at a time. */
public final class V73File {
    private static final String TITLE = "MATLAB 7.3";
    private static final String SIGNATURE = "\u0089HDF\r\n\u001a\n";
    /** HDF5 starts at byte 0, 512 (as MATLAB writes it, behind a header of any version), 1024, and so on. */
    private static final long USER_BLOCK = 512;
    private static final long LAST_START = 1 << 14;
    /** Files up to this size are read as a whole: from memory, jHDF takes no more than there is, whatever sizes say. */
    private static final long SMALL = 64 << 20;

    private V73File() {}

    /** A step that reads from an open file. */
    interface Step<T> {
        T run(HdfFile hdf) throws IOException;
    }

    /** Whether a file starts like one of version 7.3, or as HDF5 files of others do. */
    public static boolean is(Path file) throws IOException {
        InputFiles.requireRegular(file);
        try (FileChannel in = FileChannel.open(file)) {
            for (long at = 0; at < in.size() && at <= LAST_START; at = at == 0 ? USER_BLOCK : 2 * at) {
                if (starts(in, at, SIGNATURE)) {
                    return true;
                }
            }
            return starts(in, 0, TITLE);
        }
    }

    /** The variables of a file. */
    public static List<MatVariable> variables(Path file) throws IOException {
        return open(file, hdf -> {
            List<MatVariable> variables = new ArrayList<>();
            V73Reader reader = new V73Reader(file, hdf, new Allowance(file));
            for (Node node : hdf.getChildren().values()) {
                // MATLAB keeps in #refs# and #subsystem# what the variables refer to.
                if (!node.getName().startsWith("#")) {
                    variables.add(variable(file, reader, node));
                }
            }
            return variables;
        });
    }

    /** One that is damaged does not hide the others. */
    private static MatVariable variable(Path file, V73Reader reader, Node node) throws IOException {
        String name = MatNames.checked(node.getName());
        try {
            return guarded(file, () -> new V73Variable(file, reader, node));
        } catch (LrpFileException e) {
            return new BrokenVariable(name, e);
        }
    }

    private static boolean starts(FileChannel in, long at, String text) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(text.length());
        in.read(start, at);
        return new String(start.array(), StandardCharsets.ISO_8859_1).equals(text);
    }

    /** The variable with a name in an open file. */
    static Node child(Group group, String name) {
        Node node = group.getChildren().get(name);
        if (node == null) {
            throw new IllegalArgumentException("no variable " + name);
        }
        return node;
    }

    static <T> T open(Path file, Step<T> step) throws IOException {
        return guarded(file, () -> {
            try (HdfFile hdf = Files.size(file) > SMALL
                    ? new HdfFile(file)
                    : HdfFile.fromBytes(Files.readAllBytes(file))) {
                return step.run(hdf);
            }
        });
    }

    private static <T> T guarded(Path file, Reading<T> step) throws IOException {
        return Reading.guarded(file, () -> {
            try {
                return step.run();
            } catch (UnsupportedHdfException e) {
                throw new UnsupportedModelException(file, "has a part that jHDF does not read: " + e.getMessage());
            } catch (LrpFileException | IllegalArgumentException e) {
                throw e;
            } catch (HdfException e) {
                throw new MalformedFileException(file, "is no sound HDF5 file: " + cause(e), e);
            } catch (OutOfMemoryError e) {
                throw new UnsupportedModelException(file, "asks for more memory than there is; give Java more with"
                        + " -Xmx, or read parts with slice");
            } catch (RuntimeException | StackOverflowError e) {
                // jHDF takes many things for granted, that trees end among them.
                throw new MalformedFileException(file, "is no sound HDF5 file: " + e, e);
            }
        });
    }

    private static String cause(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause(e.getCause());
    }
}

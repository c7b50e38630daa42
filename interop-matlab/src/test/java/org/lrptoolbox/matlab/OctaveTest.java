package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatValue;

/** Octave on files of version 5 that are written here, where it is installed. */
class OctaveTest {
    private static final String CHECK = """
            s = load(argv(){1});
            printf("%d", s.numbers(2, 3, 4) == s.b_cell{1, 1}(2, 3, 4) && isequal(size(s.numbers), [2 3 4]));
            printf(" %s", s.b_cell{2, 2}{1}, s.lines(2, :), s.struct.z_last, s.structs(2, 1).name, class(s.flags));
            printf(" %s", strjoin(fieldnames(s.struct)', ','), mat2str(size(s.empty)), mat2str(size(s.empty_struct)));
            printf(" %s", mat2str(full(s.sparse)), mat2str(s.complex_single), class(s.complex_single));
            printf(" %s %s", class(s.narrow), mat2str(s.narrow));
            printf("\\n");
            """;

    @TempDir
    Path dir;

    @Test
    void octaveReadsWhatIsWrittenHere() throws IOException, InterruptedException {
        Map<String, MatValue> values = V73Test.values();
        TypedArray bytes = new TypedArray(ElementType.UINT8, new int[]{1, 3}, new byte[]{1, 2, -1});
        values.put("narrow", new MatNumeric(bytes, ElementType.FLOAT64));
        Path file = dir.resolve("ours.mat");
        MatFile.writeValues(values, file);
        Path script = Files.writeString(dir.resolve("check.m"), CHECK);
        assertEquals("1 inner two z e10 logical z_last,a_first,cell [0 3] [0 0] [0 0 1.5;2 0 0] [1+3i 2+4i] single "
                + "double [1 2 255]",
                Programs.run("no Octave", "octave-cli", "--no-init-file", script.toString(), file.toString()));
        assertEquals("float64", ((MatNumeric) MatFile.readValues(file).get("narrow")).type().label());
    }

    @Test
    void whatOctaveWritesIsRead() throws IOException, InterruptedException {
        Path script = Files.writeString(dir.resolve("write.m"), """
                c = {1, 'text'; int8([1 2]), true};
                s.name = 'n'; s.deep.x = single(2.5);
                z = [1+2i 3];
                m = reshape(1:24, 2, 3, 4);
                p = sparse([2 1], [1 3], [2 1.5]);
                save('-v7', argv(){1}, 'c', 's', 'z', 'm', 'p');
                """);
        Path file = dir.resolve("theirs.mat");
        Programs.run("no Octave", "octave-cli", "--no-init-file", script.toString(), file.toString());
        Map<String, MatValue> values = MatFile.readValues(file);
        assertEquals("2x2{float64 (1, 1)[1.0]; 1x4'text'; int8 (1, 2)[1 2]; bool (1, 1)[1]}",
                Shown.of(values.get("c")));
        assertEquals("1x1[name={1x1'n'}, deep={1x1[x={float32 (1, 1)[2.5]}]}]", Shown.of(values.get("s")));
        assertEquals("2x3sparse(1 0)(0 2)float64 (1, 2)[2.0 1.5]", Shown.of(values.get("p")));
        double[] m = ((MatNumeric) values.get("m")).array().toTensor().data();
        assertEquals(1 + 1 + 2 * (2 + 3 * 3), m[(3 + 2) * 4 + 3], "m(2, 3, 4)");
    }
}

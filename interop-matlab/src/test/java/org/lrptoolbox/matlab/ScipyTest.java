package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatValue;

/** Values that SciPy wrote (stored beside this test), and SciPy on values written here where it is installed. */
class ScipyTest {
    private static final String EXPECTED = """
            cell 2x3{1x4'text'; uint16 (2, 3)[0 10000 20000 30000 -25536 -15536]; bool (1, 2)[1 0]; float64 (0, 0)[]; \
            1x1[inner={float32 (1, 1)[1.5]}, deep={1x1[x={float64 (1, 1)[1.0]}]}]; \
            float64 (1, 1)[1.0]+ifloat64 (1, 1)[2.0]}
            emoji 1x4'a\ud83d\ude00b'
            empty_struct 0x3[a={}, b={}]
            flag bool (1, 3)[1 0 1]
            lines 2x5'one  three'
            nothing 0x0''
            numbers float64 (2, 3)[0.0 1.0 2.0 3.0 4.0 5.0]
            sparse 2x3sparse(1 0)(0 1)float64 (1, 2)[2.0 1.5]
            sparse_b 2x2sparse(0 1)(0 1)bool (1, 2)[1 1]
            sparse_z 2x2sparse(0 1)(1 1)float64 (1, 2)[1.0 3.0]+ifloat64 (1, 2)[2.0 0.0]
            struct 2x2[name={1x3'e00'; 1x3'e01'; 1x3'e10'; 1x3'e11'}, value={int32 (1, 2)[0 0]; int32 (1, 2)[0 1]; \
            int32 (1, 2)[1 0]; int32 (1, 2)[1 1]}]
            text 1x5'Grüße'
            u32 uint32 (1, 1)[-294967296]
            zi float32 (1, 2)[1.0 3.0]+ifloat32 (1, 2)[2.0 -4.0]""";

    private static final String CHECK = """
            import sys
            try:
                import numpy, scipy.io
            except ImportError:
                sys.exit(77)
            a, b = (scipy.io.loadmat(f) for f in sys.argv[1:])
            def same(x, y):
                if hasattr(x, 'toarray'):
                    return same(x.toarray(), y.toarray())
                if not isinstance(x, (numpy.ndarray, numpy.void)):
                    return x == y
                if x.dtype.names:
                    return x.dtype.names == y.dtype.names and all(same(x[n], y[n]) for n in x.dtype.names)
                if x.dtype == object:
                    return x.shape == y.shape and all(same(p, q) for p, q in zip(x.flat, y.flat))
                return x.shape == y.shape and (x.dtype.kind == 'c') == (y.dtype.kind == 'c') and (x == y).all()
            names = sorted(n for n in b if n[0] != '_')
            wrong = [n for n in names if not same(a[n], b[n])]
            print(len(names), wrong)
            """;

    @TempDir
    Path dir;

    private Path stored() throws IOException {
        try (InputStream in = ScipyTest.class.getResourceAsStream("scipy-values.mat")) {
            return Files.write(dir.resolve("stored.mat"), in.readAllBytes());
        }
    }

    @Test
    void readsWhatScipyWrote() throws IOException {
        Map<String, MatValue> values = MatFile.readValues(stored());
        String shown = values.entrySet().stream().filter(value -> !List.of("many", "z").contains(value.getKey()))
                .map(value -> value.getKey() + " " + Shown.of(value.getValue())).sorted()
                .collect(Collectors.joining("\n"));
        assertEquals(EXPECTED, shown);
        double[] many = ((MatNumeric) values.get("many")).array().toTensor().data();
        MatComplex z = (MatComplex) values.get("z");
        for (int i = 0; i < many.length; i++) {
            assertEquals(i, many[i]);
        }
        for (int i = 0; i < z.re().size(); i++) {
            assertEquals(i, z.re().toTensor().data()[i]);
            assertEquals(-2 * i, z.im().toTensor().data()[i]);
        }
    }

    @Test
    void scipyReadsWhatIsWrittenHere() throws IOException, InterruptedException {
        Path theirs = stored();
        Map<String, MatValue> values = MatFile.readValues(theirs);
        values.remove("emoji");
        Path ours = dir.resolve("ours.mat");
        MatFile.writeValues(values, ours);
        String output = Programs.run("no SciPy", "python3", "-c", CHECK, theirs.toString(), ours.toString());
        assertEquals(values.size() + " []", output);
    }

    private static final String KINDS = """
            import sys
            try:
                import numpy, scipy.io
            except ImportError:
                sys.exit(77)
            m = scipy.io.loadmat(sys.argv[1])
            print(m['numbers'].shape, m['numbers'][1, 2, 3] == m['b_cell'][0, 0][1, 2, 3], m['b_cell'][1, 1][0, 0][0],
                  ascii(str(m['b_cell'][0, 1][0])),
                  m['struct'].dtype.names, m['structs'].shape, m['structs'][1, 0]['name'][0], m['lines'].tolist(),
                  m['sparse'].toarray().tolist(), m['complex_single'].dtype, m['flags'].dtype, m['empty'].shape)
            """;

    @Test
    void scipyReadsEveryKindOfValue() throws IOException, InterruptedException {
        // SciPy counts the characters beyond U+FFFF otherwise than MATLAB, and so fails on them.
        Map<String, MatValue> values = V73Test.values("gr\u00fc\u00df");
        Path file = dir.resolve("kinds.mat");
        MatFile.writeValues(values, file);
        assertEquals("(2, 3, 4) True inner 'gr\\xfc\\xdf' ('z_last', 'a_first', 'cell') (2, 2) e10 ['one', 'two'] "
                + "[[0.0, 0.0, 1.5], [2.0, 0.0, 0.0]] complex64 uint8 (0, 3)",
                Programs.run("no SciPy", "python3", "-c", KINDS, file.toString()));
    }
}

package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatValue;
import org.lrptoolbox.tensor.Tensor;

/**
 * Files of version 7.3 that the HDF5 library wrote through h5py as MATLAB does (chunks, deflate, byte orders,
 * references; stored beside this test), and jHDF, h5py and Octave on what is written here.
 */
class V73OthersTest {
    private static final String EXPECTED = """
            c 1x2{float64 (1, 1)[1.0]; float64 (1, 2)[2.0 3.0]}
            flags bool (1, 2)[1 0]
            le int32 (2, 3)[0 2 4 1 3 5]
            none float32 (0, 3)[]
            obj my.Thing1x1[content={uint32 (1, 6)[-587202560 2 1 1 1 1]}]
            part float64 (2, 10)[0.0 0.0 0.0 0.0 0.0 1.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 1.0 0.0 0.0 0.0 0.0]
            s 1x1[q={float64 (1, 1)[1.0]}, b={float64 (1, 1)[2.0]}]
            sp 2x3sparse(1 0)(0 2)float64 (1, 2)[2.0 1.5]
            ss 1x2[v={float64 (1, 1)[1.0]; 1x2'hi'}]
            t 1x2'hi'
            z float64 (1, 2)[1.0 3.0]+ifloat64 (1, 2)[2.0 -4.0]""";

    private static final String H5PY = """
            import sys
            try:
                import h5py
            except ImportError:
                sys.exit(77)
            f = h5py.File(sys.argv[1], 'r')
            cell = f['b_cell']
            second = f[cell[1, 0]]
            print(f.userblock_size, f['numbers'].shape, f['numbers'][3, 2, 1] == f[cell[0, 0]][3, 2, 1],
                  f['numbers'].attrs['MATLAB_class'].decode(), f['complex'].dtype.names, second.attrs['MATLAB_class'],
                  b''.join(f['struct'].attrs['MATLAB_fields'][1]).decode())
            """;

    private static final String OCTAVE = """
            s = load(argv(){1});
            printf("%d ", size(s.numbers)); printf("%.17g ", s.numbers(2, 3, 4), imag(s.complex(3, 2)));
            printf("%s %s %d\\n", char(s.lines)(2, :), class(s.flags), s.scalar == 2.5);
            """;

    @TempDir
    Path dir;

    private Path ours() throws IOException {
        Path file = dir.resolve("ours.mat");
        MatFile.writeValues(V73Test.values(), file, MatVersion.V7_3);
        return file;
    }

    @Test
    void readsWhatTheHdf5LibraryWrote() throws IOException {
        Path file = dir.resolve("stored.mat");
        try (InputStream in = V73OthersTest.class.getResourceAsStream("h5py-values.mat")) {
            Files.write(file, in.readAllBytes());
        }
        Map<String, MatValue> values = MatFile.readValues(file);
        Tensor x = ((MatNumeric) values.remove("x")).array().toTensor();
        assertEquals(EXPECTED, values.entrySet().stream().map(value -> value.getKey() + " "
                + Shown.of(value.getValue())).sorted().collect(Collectors.joining("\n")));
        assertArrayEquals(new int[]{2, 30, 7}, x.shape());
        for (int i = 0; i < x.size(); i++) {
            // Numbered in column-major order.
            assertEquals(i / 210 + i / 7 % 30 * 2 + i % 7 * 60, x.data()[i]);
        }
        Tensor slice = MatFile.variable(file, "x").slice(new long[]{1, 20, 2}, 1, 5, 3).toTensor();
        assertEquals(1 + 20 * 2 + 2 * 60, slice.data()[0]);
        assertEquals(1 + 24 * 2 + 4 * 60, slice.data()[14]);
    }

    @Test
    void jhdfReadsWhatIsWrittenHere() throws IOException {
        try (HdfFile file = new HdfFile(ours())) {
            assertEquals(512, file.getUserBlockSize());
            Dataset numbers = file.getDatasetByPath("numbers");
            assertArrayEquals(new int[]{4, 3, 2}, numbers.getDimensions());
            double[] expected = ((MatNumeric) V73Test.values().get("numbers")).array().toTensor().data();
            assertEquals(expected[23], ((double[][][]) numbers.getData())[3][2][1]);
            assertEquals("double", numbers.getAttribute("MATLAB_class").getData());
            long[][] cell = (long[][]) file.getDatasetByPath("b_cell").getData();
            Dataset text = (Dataset) file.getNodeByAddress(cell[1][0]);
            assertArrayEquals(new int[][]{{'g'}, {'r'}, {0xfc}, {0xd83d}, {0xde00}}, (int[][]) text.getData());
        }
    }

    @Test
    void h5pyReadsWhatIsWrittenHere() throws IOException, InterruptedException {
        assertEquals("512 (4, 3, 2) True double ('real', 'imag') b'char' a_first",
                Programs.run("no h5py", "python3", "-c", H5PY, ours().toString()));
    }

    @Test
    void octaveReadsWhatIsWrittenHere() throws IOException, InterruptedException {
        Path script = Files.writeString(dir.resolve("check.m"), OCTAVE);
        double[] numbers = ((MatNumeric) V73Test.values().get("numbers")).array().toTensor().data();
        double[] imaginary = ((MatComplex) V73Test.values().get("complex")).im().toTensor().data();
        String[] words = Programs.run("no Octave", "octave-cli", "--no-init-file", script.toString(), ours().toString())
                .split(" ");
        assertEquals("2 3 4", String.join(" ", words[0], words[1], words[2]));
        assertEquals(numbers[23], Double.parseDouble(words[3]));
        assertEquals(imaginary[5], Double.parseDouble(words[4]));
        assertEquals("two uint8 1", String.join(" ", words[5], words[6], words[7]));
    }
}

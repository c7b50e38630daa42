package org.lrptoolbox.python.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.python.testing.CPython;
import org.lrptoolbox.python.testing.Python;

/** Our packages that bear the names of others give the others' values. */
class OthersValuesTest {
    @TempDir
    Path folder;

    /** A program of the resources leaves its arrays in a file, here and under CPython with the real package. */
    @ParameterizedTest
    @CsvSource({"scipy_values, scipy, 1e-12", "scipy_numerics, scipy, 1e-8",
        "scipy_files, scipy, 1e-14", "scipy_optimum, scipy, 2e-5", "scipy_odes, scipy, 1e-9",
        "scipy_sparse, scipy, 1e-14", "scipy_signals, scipy, 1e-10", "scipy_statistics, scipy, 1e-11",
        "scipy_design, scipy, 2e-6", "scipy_programs, scipy, 2e-5", "scipy_further, scipy, 1e-9",
        "scipy_places, scipy, 1e-7",
        "scipy_shapes, scipy, 1e-9",
        "pillow_values, PIL, 1", "pillow_further, PIL, 1", "skimage_values, skimage, 2e-6"})
    void everyArrayIsTheSame(String program, String module, String tolerance) throws IOException {
        String code = resource(program + ".py");
        String theirs = folder.resolve("theirs.npz").toString();
        CPython.runWithNumpy(module, "import os; os.chdir(r'" + folder + "')\n" + code.replace("FILE", theirs));
        String ours = folder.resolve("ours.npz").toString();
        Python.runIn(folder, code.replace("FILE", ours)).checked();
        assertEquals("", Python.run("""
                import numpy as np
                ours, theirs = np.load(r'%s'), np.load(r'%s')
                for name in theirs.files:
                    a, b = ours[name], theirs[name]
                    if a.shape != b.shape or a.dtype != b.dtype:
                        print(name, a.shape, b.shape, a.dtype, b.dtype)
                    elif a.size and not np.abs(a.astype(float) - b.astype(float)).max() <= %s:
                        print(name, np.abs(a.astype(float) - b.astype(float)).max())
                """.formatted(ours, theirs, tolerance)));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(OthersValuesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Values that are known without the packages. */
    @Test
    void whatIsKnownByHeart() {
        assertEquals("[0. 1. 3. 5. 3.]\n[[1. 2.]\n [3. 4.]]\n[[0 1 0]\n [0 0 2]] 2\n(2, 3) 76\nTrue\n",
                Python.runIn(folder,
                        """
                                import numpy as np
                                from PIL import Image
                                from scipy import ndimage, signal
                                print(signal.convolve([0., 1., 2., 3.], [1., 1.]))
                                print(np.round(ndimage.zoom(ndimage.zoom(np.array([[1., 2.], [3., 4.]]), 3, order=1), 1 / 3, order=1), 9))
                                print(*ndimage.label(np.array([[0, 1, 0], [0, 0, 1]])))
                                image = Image.new('RGB', (2, 3), (255, 0, 0)).convert('L')
                                print(image.size, image.getpixel((0, 0)))
                                gray = (np.arange(12).reshape(3, 4) * 20).astype(np.uint8)
                                Image.fromarray(gray).save('g.png')
                                print(Image.open('g.png').mode == 'L' and (np.asarray(Image.open('g.png')) == gray).all())
                                """)
                        .checked());
    }

    @Test
    void filesThatAreNotReadSaySo() {
        assertEquals("""
                scipy.io.netcdf_file is not here: NetCDF files are not read; convert them to .npz or .mat by SciPy
                scipy.io.readsav is not here: IDL's files are not read; convert them to .npz or .mat by SciPy
                """, Python.runIn(folder, """
                from scipy import io
                for name in 'netcdf_file', 'readsav':
                    try: getattr(io, name)
                    except AttributeError as error: print(str(error).split('; here')[0])
                """).checked());
    }

    @Test
    void whatIsNoPictureSaysSo() {
        Python.Result result = Python.runIn(folder,
                """
                        from PIL import Image
                        open('x.png', 'w').write('no picture')
                        for call in lambda: Image.open('x.png'), lambda: Image.open('absent.png'), lambda: Image.new('RGB', (2, 2)).save('x.xyz'):
                            try: call()
                            except (OSError, ValueError) as error: print(type(error).__name__)
                        """);
        assertTrue(result.checked().equals("UnidentifiedImageError\nFileNotFoundError\nValueError\n"), result.out());
    }
}

package org.lrptoolbox.python.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.run.Program;
import org.lrptoolbox.python.run.PythonRunner;
import org.lrptoolbox.python.testing.Python;
import org.lrptoolbox.python.testing.Python.Result;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/** The Python package matplotlib: what its figures show and where they go. */
class MatplotlibTest {
    @TempDir
    Path folder;

    @Test
    void showWritesNumberedFilesBesideTheScriptAndPrintsNothing() throws IOException {
        Path script = Files.writeString(folder.resolve("demo.py"), """
                import numpy as np
                import matplotlib.pyplot as plt
                for level in 0, 200:
                    plt.imshow(np.zeros((2, 2, 3), dtype=np.uint8) + np.array([level, 0, 50], dtype=np.uint8),
                               interpolation='none')
                    plt.axis('off')
                    plt.show()
                assert plt.get_fignums() == []
                """);
        assertEquals("", Python.runScript(script).checked());
        assertEquals(List.of("demo-figure-1.png", "demo-figure-2.png", "demo.py"), names(folder));
        assertPixel(ImageFiles.read(folder.resolve("demo-figure-1.png")), 320, 240, 0, 0, 50);
        ByteImage second = ImageFiles.read(folder.resolve("demo-figure-2.png"));
        assertPixel(second, 320, 240, 200, 0, 50);
        // The page: 6.4 x 4.8 inches of 100 dots, white beside a square image.
        assertEquals(640, second.width());
        assertEquals(480, second.height());
        assertPixel(second, 90, 240, 255, 255, 255);
    }

    @Test
    void figuresGoToTheChosenFolder() throws IOException {
        Path figures = folder.resolve("made/here");
        Result result = Python.result(
                new PythonRunner().workingDirectory(folder).environment("LRP_FIGURES", figures.toString()),
                new Program.Code("import matplotlib.pyplot as plt\nplt.imshow([[0, 1]])\nplt.show()"), List.of(), "");
        assertEquals("", result.checked());
        assertEquals(List.of("python-figure-1.png"), names(figures));
    }

    @Test
    void folderOneCannotWriteToCostsTheFigureNotTheScript() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Result result = Python.result(new PythonRunner().environment("LRP_FIGURES", file.resolve("below").toString()),
                new Program.Code("import matplotlib.pyplot as plt\nplt.imshow([[0, 1]])\nplt.show()\nprint('on')"),
                List.of(), "");
        assertEquals("on\n", result.checked());
        assertTrue(result.err().contains("figure 1 is not written"), result.err());
    }

    @Test
    void numbersAreColouredThroughNormAndMap() throws IOException {
        Python.runIn(folder, """
                import numpy as np
                import matplotlib.pyplot as plt
                plt.imshow(np.array([[-9.0, -1.0], [0.0, 1.0]]), cmap='gray', vmin=-1, vmax=1)
                plt.savefig('plain.png')
                plt.imshow(np.array([[-9.0, -1.0], [0.0, 1.0]]), cmap='gray', vmin=-1, vmax=1, origin='lower')
                plt.savefig('lower.jpg')
                """).checked();
        ByteImage image = ImageFiles.read(folder.resolve("plain.png"));
        assertPixel(image, 230, 150, 0, 0, 0);
        assertPixel(image, 400, 150, 0, 0, 0);
        assertPixel(image, 230, 330, 128, 128, 128);
        assertPixel(image, 400, 330, 255, 255, 255);
        assertTrue(Files.size(folder.resolve("lower.jpg")) > 0);
    }

    @Test
    void gridOfAxesWithTitlesAndColourBar() throws IOException {
        Python.runIn(folder, """
                import io
                import numpy as np
                import matplotlib.pyplot as plt
                from matplotlib.colors import TwoSlopeNorm
                fig, axes = plt.subplots(2, 3, figsize=(6, 4))
                assert axes.shape == (2, 3) and len(axes.ravel()) == 6 and axes[1][2] is axes[1, 2]
                for ax in axes.flat:
                    image = ax.imshow(np.ones((4, 4)), cmap='seismic', norm=TwoSlopeNorm(0, vmin=-1, vmax=3))
                    ax.set_title('one')
                    ax.axis('off')
                fig.colorbar(image, ax=axes[1, 2])
                fig.suptitle('all')
                plt.tight_layout()
                file = io.BytesIO()
                plt.savefig(file, dpi=50)
                assert file.getvalue()[1:4] == b'PNG'
                with open('grid.png', 'wb') as f: f.write(file.getvalue())
                """).checked();
        ByteImage image = ImageFiles.read(folder.resolve("grid.png"));
        assertEquals(300, image.width());
        // With 0 in the middle, 1 of 3 lies at 2/3 of the map.
        assertPixel(image, 50, 75, 255, 85, 85);
    }

    @Test
    void linesBarsAndHistogramsStayWithinTheirAxes() throws IOException {
        assertEquals("[2.0, 1.0, 3.0]\n", Python.runIn(folder, """
                import matplotlib.pyplot as plt
                plt.subplot(121)
                plt.plot([0, 1, 2], [0, 1, 4], 'r--', label='error')
                plt.plot([3, 2, 1], 'o')
                plt.xlabel('iteration'); plt.ylabel('error'); plt.title('training')
                plt.subplot(1, 2, 2)
                counts, edges, bars = plt.hist([1, 1, 2, 3, 3, 3], bins=3, color='#00ff00')
                plt.bar([50], [1000], color='blue')
                plt.xlim(0, 4); plt.ylim(0, 4)
                plt.savefig('plots.png')
                print(counts.tolist())
                """).checked());
        ByteImage image = ImageFiles.read(folder.resolve("plots.png"));
        assertPixel(image, 420, 400, 0, 255, 0);
        assertPixel(image, 620, 20, 255, 255, 255);
    }

    @Test
    void imagesKeepGrayOpacityAndSixteenBits() {
        assertEquals("(3, 4) float32 True\n(3, 4) 7000.0\nTrue\n(3, 4, 4) [1.0, 1.0, 1.0, 1.0]\n",
                Python.runIn(folder, """
                        import numpy as np
                        import matplotlib.pyplot as plt
                        from PIL import Image
                        gray = (np.arange(12).reshape(3, 4) * 20).astype(np.uint8)
                        Image.fromarray(gray).save('gray.png')
                        read = plt.imread('gray.png')
                        print(read.shape, read.dtype, (np.rint(read * 255) == gray).all())
                        Image.fromarray(gray.astype(np.uint16) * np.uint16(250)).save('deep.png')
                        read = plt.imread('deep.png')
                        print(read.shape, round(float(read[0, 1]) * 65535 * 1.4, 1))
                        rgba = np.random.RandomState(1).randint(0, 256, (5, 6, 4)).astype(np.uint8)
                        plt.imsave('rgba.png', rgba)
                        print((np.rint(plt.imread('rgba.png') * 255) == rgba).all())
                        plt.imsave('mapped.png', gray, cmap='gray')
                        print(plt.imread('mapped.png').shape, plt.imread('mapped.png')[2, 3].tolist())
                        """).checked());
    }

    @Test
    void plotsBecomePicturesAndShapes() throws IOException {
        assertEquals("b'%PDF'\n",
                Python.runIn(folder,
                        """
                                import io
                                import numpy as np
                                import matplotlib.pyplot as plt
                                from matplotlib.gridspec import GridSpec
                                fig = plt.figure(figsize=(6, 4))
                                grid = GridSpec(2, 3)
                                ax = fig.add_subplot(grid[0, :])
                                ax.plot([0, 1, 2], [0, 1, 4], 'r--', label='line')
                                ax.scatter([0, 1, 2], [4, 2, 0], c=[1., 2., 3.], s=40, label='points', alpha=0.5)
                                ax.errorbar([0, 1], [1, 2], yerr=[0.5, 0.2], fmt='o', capsize=3, label='bars')
                                ax.axvline(1, color='g', ls=':'); ax.axhspan(0, 1, alpha=0.2); ax.grid(True)
                                ax.fill_between([0, 1, 2], [0, 1, 2], alpha=0.3); ax.legend(loc='upper left')
                                fig.add_subplot(grid[1, 0]).bar(['a', 'b'], [1, 2], color='#00ff00')
                                fig.add_subplot(grid[1, 1]).barh([0, 1], [1, 2])
                                ax = fig.add_subplot(grid[1, 2]); ax.imshow([[0, 1], [2, 3]]); ax.text(0, 0, 'text', ha='center', va='center')
                                for ending in 'png', 'svg', 'pdf': fig.savefig('plot.' + ending)
                                out = io.BytesIO(); fig.savefig(out, format='pdf'); print(out.getvalue()[:4])
                                """)
                        .checked());
        String svg = Files.readString(folder.resolve("plot.svg"));
        assertTrue(svg.contains("width=\"432pt\"") && svg.contains("stroke-dasharray")
                && svg.contains("fill-opacity=\"0.5\"")
                && svg.contains("data:image/png;base64,") && svg.endsWith("</svg>\n"), svg.substring(0, 500));
        String pdf = Files.readString(folder.resolve("plot.pdf"), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(
                pdf.contains("/MediaBox [0 0 432 288]") && pdf.contains("/Subtype /Image") && pdf.endsWith("%%EOF\n"));
        int table = Integer.parseInt(pdf.substring(pdf.lastIndexOf("startxref") + 10, pdf.lastIndexOf("%%EOF") - 1));
        assertTrue(pdf.startsWith("xref", table));
        ByteImage image = ImageFiles.read(folder.resolve("plot.png"));
        assertPixel(image, 170, 340, 0, 255, 0);
    }

    @Test
    void coloursAndNorms() {
        assertEquals("", Python
                .run("""
                        import matplotlib
                        from matplotlib import cm, colors
                        def same(found, expected):
                            assert found == expected, f'found {found}, expected {expected}'
                        def refusal(action):
                            try:
                                return action()
                            except ValueError as error:
                                return str(error)
                        same(cm.jet(0.5)[1], 1.0)
                        same(cm.get_cmap('jet').N, 256)
                        same(matplotlib.colormaps['gray'](1.0), (1.0, 1.0, 1.0, 1.0))
                        same(('RdBu_r' in matplotlib.colormaps, 'nope' in matplotlib.colormaps), (True, False))
                        same(cm.gray(255), (1.0, 1.0, 1.0, 1.0))
                        same(cm.gray.reversed()(0.0)[0], 1.0)
                        same(colors.Normalize(2, 4)([2, 3, 5]).tolist(), [0.0, 0.5, 1.5])
                        same(colors.Normalize()([2, 3, 4]).tolist(), [0.0, 0.5, 1.0])
                        same(colors.TwoSlopeNorm(0, -1, 4)([-1, -0.5, 0, 2, 4]).tolist(), [0.0, 0.25, 0.5, 0.75, 1.0])
                        same(colors.CenteredNorm()([-4.0, 0.0, 2.0]).tolist(), [0.0, 0.5, 0.75])
                        log = colors.LogNorm()
                        same(([round(v, 9) for v in log([-1.0, 0.0, 1.0, 10.0, 100.0])[2:]], log.vmin, log.vmax), ([0.0, 0.5, 1.0], 1.0, 100.0))
                        same([v != v for v in log([-1.0, 0.0]).tolist()], [True, True])  # NaN: neither has a logarithm
                        same(refusal(lambda: colors.LogNorm(0, 10)(5)), 'Invalid vmin or vmax')
                        same(refusal(lambda: colors.LogNorm(10, 1)(5)), 'vmin must be less or equal to vmax')
                        same(colors.LinearSegmentedColormap.from_list('x', ['black', 'red'])(1.0)[:2], (1.0, 0.0))
                        same(colors.ListedColormap(['k', 'w'])(1), (1.0, 1.0, 1.0, 1.0))
                        same(colors.to_rgba('#ff000080')[0], 1.0)
                        same(cm.ScalarMappable(cmap='gray').to_rgba([0.0, 1.0])[:, 0].tolist(), [0.0, 1.0])
                        same(cm.ScalarMappable(cmap='gray').to_rgba([0.0, 1.0], bytes=True)[1].tolist(), [255] * 4)
                        """));
    }

    @Test
    void errors() {
        Result result = Python.runIn(folder, """
                import matplotlib, matplotlib.pyplot as plt
                for error, code in (
                        (AttributeError, 'matplotlib.cm.nope'), (AttributeError, 'plt.nope'),
                        (AttributeError, 'matplotlib.animation'), (KeyError, 'matplotlib.colormaps["nope"]'),
                        (ValueError, 'plt.imshow([[1]], cmap="nope")'), (TypeError, 'plt.imshow([1, 2])'),
                        (ValueError, 'plt.savefig("figure.tiff")'), (ValueError, 'plt.subplot(2, 2, 5)'),
                        (ValueError, 'plt.plot([1, 2], [1])'), (ValueError, 'plt.plot([1], "?")'),
                        (ValueError, 'plt.plot([1, 2], color="no colour"); plt.savefig("a.png")'),
                        (ValueError, 'plt.figure(figsize=(1e6, 1e6)).savefig("f.png")')):
                    try:
                        exec(code)
                        print(code, 'raised nothing')
                    except Exception as e:
                        if type(e) is not error or not str(e):
                            print(code, 'raised', repr(e))
                """);
        assertEquals("", result.checked());
        assertFalse(Files.exists(folder.resolve("figure.tiff")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static int[] pixel(ByteImage image, int x, int y) {
        int at = (y * image.width() + x) * image.channels();
        return new int[]{image.pixels()[at] & 0xff, image.pixels()[at + 1] & 0xff, image.pixels()[at + 2] & 0xff};
    }

    private static void assertPixel(ByteImage image, int x, int y, int... rgb) {
        assertArrayEquals(rgb, pixel(image, x, y), "pixel " + x + ", " + y);
    }
}

package org.lrptoolbox.python.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;

/** What is drawn one by one: markers with edges, bars of their own, notes; and pictures that follow each other. */
class MarkersTest {
    private static final String START = """
            import numpy as np
            import matplotlib.pyplot as plt
            def same(found, expected):
                assert found == expected, f'found {found}, expected {expected}'
            def page(ax):
                ax.set_position([0, 0, 1, 1]); ax.set_axis_off(); ax.set_xlim(0, 1); ax.set_ylim(0, 1)
                return np.asarray(ax.figure.canvas.buffer_rgba())[:, :, :3].astype(int)
            def color(pixels, x, y):
                h, w = pixels.shape[:2]
                return tuple(int(v) for v in pixels[int(h * (1 - y)), int(w * x)])
            """;

    private static void run(String script) {
        assertEquals("", Python.run(START + script));
    }

    @Test
    void edgesOfMarkersAndPoints() {
        run("""
                fig, ax = plt.subplots(figsize=(2, 2))
                ax.plot([0.5], [0.5], 's', ms=36, mfc='w', mec='b', mew=8)
                ax.scatter([0.2], [0.2], s=400, facecolors='none', edgecolors=[(1, 0, 0, 1)], lw=4)
                pixels = page(ax)  # 36 points of 144: the edge lies at a quarter from the middle's half
                same((color(pixels, 0.5, 0.5), color(pixels, 0.375, 0.5)), ((255, 255, 255), (0, 0, 255)))
                same((color(pixels, 0.2, 0.2), color(pixels, 0.2 + 10 / 144, 0.2)), ((255, 255, 255), (255, 0, 0)))
                for marker in [*'.,ov^<>1234|_8sp*hH+xDdPX', *range(12), (5, 1), '$a$']:
                    fig, ax = plt.subplots(figsize=(1, 1)); ax.plot([0.5], [0.5], marker=marker, ms=30, color='k')
                    assert (page(ax) < 128).any(), marker
                try:
                    fig, ax = plt.subplots(); ax.plot([0.5], [0.5], marker='Q'); page(ax)
                except ValueError as e:
                    same(str(e), "Unrecognized marker style 'Q'")
                else:
                    raise AssertionError('a marker that is none')
                """);
    }

    @Test
    void barsOneByOne() {
        run("""
                fig, ax = plt.subplots()
                bars = ax.bar([0.25, 0.75], [0.5, 1.0], width=0.25, facecolor='r')
                same([(b.get_x(), b.get_width(), b.get_height()) for b in bars], [(0.125, 0.25, 0.5), (0.625, 0.25, 1.0)])
                bars[1].set_facecolor((0, 0, 1)); bars.patches[0].set_alpha(0.5)
                pixels = page(ax)
                same((color(pixels, 0.75, 0.5), color(pixels, 0.25, 0.75)), ((0, 0, 255), (255, 255, 255)))
                red, green, blue = color(pixels, 0.25, 0.25)
                assert red == 255 and abs(green - 127) < 3 and green == blue, (red, green, blue)
                shares, names, numbers = ax.pie([1, 3], labels=['a', 'b'], autopct='%d%%')
                same([t.get_text() for t in [*names, *numbers]], ['a', 'b', '25%', '75%'])
                """);
    }

    @Test
    void notesPointAtPlaces() {
        run("""
                fig, ax = plt.subplots(figsize=(2, 2))
                ax.annotate('', xy=(0.5, 0.5), xytext=(0.5, 0.9), arrowprops=dict(arrowstyle='-', color='g', lw=6))
                ax.annotate('x', xy=(0.1, 0.1), xytext=(100, 0), textcoords='offset points', bbox=dict(facecolor='b', edgecolor='b'))
                pixels = page(ax)
                same((color(pixels, 0.5, 0.7), color(pixels, 0.5, 0.3)), ((0, 128, 0), (255, 255, 255)))
                assert (pixels[:, :, 2] - pixels[:, :, 0] > 200).any()
                where = np.argwhere(pixels[:, :, 2] - pixels[:, :, 0] > 200)
                left = 20 + (100 - 4) * 100 / 72  # 100 points beyond a tenth of 200 pixels, and 4 around the text
                assert abs(where[:, 1].min() - left) < 2, where[:, 1].min()
                """);
    }

    @Test
    void filmsAndNames() {
        run("""
                import os, tempfile
                from matplotlib.animation import FuncAnimation
                fig, ax = plt.subplots(figsize=(1, 1)); line, = ax.plot([0, 1], [0, 1]); seen = []
                def step(i):
                    seen.append(i); line.set_ydata([0, i]); return line,
                film = FuncAnimation(fig, step, frames=3, interval=50)
                path = os.path.join(tempfile.mkdtemp(), 'film.gif'); film.save(path, writer='pillow')
                content = open(path, 'rb').read()
                same((seen, content[:6], content.count(b'NETSCAPE2.0') > 0), ([0, 0, 1, 2], b'GIF89a', True))
                same(content.count(b'!\\xf9\\x04'), 3)  # as many pictures
                try:
                    film.save('film.mp4')
                except ValueError as e:
                    assert 'GIF' in str(e) and 'film.mp4' in str(e), e
                else:
                    raise AssertionError('a film that is none')
                names = {}; exec('from pylab import *', names)
                same([n for n in 'pie quiver contourf MultipleLocator cm sin randn'.split() if n not in names], [])
                """);
    }
}

package org.lrptoolbox.python.plot;

import static org.lrptoolbox.python.plot.PlotScript.run;

import org.junit.jupiter.api.Test;

/** What few scripts draw: checked by the pixels a page has and the limits axes say. */
class FurtherPlotsTest {
    @Test
    void logarithmicAxes() {
        run("""
                fig, ax = plt.subplots()
                ax.loglog([1, 100], [1, 10000], 'k'); ax.set_xlim(1, 100); ax.set_ylim(1, 10000)
                same(ax.get_xticks().tolist(), [1.0, 10.0, 100.0])
                same([t.get_text() for t in ax.get_xticklabels()], ['10\\u2070', '10\\u00b9', '10\\u00b2'])
                pixels = page(ax)
                same([drawn(pixels, t, t) for t in (0.25, 0.5, 0.75)], [True] * 3)
                same(drawn(pixels, 0.5, 0.25), False)
                plt.figure(); plt.semilogy([1, 2], [0.0, 10.0]); plt.semilogy([1, 2], [1000.0, 10.0])
                low, high = plt.ylim()  # zero has no logarithm: limits go from 10 to 1000, with margins
                assert 7.9 < low < 8.0 and 1258 < high < 1260, (low, high)
                """);
    }

    @Test
    void contoursAndCells() {
        run("""
                x, y = np.linspace(-2, 2, 41), np.linspace(-1, 1, 21)
                X, Y = np.meshgrid(x, y)
                fig, ax = plt.subplots(); ax.contour(X, Y, np.hypot(X, Y), levels=[0.5], colors='k')
                same((ax.get_xlim(), ax.get_ylim()), ((-2.0, 2.0), (-1.0, 1.0)))
                pixels = page(ax)
                same([drawn(pixels, *at) for at in ((0.625, 0.5), (0.5, 0.75), (0.375, 0.5), (0.5, 0.25), (0.5, 0.5))],
                     [True] * 4 + [False])
                fig, ax = plt.subplots(); bands = ax.contourf(X, Y, X, levels=[-2, 0, 2], colors=['k', 'w'])
                pixels = page(ax)
                same((drawn(pixels, 0.25, 0.5), drawn(pixels, 0.75, 0.5)), (True, False))
                fig, ax = plt.subplots(); ax.pcolormesh([0, 1, 4], [0, 1], [[0.0, 1.0]], cmap='gray')
                pixels = page(ax)  # cells of unequal width
                same((drawn(pixels, 0.2, 0.5), drawn(pixels, 0.3, 0.5)), (True, False))
                """);
    }

    @Test
    void linesShapesAndAreas() {
        run("""
                from matplotlib.patches import Circle, Rectangle
                fig, ax = plt.subplots(); ax.set_xlim(0, 4); ax.set_ylim(0, 4)
                ax.vlines([1], 0, 2, colors='k'); ax.hlines(3, 0, 2, colors='k')
                ax.add_patch(Rectangle((2, 0), 1, 1, color='k')); ax.add_patch(Circle((3, 3), 0.5, fill=False))
                ax.fill_between([0, 1, 2, 3, 4], 1.4, 1.8, where=[False, False, False, True, True], color='k')
                pixels = page(ax)
                for x, y, there in ((1, 1, True), (1, 2.5, False), (1, 3, True), (3, 3, False), (2.5, 0.5, True),
                                    (3.5, 3, True), (3.5, 1.6, True), (2.5, 1.6, False)):
                    same((x, y, drawn(pixels, x / 4, y / 4)), (x, y, there))
                same(plt.step([0, 1], [0, 1], where='post')[0].get_xdata().tolist(), [0.0, 1.0, 1.0])
                boxes = plt.boxplot([1.0, 2.0, 3.0, 4.0, 100.0])
                same(boxes['medians'][0].get_ydata().tolist(), [3.0, 3.0])
                same(boxes['fliers'][0].get_ydata().tolist(), [100.0])
                """);
    }

    @Test
    void axesShareAndStandBeside() {
        run("""
                from mpl_toolkits.axes_grid1 import make_axes_locatable
                from matplotlib import ticker
                fig, axes = plt.subplots(2, 2, sharex=True, sharey='row')
                same((type(axes) is np.ndarray, axes.shape, axes.T[0, 1] is axes[1, 0]), (True, (2, 2), True))
                axes[0, 0].plot([0, 1], [0, 1]); axes[1, 1].plot([0, 4], [5, 9])
                same((axes[0, 1].get_xlim(), axes[0, 1].get_ylim()), ((-0.2, 4.2), (-0.05, 1.05)))
                axes[1, 0].set_ylim(0, 2); same(axes[1, 1].get_ylim(), (0.0, 2.0))
                fig, ax = plt.subplots(); image = ax.imshow(np.zeros((3, 3)))
                beside = make_axes_locatable(ax).append_axes('right', '25%', pad=0.0)
                fig.colorbar(image, cax=beside)
                same([round(v, 3) for v in (ax.get_position().width, beside.get_position().width)], [0.62, 0.155])
                twin = ax.twinx(); fig.subplots_adjust(left=0.0, right=1.0)
                same([round(v, 3) for v in (ax.get_position().width, twin.get_position().width, beside.get_position().x0)],
                     [0.8, 0.8, 0.8])
                ax.xaxis.set_major_formatter(ticker.PercentFormatter(1.0)); ax.set_xticks([0, 1])
                same([t.get_text() for t in ax.get_xticklabels()], ['0%', '100%'])
                """);
    }

    @Test
    void coloursAndTicksOfOlderScripts() {
        run("""
                from matplotlib import colors, ticker
                same([colors.is_color_like(c) for c in ('red', '#12345', (0, 0, 2), None, '0.5')],
                     [True, False, False, False, True])
                same(colors.to_hex((1, 0.5, 0)), '#ff8000'); same(colors.to_hex('C0', True), '#1f77b4ff')
                same(colors.to_rgba_array(['r', 'b']).tolist(), [[1, 0, 0, 1], [0, 0, 1, 1]])
                same(colors.to_rgba_array((0, 1, 0), 0.5).tolist(), [[0, 1, 0, 0.5]])
                same(colors.colorConverter.to_rgba('k'), (0, 0, 0, 1))
                same(colors.PowerNorm(2, 0, 4)(np.array([-1., 0, 2, 4])).tolist(), [-0.25, 0, 0.25, 1])
                same(ticker.LinearLocator(3).tick_values(0, 1).tolist(), [0, 0.5, 1])
                """);
    }

    @Test
    void oldNamesAndClearRefusals() {
        run("""
                import io
                import matplotlib.pylab as pylab
                from PIL import Image
                names = {}; exec('from pylab import *', names)
                same((names['linspace'] is np.linspace, names['plot'] is plt.plot), (True, True))
                same((float(pylab.linspace(0, 1, 3)[1]), pylab.rand(2).shape, pylab.plt is plt), (0.5, (2,), True))
                pylab.imshow(pylab.eye(2)); pylab.gray(); same(plt.gci().cmap.name, 'gray')
                out = io.BytesIO(); plt.figure(figsize=(4, 2)); plt.text(0.5, 0.5, 'small'); plt.axis('off')
                plt.savefig(out, format='png', bbox_inches='tight'); out.seek(0)
                width, height = Image.open(out).size
                assert width < 200 and height < 100, (width, height)
                plt.gca().set_aspect('equal', 'box'); same(plt.gca().aspect, 'equal')
                for polar in (dict(projection='polar'), dict(polar=True)):
                    try:
                        plt.figure().add_subplot(**polar)
                        raise AssertionError('straight axes for polar ones')
                    except NotImplementedError as error:
                        assert 'polar' in str(error)
                plt.title('a', fontsize='small'); plt.xlabel('b', fontsize=8); plt.xticks([0, 1], ['p', 'q'], rotation=90)
                same([t.get_text() for t in plt.xticks()[1]], ['p', 'q'])
                """);
    }

    /** Formats name colours whole or of the cycle; columns of x and y go together, and shapes that do not are told. */
    @Test
    void formatsAndColumnsOfLines() {
        run("""
                from matplotlib.colors import to_hex
                def told(text, *args):
                    try:
                        plt.plot(*args)
                    except ValueError as error:
                        return same(text in str(error), True)
                    raise AssertionError(args)
                for format, expected in (('cyan', ('#00ffff', '-', None)), ('tab:blue', ('#1f77b4', '-', None)), ('0.5', ('#808080', '-', None)),
                                         ('#ff0000', ('#ff0000', '-', None)), ('C1--', ('#ff7f0e', '--', None)), ('oC2', ('#2ca02c', '', 'o')),
                                         (':b', ('#0000ff', ':', None)), ('-.g^', ('#008000', '-.', '^')), ('k1', ('#000000', '', '1'))):
                    line, = plt.plot([1, 2], format)
                    same((to_hex(line.get_color()), line.linestyle, line.marker), expected)
                told('two color', [1], 'rb'); told('two marker', [1], 'ox'); told("unrecognized character '?'", [1], 'r?')
                def lines(*args):
                    return [(line.get_xdata().tolist(), line.get_ydata().tolist()) for line in plt.plot(*args)]
                y = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
                same(lines(np.float64(3)), [([0.0], [3.0])]); same(lines(1, 2), [([1.0], [2.0])])
                same(lines([7, 8], y), [([7.0, 8.0], [a, a + 3]) for a in (1.0, 2.0, 3.0)])
                same(lines(y * 10, y), [([10 * a, 10 * a + 30], [a, a + 3]) for a in (1.0, 2.0, 3.0)])
                same(lines(y, [7, 8]), [([a, a + 3], [7.0, 8.0]) for a in (1.0, 2.0, 3.0)])
                told('same first dimension, but have shapes (2,) and (3,)', [1, 2], [1, 2, 3])
                told('no greater than 2D, but have shapes (2,) and (2, 3, 1)', [1, 2], y[:, :, None])
                told('x has 2 columns but y has 3 columns', y[:, :2], y)
                """);
    }
}

package org.lrptoolbox.python.plot;

import static org.lrptoolbox.python.plot.PlotScript.run;

import org.junit.jupiter.api.Test;

/** Plots of the sciences, axes within axes, pages and widgets: checked by limits, numbers and pixels. */
class SciencePlotsTest {
    @Test
    void violinsStreamsAndTriangles() {
        run("""
                fig, ax = plt.subplots(); made = ax.violinplot([[0.0, 1, 2], [1.0, 5, 9]], showmeans=True)
                same(sorted(made), ['bodies', 'cbars', 'cmaxes', 'cmeans', 'cmins']); same(len(made['bodies']), 2)
                near(ax.get_ylim(), (-0.45, 9.45))
                y, x = np.mgrid[-1:1:11j, -1:1:11j]
                fig, ax = plt.subplots(); field = ax.streamplot(x, y, np.ones_like(x), 0 * x, color='k')
                near(ax.get_xlim(), (-1, 1))
                for line in field.lines.outlines():  # the field points to the right: so do its lines
                    assert np.ptp(line[:, 1]) < 1e-9 and (np.diff(line[:, 0]) > 0).all(), line
                from matplotlib.tri import Triangulation
                points = np.random.RandomState(0).rand(30, 2)
                tri = Triangulation(*points.T); same(len(tri.triangles), 49)
                a, b, c = points[tri.triangles].transpose(1, 0, 2)
                areas = ((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]) / 2
                assert (areas > 0).all(); hull = areas.sum()
                for t in tri.triangles.tolist():  # no point within the circle about a triangle
                    p = points[t]; m = np.linalg.solve(2 * (p[1:] - p[0]), (p[1:] ** 2 - p[0] ** 2).sum(axis=1))
                    assert (np.hypot(*(points - m).T) >= np.hypot(*(p[0] - m)) * (1 - 1e-9)).all()
                fig, ax = plt.subplots(); ax.tricontourf([0, 1, 0, 1], [0, 0, 1, 1], [0, 1, 0, 1], levels=[0, 0.5, 1], colors=['k', 'w'])
                pixels = page(ax); same((drawn(pixels, 0.25, 0.5), drawn(pixels, 0.75, 0.5)), (True, False))
                fig, ax = plt.subplots(); ax.triplot(*points.T, 'k-'); ax.tripcolor(*points.T, points[:, 0]); page(ax)
                """);
    }

    @Test
    void axesWithinAndBesideAxes() {
        run("""
                fig, axes = plt.subplot_mosaic('AAB;C.B'); same(sorted(axes), ['A', 'B', 'C'])
                assert axes['A'].get_position().width > 1.9 * axes['C'].get_position().width
                try:
                    plt.subplot_mosaic('AB;BA'); raise AssertionError('no error')
                except ValueError as e:
                    assert 'non-rectangular' in str(e), e
                fig, ax = plt.subplots(); ax.set_xlim(0, 10); inner = ax.inset_axes([0.5, 0.5, 0.4, 0.4])
                near(inner.get_position().bounds, (0.125 + 0.3875, 0.11 + 0.385, 0.31, 0.308)); assert plt.gca() is ax
                top = ax.secondary_xaxis('top', functions=(lambda v: v * 2, lambda v: v / 2)); fig.canvas.buffer_rgba()
                near(top.get_xlim(), (0, 20))
                from mpl_toolkits.axes_grid1 import ImageGrid, make_axes_locatable
                from mpl_toolkits.axes_grid1.inset_locator import inset_axes
                small = inset_axes(ax, '50%', '25%', loc='lower left'); near(small.get_position().width, 0.3875)
                beside = make_axes_locatable(ax).append_axes('right', size='5%', pad=0.05)
                assert beside.get_position().x0 > ax.get_position().x1
                same(len(ImageGrid(plt.figure(), 111, (2, 3), cbar_mode='single').cbar_axes), 1)
                """);
    }

    @Test
    void labelsTablesAndRows() {
        run("""
                fig, ax = plt.subplots(); bars = ax.bar(['a', 'b'], [1, 2.5]); said = ax.bar_label(bars, fmt='%.1f')
                same([t.get_text() for t in said], ['1.0', '2.5']); assert ax.containers == [bars]
                table = ax.table(cellText=[['1', '2']], colLabels=['x', 'y'], rowLabels=['r']); same(table[1, 1].text, '2')
                fig.canvas.buffer_rgba()
                fig, ax = plt.subplots(); ax.set_xlim(0, 1); ax.set_ylim(0, 1); ax.axline((0, 0), slope=0.5, color='k')
                pixels = page(ax); same((drawn(pixels, 0.5, 0.25), drawn(pixels, 0.5, 0.5)), (True, False))
                fig, ax = plt.subplots(); ax.eventplot([[0.0, 1], [2.0, 3]], colors='k'); near(ax.get_ylim(), (-1.15, 2.15))
                fig, ax = plt.subplots(); cells = ax.hexbin([0, 0, 1], [0, 0, 1], gridsize=4, mincnt=1); same(sorted(cells.get_array().tolist()), [1.0, 2.0])
                fig, ax = plt.subplots(); lines = ax.contour(np.add.outer(np.arange(5.0), np.arange(5)), levels=[2, 4])
                same([t.get_text() for t in ax.clabel(lines)], ['2', '4'])
                points, stalks, base = ax.stem([1, 2], [3, 4], linefmt='r--', markerfmt='gD'); same((points.marker, points.color), ('D', 'g'))
                from matplotlib.offsetbox import AnchoredText
                fig, ax = plt.subplots(); before = page(ax).copy(); ax.add_artist(AnchoredText('here', loc='upper left'))
                assert (page(ax)[:60, :120] != before[:60, :120]).any()
                """);
    }

    @Test
    void hatches() {
        run("""
                def ink(pattern):
                    fig, ax = plt.subplots(); ax.bar([0], [1], 1, color='w', hatch=pattern); ax.set_xlim(-0.5, 0.5); ax.set_ylim(0, 1)
                    return (page(ax) < 128).sum() // 3
                plain, once, twice, across = ink(''), ink('/'), ink('//'), ink('x')
                assert plain == 0 and 1.8 < twice / once < 2.2 and 1.7 < across / once < 2.2, (plain, once, twice, across)
                fig, ax = plt.subplots(); ax.bar([0], [1], hatch='o')
                try:
                    page(ax); raise AssertionError('no error')
                except NotImplementedError as e:
                    assert "'o'" in str(e), e
                """);
    }

    @Test
    void pagesAndWidgets() {
        run("""
                from matplotlib.backends.backend_pdf import PdfPages
                out = io.BytesIO()
                with PdfPages(out) as pdf:
                    for size in (3, 4):
                        plt.figure(figsize=(size, 2)); plt.imshow([[0, 1], [1, 0]]); pdf.savefig()
                    same(pdf.get_pagecount(), 2)
                content = out.getvalue()
                same((content[:8], content.count(b'/Type /Page '), b'/Count 2' in content), (b'%PDF-1.4', 2, True))
                assert b'[0 0 216 144]' in content and b'[0 0 288 144]' in content
                for k, at in enumerate(int(line[:10]) for line in content[content.index(b'xref'):].split(b'\\n')[3:] if line.endswith(b'n ')):
                    assert content[at:].startswith(b'%d 0 obj' % (k + 1)), k
                from matplotlib.widgets import Button, CheckButtons, RadioButtons, Slider
                fig, ax = plt.subplots(4); told = []
                slider = Slider(ax[0], 'f', 0, 10, valinit=3); slider.on_changed(told.append); slider.set_val(20); same((told, slider.val), ([10], 10))
                slider.reset(); same(slider.val, 3)
                check = CheckButtons(ax[1], ['a', 'b'], [True, False]); check.on_clicked(told.append); check.set_active(1)
                same((check.get_status(), told[-1]), ([True, True], 'b'))
                radio = RadioButtons(ax[2], ['x', 'y']); radio.set_active(1); same(radio.value_selected, 'y')
                Button(ax[3], 'go').on_clicked(told.append); fig.canvas.buffer_rgba()
                try:
                    plt.ginput(1); raise AssertionError('no error')
                except RuntimeError as e:
                    assert 'window' in str(e), e
                """);
    }
}

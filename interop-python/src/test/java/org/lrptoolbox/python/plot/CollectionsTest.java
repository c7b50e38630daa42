package org.lrptoolbox.python.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;

/** Many shapes as one artist, paths, and what maps do beyond their ends. */
class CollectionsTest {
    @Test
    void shapesInColoursOfTheirOwn() {
        assertEquals("", Python
                .run("""
                        import numpy as np
                        import matplotlib.pyplot as plt
                        from matplotlib.collections import LineCollection, PatchCollection, PathCollection, PolyCollection
                        from matplotlib.patches import Rectangle
                        from matplotlib.path import Path
                        def same(found, expected):
                            assert found == expected, f'found {found}, expected {expected}'
                        fig, ax = plt.subplots(figsize=(2, 2)); ax.set_position([0, 0, 1, 1]); ax.set_axis_off()
                        def color(x, y):
                            pixels = np.asarray(fig.canvas.buffer_rgba())
                            return tuple(int(v) for v in pixels[int(200 * (1 - y)), int(200 * x), :3])
                        ax.add_collection(LineCollection([[(0, 0.9), (1, 0.9)], [(0, 0.8), (1, 0.8)]], colors=['r', 'b'], linewidths=5))
                        squares = [[(a, 0.5), (a + 0.2, 0.5), (a + 0.2, 0.7), (a, 0.7)] for a in (0.1, 0.6)]
                        mapped = ax.add_collection(PolyCollection(squares, array=np.array([0.0, 1.0]), cmap='gray'))
                        ax.add_collection(PatchCollection([Rectangle((0.1, 0.2), 0.2, 0.2, facecolor='g')], match_original=True))
                        ring = Path([(0.6, 0.2), (0.8, 0.2), (0.8, 0.4), (0.6, 0.2)], [Path.MOVETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY])
                        ax.add_collection(PathCollection([ring], facecolor='y', edgecolor='none'))
                        same(ax.get_xlim(), (-0.05, 1.05)); ax.set_xlim(0, 1); ax.set_ylim(0, 1)
                        same([color(0.5, 0.9), color(0.5, 0.8), color(0.2, 0.6), color(0.7, 0.6), color(0.2, 0.3), color(0.75, 0.25), color(0.65, 0.35)],
                             [(255, 0, 0), (0, 0, 255), (0, 0, 0), (255, 255, 255), (0, 128, 0), (191, 191, 0), (255, 255, 255)])
                        same(mapped.get_clim(), (0.0, 1.0))
                        same(ring.contains_points([(0.75, 0.25), (0.65, 0.35)]).tolist(), [True, False])
                        round_ = Path([(0, 0), (1, 0), (1, 1)], [Path.MOVETO, Path.CURVE3, Path.CURVE3]).to_polygons()[0]
                        same((len(round_), round_[6].tolist()), (13, [0.75, 0.25]))
                        """));
    }

    @Test
    void mapsBeyondTheirEndsAndTicks() {
        assertEquals("", Python
                .run("""
                        import copy, numpy as np
                        import matplotlib.pyplot as plt
                        cmap = copy.copy(plt.get_cmap('gray')); cmap.set_under('r'); cmap.set_over('b'); cmap.set_bad('g')
                        found = cmap(np.array([-0.1, 0.0, 1.0, 1.1, np.nan]))[:, :3]
                        assert np.allclose(found, [(1, 0, 0), (0, 0, 0), (1, 1, 1), (0, 0, 1), (0, 0.5, 0)]), found
                        assert plt.get_cmap('gray')(-0.1)[:3] == (0, 0, 0)
                        fig, ax = plt.subplots(); ax.imshow(np.eye(2), animated=True, zorder=3); ax.set_xticks([0, 1], ['a', 'b'])
                        for tick in ax.xaxis.get_major_ticks():
                            tick.tick1line.set_visible(False); tick.label1.set_fontsize(7)
                        assert [t.label1.get_text() for t in ax.xaxis.get_major_ticks()] == ['a', 'b']
                        """));
    }
}

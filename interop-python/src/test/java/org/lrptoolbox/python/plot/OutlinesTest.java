package org.lrptoolbox.python.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;

/** Shapes of several strokes, arrows as shapes, colours as tables, and scales of colours. */
class OutlinesTest {
    @Test
    void holesStayAndOutlinesAreDrawn() {
        assertEquals("", Python
                .run("""
                        import numpy as np
                        import matplotlib.pyplot as plt
                        from matplotlib.patches import Arc, Arrow, FancyArrow, FancyArrowPatch, FancyBboxPatch, PathPatch, RegularPolygon
                        from matplotlib.path import Path
                        fig, ax = plt.subplots(figsize=(2, 2)); ax.set_position([0, 0, 1, 1]); ax.set_axis_off(); ax.set_xlim(0, 1); ax.set_ylim(0, 1)
                        def color(x, y):
                            pixels = np.asarray(fig.canvas.buffer_rgba())
                            return tuple(int(v) for v in pixels[int(200 * (1 - y)), int(200 * x), :3])
                        square = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
                        both = np.concatenate([0.1 + 0.4 * np.array(square), 0.2 + 0.2 * np.array(square[::-1])])
                        ax.add_patch(PathPatch(Path(both, [1, 2, 2, 2, 79] * 2), facecolor='r', edgecolor='none'))
                        ax.add_patch(PathPatch(Path([(0.6, 0.05), (0.95, 0.05)]), facecolor='none', lw=6))
                        ax.add_patch(FancyBboxPatch((0.65, 0.25), 0.1, 0.1, boxstyle='round,pad=0.05,rounding_size=0.05', fc='b', ec='none'))
                        ax.add_patch(FancyArrowPatch((0.05, 0.6), (0.95, 0.6), arrowstyle='-|>', mutation_scale=20, lw=4, color='g', shrinkA=0, shrinkB=0))
                        ax.add_patch(FancyArrow(0.05, 0.75, 0.6, 0, width=0.05, head_width=0.2, head_length=0.2, color='c'))
                        ax.add_patch(RegularPolygon((0.5, 0.9), 4, radius=0.08, color='m')); ax.add_patch(Arc((0.8, 0.8), 0.2, 0.2, theta1=-20, theta2=20, lw=6))
                        ax.add_patch(Arrow(0.05, 0.95, 0.3, 0, width=0.1, color='y'))
                        white = (255, 255, 255)
                        places = [(0.15, 0.3), (0.3, 0.3), (0.8, 0.05), (0.7, 0.3), (0.605, 0.205), (0.7, 0.225), (0.92, 0.6), (0.5, 0.6), (0.3, 0.75),
                                  (0.7, 0.8), (0.5, 0.9), (0.9, 0.8), (0.7, 0.87), (0.2, 0.95)]
                        expected = [(255, 0, 0), white, (0, 0, 0), (0, 0, 255), white, (0, 0, 255), (0, 128, 0), (0, 128, 0), (0, 191, 191),
                                    (0, 191, 191), (191, 0, 191), (0, 0, 0), white, (191, 191, 0)]
                        for place, wanted in zip(places, expected):
                            found = color(*place)
                            if found != wanted: print(place, found, wanted)
                        """));
    }

    @Test
    void coloursAsTablesAndHues() {
        assertEquals("", Python
                .run("""
                        import numpy as np
                        import matplotlib.colors as colors
                        def same(found, expected):
                            assert np.allclose(found, expected, atol=1e-12), f'found {found}, expected {expected}'
                        assert colors.CSS4_COLORS['rebeccapurple'] == '#663399' and list(colors.TABLEAU_COLORS)[0] == 'tab:blue'
                        same(colors.to_rgba('g'), (0, 0.5, 0, 1)); same(colors.BASE_COLORS['c'], (0, 0.75, 0.75))
                        same(colors.hsv_to_rgb([[0.5, 1, 1], [1, 1, 0.5], [0.1, 0.2, 0.3]]), [[0, 1, 1], [0.5, 0, 0], [0.3, 0.276, 0.24]])
                        many = np.random.RandomState(0).rand(5, 4, 3); same(colors.hsv_to_rgb(colors.rgb_to_hsv(many)), many)
                        same(colors.rgb_to_hsv([[0.5, 0.5, 0.5], [0, 0, 0]]), [[0, 0, 0.5], [0, 0, 0]])
                        norm = colors.BoundaryNorm([0, 1, 2, 4], 3)
                        assert norm(np.array([-1, 0, 0.5, 1, 3.9, 4])).tolist() == [-1, 0, 0, 1, 2, 3]
                        assert colors.BoundaryNorm([0, 1, 2, 4], 7, extend='both')(np.array([0.5, 3])).tolist() == [1, 4]
                        cmap, norm = colors.from_levels_and_colors([0, 1, 2], ['r', 'b'])
                        same(cmap(norm(np.array([0.5, 1.5, 9]))), [[1, 0, 0, 1], [0, 0, 1, 1], [0, 0, 0, 0]])
                        """));
    }

    /** Angles are what is seen, not those of the circle that an ellipse was. */
    @Test
    void arcsEndAtTheirAngles() {
        assertEquals("45.0 135.0 -90.0\n", Python
                .run("""
                        import math
                        from matplotlib.patches import Arc
                        def ends(*angles):
                            arc = Arc((0, 0), 6, 2, theta1=angles[0], theta2=angles[1])
                            return [round(math.degrees(math.atan2(arc.y[i], arc.x[i])), 9) for i in (0, -1)]
                        print(*ends(45, 135), ends(0, 270)[1])
                        """));
    }

    @Test
    void scalesShowBoundariesAndLieBelow() {
        assertEquals("['0', '1', '2', '4'] [0.0, 1.0, 2.0, 3.0]\nTrue values\n['0.10', '0.90'] x\n['1', '10', '100']\n",
                Python
                        .run("""
                                import numpy as np
                                import matplotlib.pyplot as plt
                                from matplotlib.colors import BoundaryNorm, ListedColormap, LogNorm
                                fig, axes = plt.subplots(1, 4); data = np.arange(9).reshape(3, 3) / 8
                                def texts(ax): return [t.get_text() for t in ax.get_yticklabels()]
                                bar = fig.colorbar(axes[0].imshow(4 * data, cmap=ListedColormap(['r', 'g', 'b']), norm=BoundaryNorm([0, 1, 2, 4], 3)), ax=axes[0])
                                print(texts(bar.ax), [float(t) for t in bar.ax.get_yticks()])
                                bar = fig.colorbar(axes[1].imshow(data), ax=axes[1], orientation='horizontal', label='values')
                                print(bar.ax.get_position().y1 < axes[1].get_position().y0, bar.ax.get_xlabel())
                                bar = fig.colorbar(axes[2].imshow(data), ax=axes[2], ticks=[0.1, 0.9], format='%.2f', label='x')
                                print(texts(bar.ax), bar.ax.get_ylabel())
                                bar = fig.colorbar(axes[3].imshow(1 + 99 * data, norm=LogNorm()), ax=axes[3]); bar.set_ticks([1, 10, 100])
                                print(texts(bar.ax))
                                """));
    }

    @Test
    void facesAndShapesInSpace() {
        assertEquals("1 0.0 True\n", Python
                .run("""
                        import numpy as np
                        import matplotlib.pyplot as plt
                        from matplotlib.patches import Circle
                        from mpl_toolkits.mplot3d import art3d, proj3d
                        ax = plt.figure(figsize=(2, 2)).add_subplot(projection='3d')
                        ax.set_xlim(0, 1); ax.set_ylim(0, 1); ax.set_zlim(0, 1)
                        blank = np.array(ax.figure.canvas.buffer_rgba())
                        faces = ax.add_collection3d(art3d.Poly3DCollection([[(0, 0, 0), (1, 0, 0), (0, 1, 1)]], facecolors='r', edgecolor='k'))
                        flat = Circle((0.7, 0.7), 0.2, color='b'); ax.add_patch(flat); art3d.pathpatch_2d_to_3d(flat, z=0, zdir='z')
                        page = np.asarray(ax.figure.canvas.buffer_rgba())[..., :3].reshape(-1, 3)
                        seen = [bool((page == c).all(axis=1).sum() > 50) for c in ((255, 0, 0), (0, 0, 255))]
                        middle = proj3d.proj_transform(0.5, 0.5, 0.5, ax.get_proj())
                        print(len(faces.faces), round(float(middle[0]), 9) + 0.0, all(seen))
                        """));
    }
}

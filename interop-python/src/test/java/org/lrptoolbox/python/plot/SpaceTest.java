package org.lrptoolbox.python.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;

/** Axes in space: where points lie on the page, which of two things hides the other, what axes say of themselves. */
class SpaceTest {
    private static final String START = """
            import numpy as np
            import matplotlib.pyplot as plt
            def near(found, expected, tolerance=1e-6):
                assert np.allclose(found, expected, rtol=0, atol=tolerance), f'found {found}, expected {expected}'
            def page(fig):
                return np.asarray(fig.canvas.buffer_rgba())[:, :, :3].astype(int)
            def at(pixels, x, y):
                return tuple(int(v) for v in pixels[int(y), int(x)])
            """;

    private static void run(String script) {
        assertEquals("", Python.run(START + script));
    }

    /** The matrix that Matplotlib 3.11 has for these axes, and where it puts the origin of its plane. */
    @Test
    void perspectiveIsMatplotlibs() {
        run("""
                from mpl_toolkits.mplot3d._space import Space
                fig = plt.figure(figsize=(6.4, 4.8)); ax = fig.add_subplot(projection='3d'); ax.plot([0, 1], [0, 2], [0, 4])
                near(ax.get_xlim(), (-0.07291667, 1.07291667)); near(ax.get_ylim(), (-0.14583333, 2.14583333))
                near(ax.get_zlim(), (-0.08333333, 4.08333333))
                left, bottom, wide, high = ax.box
                space = Space(ax, (640 * left, 480 * (1 - bottom - high), 640 * wide, 480 * high), 100 / 72)
                near(space.matrix, [[0.89976666, 0.25974026, 0.0, -0.70962359], [-0.25974026, 0.22494166, 0.18557687, -0.46622528],
                                    [0.0, 0.0, 0.0, -10.0], [-0.44988333, 0.38961039, -0.10714286, 10.04961699]])
                x, y, depth = space.project([(0.5, 1.0, 2.0)])
                near((x[0], 480 - y[0]), (332.99459459, 242.59459459), 0.5)  # the middle lies at the plane's origin
                near((space.left, space.width), (0.22375 * 640, 369.6))
                ax.scatter([0], [0], [4]); near(ax.get_zlim(), (-0.2 - 4.4 / 48, 4.2 + 4.4 / 48))
                """);
    }

    @Test
    void whatIsNearerHidesWhatIsBehind() {
        run("""
                fig = plt.figure(figsize=(4, 4)); ax = fig.add_axes([0, 0, 1, 1], projection='3d')
                ax.set_axis_off(); ax.view_init(0, 0)  # from the end of x
                square = np.array([[-1.0, 1.0], [-1.0, 1.0]])
                for x, color in ((1.0, 'r'), (-1.0, 'b')):
                    ax.plot_surface(np.full((2, 2), x), square, square.T, color=color, shade=False)
                assert at(page(fig), 200, 200) == (255, 0, 0), at(page(fig), 200, 200)
                ax.view_init(0, 180)
                assert at(page(fig), 200, 200) == (0, 0, 255), at(page(fig), 200, 200)
                ax.view_init(90, 0)  # from above both are lines
                assert at(page(fig), 200, 150) == (255, 255, 255)
                """);
    }

    @Test
    void everyKindIsDrawn() {
        run("""
                X, Y = np.meshgrid(np.arange(-2, 2, 0.5), np.arange(-2, 2, 0.5)); Z = X * Y
                draw = dict(
                    surface=lambda ax: ax.plot_surface(X, Y, Z, cmap='hot'), shaded=lambda ax: ax.plot_surface(X, Y, Z, rstride=2, cstride=2),
                    wires=lambda ax: ax.plot_wireframe(X, Y, Z), lines=lambda ax: ax.contour(X, Y, Z), bands=lambda ax: ax.contourf(X, Y, Z, zdir='z', offset=-4),
                    boxes=lambda ax: ax.bar3d([0, 1], [0, 1], 0, 0.5, 0.5, [1, 2], color='g'), arrows=lambda ax: ax.quiver(0, 0, 0, 1, 1, 1),
                    triangles=lambda ax: ax.plot_trisurf([0, 1, 0], [0, 0, 1], [0, 0, 1], triangles=[[0, 1, 2]]),
                    bars=lambda ax: ax.bar([0, 1], [2, 3], zs=1, zdir='y'), points=lambda ax: ax.scatter(X, Y, Z, c=Z.ravel()),
                    line=lambda ax: ax.plot(X[0], Y[0], Z[0], 'r--', label='a'), text=lambda ax: ax.text(0.5, 0.5, 0.5, 'here'))
                for name, what in draw.items():
                    fig = plt.figure(figsize=(2, 2)); ax = plt.subplot(111, projection='3d'); ax.set_axis_off(); what(ax)
                    assert (page(fig) < 250).any(), name
                fig, ax = plt.subplots(subplot_kw={'projection': '3d'}); ax.set_xlabel('x'); ax.set_zlabel('height'); ax.set_zticks([0, 1])
                before = page(fig); ax.view_init(10, 20); assert (before != page(fig)).any()
                assert ax.get_zlabel() == 'height' and ax.name == '3d'
                ax.set_zlim(0, 5); near(ax.get_zlim(), (0, 5)); ax.invert_zaxis(); near(ax.get_zlim(), (5, 0))
                """);
    }
}

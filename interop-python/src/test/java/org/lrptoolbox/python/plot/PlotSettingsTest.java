package org.lrptoolbox.python.plot;

import static org.lrptoolbox.python.plot.PlotScript.run;

import org.junit.jupiter.api.Test;

/** Settings and styles, formulas, dates, scales and norms: expected values are Matplotlib's. */
class PlotSettingsTest {
    @Test
    void settingsAndStyles() {
        run("""
                same((plt.rcParams['axes.grid'], plt.rcParams['lines.markersize'], 'legend.loc' in plt.rcParams), (False, 6.0, True))
                same(plt.rcParams['axes.prop_cycle'].by_key()['color'][1], '#ff7f0e')
                for key, error in (('nope.nope', KeyError), ('axes.grid', ValueError)):
                    try:
                        plt.rcParams[key] = 'maybe'
                        raise AssertionError(key)
                    except error:
                        pass
                with plt.rc_context({'axes.facecolor': 'black'}):
                    fig, ax = plt.subplots()
                same(plt.rcParams['axes.facecolor'], 'white')
                same(pixels(fig)[240, 320].tolist(), [0, 0, 0])  # axes keep what they were made with
                plt.rc('lines', lw=3); same(plt.rcParams['lines.linewidth'], 3); plt.rcdefaults()
                assert {'ggplot', 'bmh', 'seaborn-v0_8-whitegrid'} <= set(plt.style.available)
                with plt.style.context('ggplot'):
                    fig, ax = plt.subplots(); line, = ax.plot([0, 1], [0, 1])
                    same(pixels(fig)[60, 100].tolist(), [0xe5] * 3)
                    from matplotlib.colors import to_hex
                    same(to_hex(line.get_color()), '#e24a33')
                same(plt.rcParams['axes.facecolor'], 'white')
                try:
                    plt.style.use('no such style')
                    raise AssertionError('no error')
                except OSError as e:
                    assert 'style.available' in str(e), e
                ax.set_prop_cycle(color=['red', 'k']); same([ax.plot([0])[0].get_color() for _ in range(3)], ['red', 'k', 'red'])
                """);
    }

    @Test
    void formulas() {
        run("""
                from matplotlib._formulas import formula
                w = lambda text: formula(text, 20.0).width
                assert w('$x^2$') > w('$x$') and w('$x^2$') < w('$x2$') and w('a $x$ b') > w('$x$')
                letters = [p[3][0] for p in formula(r'$\\sigma \\pm \\mathrm{max}$', 20.0).parts if p[0] == 'text']
                same(letters, ['\\u03c3', '\\u00b1', 'm', 'a', 'x'])
                kinds = {p[0] for p in formula(r'$\\frac{a}{b} + \\sqrt{c}$', 20.0).parts}
                same(kinds, {'text', 'rule', 'line'})
                up = {p[3][0]: p[2] for p in formula('$a_1^2$', 20.0).parts}
                assert up['2'] < up['a'] < up['1'], up
                same([p[3][0] for p in formula(r'costs 5\\$ or $y$', 20.0).parts], ['costs 5$ or ', 'y'])
                for wrong in (r'$\\nosuchsymbol$', '$x_{a$', r'$\\frac{a}$'):
                    try:
                        formula(wrong, 20.0)
                        raise AssertionError(wrong)
                    except ValueError as e:
                        assert wrong.strip('$')[:4] in str(e), e
                fig, ax = plt.subplots(); before = pixels(fig).copy()
                ax.set_title(r'$\\int_0^\\infty e^{-x}\\,dx$')
                assert (pixels(fig)[:58] != before[:58]).any()
                """);
    }

    @Test
    void dates() {
        run("""
                import datetime as dt, matplotlib.dates as mdates
                same(mdates.date2num(dt.date(2024, 1, 1)), 19723.0)
                same(mdates.num2date(19723.25).isoformat(), '2024-01-01T06:00:00+00:00')
                near(mdates.date2num(np.array(['2024-01-01T12', '1969-12-31'], dtype='datetime64')), [19723.5, -1])
                days = [dt.date(2024, 1, 1) + dt.timedelta(days=k) for k in range(120)]
                fig, ax = plt.subplots(); ax.plot(days, range(120))
                near(ax.get_xlim(), (19717.05, 19847.95))
                texts = lambda: [t.get_text() for t in ax.get_xticklabels()]
                same(texts()[:2], ['2024-01-01', '2024-01-15'])
                ax.xaxis.set_major_locator(mdates.MonthLocator()); ax.xaxis.set_major_formatter(mdates.DateFormatter('%b %d'))
                same(texts(), ['Jan 01', 'Feb 01', 'Mar 01', 'Apr 01', 'May 01'])
                fig, ax = plt.subplots()
                ax.plot(np.datetime64('2024-03-01T00:00') + np.arange(48) * np.timedelta64(30, 'm'), range(48))
                same(texts()[:2], ['03-01 00', '03-01 03'])
                ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(ax.xaxis.get_major_locator()))
                same(texts()[:2], ['Mar-01', '03:00'])
                ax.set_xlim(dt.datetime(2024, 3, 1), dt.datetime(2024, 3, 2)); same(ax.get_xlim(), (19783.0, 19784.0))
                fig, ax = plt.subplots(); ax.plot(['a', 'b', 'a'], [1, 2, 3]); same(texts(), ['a', 'b'])
                """);
    }

    @Test
    void scalesAndTicks() {
        run("""
                import matplotlib.ticker as mt
                fig, ax = plt.subplots(); ax.plot([-100, 100], [0.01, 0.99]); ax.set_xscale('symlog', linthresh=10); ax.set_yscale('logit')
                same([t.get_text() for t in ax.get_xticklabels()], ['\\u221210\\u00b2', '\\u221210\\u00b9', '0', '10\\u00b9', '10\\u00b2'])
                pixels(fig)
                fig, ax = plt.subplots(); ax.plot([1e6, 3e6], [0, 1]); pixels(fig); same(ax.offsets['x'], '1e6')
                same([t.get_text() for t in ax.get_xticklabels()][:2], ['1.00', '1.25'])
                ax.ticklabel_format(style='plain', axis='x'); pixels(fig); same(ax.offsets['x'], '')
                same(mt.EngFormatter(unit='Hz')(1500), '1.5 kHz')
                same(mt.MaxNLocator(integer=True).tick_values(0, 3).tolist(), [0, 1, 2, 3])
                same(mt.MultipleLocator(2).tick_values(0, 5).tolist(), [-2, 0, 2, 4, 6])
                same(mt.PercentFormatter(1)(0.5), '50%')
                ax.xaxis.set_minor_locator(mt.AutoMinorLocator(2)); a = pixels(fig); ax.minorticks_off(); assert (a != pixels(fig)).any()
                tr = ax.transData; near(tr.inverted().transform(tr.transform((2e6, 0.25))), (2e6, 0.25))
                near(ax.transAxes.transform((0, 0)), (80, 52.8))
                from matplotlib.transforms import Affine2D
                near((Affine2D().rotate_deg(90) + Affine2D().translate(1, 0)).transform((1, 0)), (1, 1))
                """);
    }

    @Test
    void normsAreNumpys() {
        run("""
                import matplotlib.colors as mc
                same((type(mc.LogNorm(1, 100)(10)), mc.LogNorm(1, 100)(10)), (np.float64, 0.5))
                near(mc.LogNorm(1, 100).inverse(0.5), 10)
                near(mc.TwoSlopeNorm(0, -1, 4)([-0.5, 2]), [0.25, 0.75])
                same(mc.BoundaryNorm([0, 1, 2, 4], 256)([-1, 0.5, 1.5, 3, 9]).tolist(), [-1, 0, 127, 255, 256])
                near(mc.SymLogNorm(1, vmin=-10, vmax=10)([-5, 0, 0.5, 5]), [0.07129658, 0.5, 0.63157895, 0.92870342])
                near(mc.CenteredNorm()([1, -2, 3]), [2 / 3, 1 / 6, 1])
                same([type(v) for v in plt.cm.viridis(0.5)], [np.float64] * 4)
                same(mc.CSS4_COLORS['red'], '#FF0000')
                fig, ax = plt.subplots(); image = ax.imshow([[1.0, 10], [100, 1000]], norm=mc.LogNorm())
                bar = fig.colorbar(image, label='q', orientation='horizontal'); same(bar.ax.get_xscale(), 'log'); pixels(fig)
                """);
    }
}

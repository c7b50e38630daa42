"""Matplotlib's style sheets: what each sets, after what it begins with (``name<begins: key=value ...``)."""

from ._params import _DEFAULTS

_SHEETS = """
Solarize_Light2: figure.facecolor=#FDF6E3 patch.antialiased=True lines.linewidth=2 lines.solid_capstyle=butt
    axes.titlesize=16 axes.labelsize=12 axes.labelcolor=#657b83 axes.facecolor=#eee8d5 axes.edgecolor=#eee8d5
    axes.axisbelow=True axes.prop_cycle=268bd2,2aa198,859900,b58900,cb4b16,dc322f,d33682,6c71c4 axes.grid=True
    grid.color=#fdf6e3 grid.linestyle=- grid.linewidth=1 xtick.color=#657b83 xtick.direction=out ytick.color=#657b83
    ytick.direction=out
bmh: lines.linewidth=2 patch.linewidth=0.5 patch.facecolor=blue patch.edgecolor=#eeeeee patch.antialiased=True
    mathtext.fontset=cm axes.facecolor=#eeeeee axes.edgecolor=#bcbcbc axes.grid=True axes.titlesize=x-large
    axes.labelsize=large axes.prop_cycle=348abd,a60628,7a68a6,467821,d55e00,cc79a7,56b4e9,009e73,f0e442,0072b2
    grid.color=#b2b2b2 grid.linestyle=-- grid.linewidth=0.5 legend.fancybox=True xtick.direction=in ytick.direction=in
classic: lines.linewidth=1 lines.color=b lines.markeredgewidth=0.5 lines.dashed_pattern=6,6
    lines.dashdot_pattern=3,5,1,5 lines.dotted_pattern=1,3 lines.scale_dashes=False patch.facecolor=b
    patch.force_edgecolor=True patch.edgecolor=k hatch.color=k font.size=12 text.color=k axes.facecolor=w
    axes.edgecolor=k axes.linewidth=1 axes.titley=1 axes.titlepad=5 axes.labelpad=5 axes.labelcolor=k
    axes.axisbelow=False axes.formatter.limits=-7,7 axes.formatter.offset_threshold=2
    axes.prop_cycle=0000ff,008000,ff0000,00bfbf,bf00bf,bfbf00,000000 axes.autolimit_mode=round_numbers axes.xmargin=0
    axes.ymargin=0 axes3d.depthshade=False xtick.top=True xtick.major.size=4 xtick.major.width=0.5
    xtick.minor.width=0.5 xtick.major.pad=4 xtick.minor.pad=4 xtick.color=k xtick.direction=in ytick.right=True
    ytick.major.size=4 ytick.major.width=0.5 ytick.minor.width=0.5 ytick.major.pad=4 ytick.minor.pad=4 ytick.color=k
    ytick.direction=in ytick.alignment=center grid.color=k grid.linestyle=: grid.linewidth=0.5 legend.fancybox=False
    legend.loc=upper_right legend.numpoints=2 legend.fontsize=large legend.framealpha=None legend.scatterpoints=3
    legend.edgecolor=inherit figure.titlesize=medium figure.labelsize=medium figure.figsize=8,6 figure.dpi=80
    figure.facecolor=0.75 figure.edgecolor=w figure.subplot.bottom=0.1 figure.subplot.top=0.9
    image.interpolation=bilinear image.cmap=jet image.resample=False errorbar.capsize=3 savefig.dpi=100
    savefig.facecolor=w savefig.edgecolor=w _internal.classic_mode=True
dark_background: lines.color=white patch.edgecolor=white text.color=white axes.facecolor=black axes.edgecolor=white
    axes.labelcolor=white axes.prop_cycle=8dd3c7,feffb3,bfbbd9,fa8174,81b1d2,fdb462,b3de69,bc82bd,ccebc4,ffed6f
    xtick.color=white ytick.color=white grid.color=white figure.facecolor=black figure.edgecolor=black
    boxplot.boxprops.color=white boxplot.capprops.color=white boxplot.flierprops.color=white
    boxplot.flierprops.markeredgecolor=white boxplot.whiskerprops.color=white
fast: path.simplify=True path.simplify_threshold=1 agg.path.chunksize=10000
fivethirtyeight: lines.linewidth=4 lines.solid_capstyle=butt legend.fancybox=True
    axes.prop_cycle=008fd5,fc4f30,e5ae38,6d904f,8b8b8b,810f7c axes.facecolor=#f0f0f0 axes.labelsize=large
    axes.axisbelow=True axes.grid=True axes.edgecolor=#f0f0f0 axes.linewidth=3 axes.titlesize=x-large
    patch.edgecolor=#f0f0f0 patch.linewidth=0.5 svg.fonttype=path grid.linestyle=- grid.linewidth=1 grid.color=#cbcbcb
    xtick.major.size=0 xtick.minor.size=0 ytick.major.size=0 ytick.minor.size=0 font.size=14 figure.subplot.left=0.08
    figure.subplot.right=0.95 figure.subplot.bottom=0.07 figure.facecolor=#f0f0f0
ggplot: patch.linewidth=0.5 patch.facecolor=#348ABD patch.edgecolor=#EEEEEE patch.antialiased=True font.size=10
    axes.facecolor=#E5E5E5 axes.edgecolor=white axes.linewidth=1 axes.grid=True axes.titlesize=x-large
    axes.labelsize=large axes.labelcolor=#555555 axes.axisbelow=True
    axes.prop_cycle=e24a33,348abd,988ed5,777777,fbc15e,8eba42,ffb5b8 xtick.color=#555555 xtick.direction=out
    ytick.color=#555555 ytick.direction=out grid.color=white grid.linestyle=- figure.facecolor=white
    figure.edgecolor=0.50
grayscale: lines.color=black patch.facecolor=gray patch.edgecolor=black text.color=black axes.facecolor=white
    axes.edgecolor=black axes.labelcolor=black axes.prop_cycle=000000,666666,999999,b2b2b2 xtick.color=black
    ytick.color=black grid.color=black figure.facecolor=0.75 figure.edgecolor=white image.cmap=gray
    savefig.facecolor=white savefig.edgecolor=white
petroff10: axes.prop_cycle=3f90da,ffa90e,bd1f01,94a4a2,832db6,a96b59,e76300,b9ac70,717581,92dadd
    patch.facecolor=#3f90da
petroff6: axes.prop_cycle=5790fc,f89c20,e42536,964a8b,9c9ca1,7a21dd patch.facecolor=#5790fc
petroff8: axes.prop_cycle=1845fb,ff5e02,c91f16,c849a9,adad7d,86c8dd,578dff,656364 patch.facecolor=#1845fb
seaborn-v0_8: axes.axisbelow=True axes.edgecolor=white axes.facecolor=#EAEAF2 axes.grid=True axes.labelcolor=.15
    axes.labelsize=11 axes.linewidth=0 axes.prop_cycle=4c72b0,55a868,c44e52,8172b2,ccb974,64b5cd axes.titlesize=12
    figure.facecolor=white figure.figsize=8,5.5 font.family=sans-serif
    font.sans-serif=Arial,Liberation_Sans,DejaVu_Sans,Bitstream_Vera_Sans,sans-serif grid.color=white grid.linestyle=-
    grid.linewidth=1 image.cmap=Greys legend.fontsize=10 legend.frameon=False legend.numpoints=1
    legend.scatterpoints=1 lines.linewidth=1.75 lines.markeredgewidth=0 lines.markersize=7 lines.solid_capstyle=round
    patch.facecolor=#4C72B0 patch.linewidth=0.3 text.color=.15 xtick.color=.15 xtick.direction=out xtick.labelsize=10
    xtick.major.pad=7 xtick.major.size=0 xtick.major.width=1 xtick.minor.size=0 xtick.minor.width=0.5 ytick.color=.15
    ytick.direction=out ytick.labelsize=10 ytick.major.pad=7 ytick.major.size=0 ytick.major.width=1 ytick.minor.size=0
    ytick.minor.width=0.5
seaborn-v0_8-bright: axes.prop_cycle=003fff,03ed3a,e8000b,8a2be2,ffc400,00d7ff patch.facecolor=#003FFF
seaborn-v0_8-colorblind: axes.prop_cycle=0072b2,009e73,d55e00,cc79a7,f0e442,56b4e9 patch.facecolor=#0072B2
seaborn-v0_8-dark-palette: axes.prop_cycle=001c7f,017517,8c0900,7600a1,b8860b,006374 patch.facecolor=#001C7F
seaborn-v0_8-darkgrid: figure.facecolor=white text.color=.15 axes.labelcolor=.15 legend.frameon=False
    legend.numpoints=1 legend.scatterpoints=1 xtick.direction=out ytick.direction=out xtick.color=.15 ytick.color=.15
    axes.axisbelow=True image.cmap=Greys font.family=sans-serif
    font.sans-serif=Arial,Liberation_Sans,DejaVu_Sans,Bitstream_Vera_Sans,sans-serif grid.linestyle=-
    lines.solid_capstyle=round axes.grid=True axes.facecolor=#EAEAF2 axes.edgecolor=white axes.linewidth=0
    grid.color=white xtick.major.size=0 ytick.major.size=0 xtick.minor.size=0 ytick.minor.size=0
seaborn-v0_8-deep: axes.prop_cycle=4c72b0,55a868,c44e52,8172b2,ccb974,64b5cd patch.facecolor=#4C72B0
seaborn-v0_8-muted: axes.prop_cycle=4878cf,6acc65,d65f5f,b47cc7,c4ad66,77bedb patch.facecolor=#4878CF
seaborn-v0_8-notebook: figure.figsize=8,5.5 axes.labelsize=11 axes.titlesize=12 xtick.labelsize=10 ytick.labelsize=10
    legend.fontsize=10 grid.linewidth=1 lines.linewidth=1.75 patch.linewidth=0.3 lines.markersize=7
    lines.markeredgewidth=0 xtick.major.width=1 ytick.major.width=1 xtick.minor.width=0.5 ytick.minor.width=0.5
    xtick.major.pad=7 ytick.major.pad=7
seaborn-v0_8-pastel: axes.prop_cycle=92c6ff,97f0aa,ff9f9a,d0bbff,fffea3,b0e0e6 patch.facecolor=#92C6FF
tableau-colorblind10: axes.prop_cycle=006ba4,ff800e,ababab,595959,5f9ed1,c85200,898989,a2c8ec,ffbc79,cfcfcf
    patch.facecolor=#006BA4
seaborn-v0_8-dark<seaborn-v0_8-darkgrid: axes.grid=False
seaborn-v0_8-paper<seaborn-v0_8-notebook: figure.figsize=6.4,4.4 axes.labelsize=8.8 axes.titlesize=9.6
    xtick.labelsize=8 ytick.labelsize=8 legend.fontsize=8 grid.linewidth=0.8 lines.linewidth=1.4 patch.linewidth=0.24
    lines.markersize=5.6 xtick.major.width=0.8 ytick.major.width=0.8 xtick.minor.width=0.4 ytick.minor.width=0.4
    xtick.major.pad=5.6 ytick.major.pad=5.6
seaborn-v0_8-poster<seaborn-v0_8-notebook: figure.figsize=12.8,8.8 axes.labelsize=17.6 axes.titlesize=19.2
    xtick.labelsize=16 ytick.labelsize=16 legend.fontsize=16 grid.linewidth=1.6 lines.linewidth=2.8
    patch.linewidth=0.48 lines.markersize=11.2 xtick.major.width=1.6 ytick.major.width=1.6 xtick.minor.width=0.8
    ytick.minor.width=0.8 xtick.major.pad=11.2 ytick.major.pad=11.2
seaborn-v0_8-talk<seaborn-v0_8-notebook: figure.figsize=10.4,7.15 axes.labelsize=14.3 axes.titlesize=15.6
    xtick.labelsize=13 ytick.labelsize=13 legend.fontsize=13 grid.linewidth=1.3 lines.linewidth=2.275
    patch.linewidth=0.39 lines.markersize=9.1 xtick.major.width=1.3 ytick.major.width=1.3 xtick.minor.width=0.65
    ytick.minor.width=0.65 xtick.major.pad=9.1 ytick.major.pad=9.1
seaborn-v0_8-ticks<seaborn-v0_8-darkgrid: axes.grid=False axes.facecolor=white axes.edgecolor=.15 axes.linewidth=1.25
    grid.color=.8 xtick.major.size=6 ytick.major.size=6 xtick.minor.size=3 ytick.minor.size=3
seaborn-v0_8-white<seaborn-v0_8-darkgrid: axes.grid=False axes.facecolor=white axes.edgecolor=.15 axes.linewidth=1.25
    grid.color=.8
seaborn-v0_8-whitegrid<seaborn-v0_8-darkgrid: axes.facecolor=white axes.edgecolor=.8 axes.linewidth=1 grid.color=.8
"""


def _value(key, text):
    """A setting from its text, of the kind that its default has."""
    if key == "axes.prop_cycle":
        from cycler import cycler

        return cycler("color", ["#" + code for code in text.split(",")])
    usual = _DEFAULTS[key]
    if key.endswith("color"):
        return text
    if text in ("True", "False"):
        return text == "True"
    if isinstance(usual, list):
        parts = text.split(",")
        return [float(p) for p in parts] if isinstance(usual[0], float) else [p.replace("_", " ") for p in parts]
    try:
        return float(text)
    except ValueError:
        return None if text == "None" else text.replace("_", " ")


def _read():
    sheets = {}
    for entry in _SHEETS.replace("\n    ", " ").strip().splitlines():
        head, _, body = entry.partition(": ")
        name, _, begins = head.partition("<")
        pairs = (pair.split("=", 1) for pair in body.split(" "))
        sheets[name] = {**sheets.get(begins, {}), **{key: _value(key, text) for key, text in pairs}}
    return sheets


sheets = _read()

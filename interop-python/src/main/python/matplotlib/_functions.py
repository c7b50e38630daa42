"""Which module the further functions of axes are in; it is loaded when one of them is asked for."""

_TABLE = """
_bars: annotate axhline axhspan axvline axvspan bar barh errorbar hist
_rare: add_artist add_collection add_line add_patch arrow boxplot contour contourf fill fill_betweenx hist2d hlines
    loglog pcolor pcolormesh pie plot_date quiver semilogx semilogy spy stackplot stairs step twinx twiny vlines
_settings: autoscale autoscale_view get_figure get_legend get_legend_handles_labels get_position get_title
    get_xlabel get_xscale get_xticklabels get_xticks get_ylabel get_yscale get_yticklabels get_yticks
    has_data invert_xaxis invert_yaxis label_outer locator_params margins minorticks_off minorticks_on relim remove
    set_axis_on set_axisbelow set_box_aspect set_facecolor set_frame_on set_label set_position set_visible set_xbound
    set_ybound set_zorder ticklabel_format
_violins: violin violinplot eventplot broken_barh hexbin bar_label axline ecdf
_streams: streamplot
_insets: inset_axes indicate_inset indicate_inset_zoom secondary_xaxis secondary_yaxis
_tables: table
_stems: stem quiverkey clabel
_triangles: tricontour tricontourf tripcolor triplot
_styling: get_xaxis get_yaxis apply_aspect draw findobj format_coord get_aspect get_axisbelow get_children get_facecolor get_frame_on
    get_images get_label get_lines get_tightbbox get_visible get_window_extent get_xaxis_transform get_xbound
    get_xmajorticklabels get_yaxis_transform get_ybound get_ymajorticklabels get_zorder set_autoscale_on
    set_autoscalex_on set_autoscaley_on set_navigate set_prop_cycle set_rasterization_zorder set_rasterized
    set_xmargin set_ymargin sharex sharey update_datalim xaxis_date xaxis_inverted yaxis_date yaxis_inverted
"""
NAMES = {}
for _line in _TABLE.replace("\n    ", " ").strip().splitlines():
    _module, _, _names = _line.partition(": ")
    NAMES.update((_name, _module) for _name in _names.split())


def function(name):
    """The function of that name."""
    return getattr(__import__("matplotlib." + NAMES[name], fromlist=["*"]), name)


def find(axes, name):
    """What axes have under a name, apart from their own methods; AttributeError if it is nothing."""
    if name in NAMES:
        from types import MethodType

        return MethodType(function(name), axes)
    from . import _axis

    if name in _axis.PARTS:
        axes.__dict__[name] = made = _axis.PARTS[name](axes)
        return made
    if name in _axis.KINDS:
        return _axis.KINDS[name](axes)
    raise AttributeError(f"'Axes' object has no attribute '{name}'")

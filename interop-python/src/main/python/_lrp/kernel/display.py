"""What objects look like in a notebook."""

import base64
import sys

_METHODS = (("_repr_html_", "text/html"), ("_repr_markdown_", "text/markdown"), ("_repr_svg_", "image/svg+xml"),
            ("_repr_png_", "image/png"), ("_repr_jpeg_", "image/jpeg"), ("_repr_latex_", "text/latex"),
            ("_repr_json_", "application/json"), ("_repr_javascript_", "application/javascript"))

#: Set by the kernel: sends a message to everybody.
publish = None


def bundle(value):
    """The representations of a value by their types, and metadata."""
    data, metadata = {}, {}
    if not isinstance(value, type):
        whole = getattr(value, "_repr_mimebundle_", None)
        if callable(whole):
            found = whole()
            data, metadata = found if isinstance(found, tuple) else (found, {})
            data = dict(data)
        for method, kind in _METHODS:
            function = getattr(value, method, None)
            if callable(function):
                found = function()
                if isinstance(found, tuple):
                    found, metadata[kind] = found
                if found is not None:
                    data[kind] = base64.b64encode(found).decode() if isinstance(found, bytes) else found
        picture = _figure_png(value)
        if picture is not None:
            data["image/png"] = picture
    data.setdefault("text/plain", _plain(value))
    return data, metadata


def _plain(value):
    if isinstance(value, (dict, list, tuple, set)) and len(repr(value)) > 80:
        import pprint

        return pprint.pformat(value)
    return repr(value)


def display(*values, display_id=None, **kwargs):
    """Shows values where a cell's output goes."""
    sys.stdout.flush()
    for value in values:
        data, metadata = bundle(value)
        if publish is None:
            print(data["text/plain"])
        else:
            publish("display_data", {"data": data, "metadata": metadata, "transient": {}})


def clear_output(wait=False):
    """Takes away what the cell has shown."""
    if publish is not None:
        sys.stdout.flush()
        publish("clear_output", {"wait": bool(wait)})


def _figure_png(value):
    figure = sys.modules.get("matplotlib.figure")
    if figure is None or not isinstance(value, figure.Figure):
        return None
    import io

    file = io.BytesIO()
    value.savefig(file, format="png")
    return base64.b64encode(file.getvalue()).decode()


def show_figures():
    """From now on, ``pyplot.show`` shows in the notebook."""
    from matplotlib import _output

    _output.sink = lambda figures: display(*figures)


def flush_figures():
    """Shows and closes the figures that a cell has left open."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None and pyplot.get_fignums():
        pyplot.show()

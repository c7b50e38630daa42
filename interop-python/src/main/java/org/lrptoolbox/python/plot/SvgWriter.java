package org.lrptoolbox.python.plot;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A page as SVG. */
final class SvgWriter {
    private static final double POINTS = 72;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder clips = new StringBuilder();
    private int clipCount;

    private SvgWriter() {}

    static byte[] write(VectorCanvas page, double unitsPerInch) throws IOException {
        SvgWriter writer = new SvgWriter();
        for (VectorCanvas.Mark mark : page.marks()) {
            writer.mark(mark);
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="%spt" height="%spt" \
                viewBox="0 0 %s %s">
                <defs>%s</defs>
                %s</svg>
                """
                .formatted(number(page.width() * POINTS / unitsPerInch), number(page.height() * POINTS / unitsPerInch),
                        number(page.width()), number(page.height()), writer.clips, writer.out)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void mark(VectorCanvas.Mark mark) throws IOException {
        switch (mark) {
            case VectorCanvas.Filled(var shape, var color, var opacity, var clip) -> out.append("<path d=\"")
                    .append(path(shape)).append("\" fill=\"").append(color(color)).append('"')
                    .append(opacity("fill-opacity", opacity)).append(clip(clip)).append("/>\n");
            case VectorCanvas.Stroked(var shape, var thickness, var dashes, var color, var opacity, var clip) -> {
                out.append("<path d=\"").append(path(shape))
                        .append("\" fill=\"none\" stroke-linejoin=\"round\" stroke=\"")
                        .append(color(color)).append("\" stroke-width=\"").append(number(thickness)).append('"');
                if (dashes.length > 0) {
                    out.append(" stroke-dasharray=\"");
                    for (float dash : dashes) {
                        out.append(number(dash)).append(' ');
                    }
                    out.append('"');
                }
                out.append(opacity("stroke-opacity", opacity)).append(clip(clip)).append("/>\n");
            }
            case VectorCanvas.Placed(var image, var place, var clip) -> out.append("<image x=\"")
                    .append(number(place.getX()))
                    .append("\" y=\"").append(number(place.getY())).append("\" width=\"")
                    .append(number(place.getWidth()))
                    .append("\" height=\"").append(number(place.getHeight()))
                    .append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"").append(clip(clip))
                    .append(" xlink:href=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(VectorCanvas.png(image))).append("\"/>\n");
        }
    }

    private String clip(@Nullable Rectangle2D clip) {
        if (clip == null) {
            return "";
        }
        String shape = "<rect x=\"" + number(clip.getX()) + "\" y=\"" + number(clip.getY()) + "\" width=\""
                + number(clip.getWidth()) + "\" height=\"" + number(clip.getHeight()) + "\"/></clipPath>";
        if (clipCount == 0 || !clips.toString().endsWith(shape)) {
            clipCount++;
            clips.append("<clipPath id=\"c").append(clipCount).append("\">").append(shape);
        }
        return " clip-path=\"url(#c" + clipCount + ")\"";
    }

    private static String opacity(String name, double opacity) {
        return opacity < 1 ? " " + name + "=\"" + number(opacity) + '"' : "";
    }

    private static String color(int color) {
        return String.format(Locale.ROOT, "#%06x", color & 0xffffff);
    }

    static String number(double value) {
        double rounded = Math.rint(value * 1000) / 1000;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static String path(Shape shape) {
        StringBuilder d = new StringBuilder();
        double[] p = new double[6];
        for (PathIterator at = shape.getPathIterator(null); !at.isDone(); at.next()) {
            int kind = at.currentSegment(p);
            d.append("MLQCZ".charAt(kind));
            int count = new int[]{2, 2, 4, 6, 0}[kind];
            for (int i = 0; i < count; i++) {
                d.append(number(p[i])).append(i < count - 1 ? " " : "");
            }
        }
        return d.toString();
    }
}

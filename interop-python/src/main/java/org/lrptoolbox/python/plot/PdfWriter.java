package org.lrptoolbox.python.plot;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.lrptoolbox.render.ByteImage;

/** Pages as a file of PDF 1.4, of paths and pictures. Source: ISO 32000-1. */
final class PdfWriter {
    private static final double POINTS = 72;
    private static final int RGB = 3;
    private static final int RGBA = 4;

    private final StringBuilder content = new StringBuilder();
    private final List<byte[]> objects = new ArrayList<>();
    private final StringBuilder pictures = new StringBuilder();
    private final StringBuilder states = new StringBuilder();
    private final List<Double> opacities = new ArrayList<>();
    /** The objects before pages: catalogue and list of pages. */
    private static final int BEFORE = 2;
    /** The number of the first object of this page; the second one is its content, then come pictures. */
    private final int first;

    private PdfWriter(int first) {
        this.first = first;
    }

    /** A page with those that follow it. */
    static byte[] write(VectorCanvas page, double unitsPerInch) throws IOException {
        List<byte[]> all = new ArrayList<>();
        StringBuilder kids = new StringBuilder();
        int count = 0;
        List<VectorCanvas> pages = new ArrayList<>(List.of(page));
        pages.addAll(page.following());
        for (VectorCanvas one : pages) {
            int first = BEFORE + all.size() + 1;
            all.addAll(page(one, first, unitsPerInch));
            kids.append(first).append(" 0 R ");
            count++;
        }
        all.addFirst(bytes("<< /Type /Pages /Kids [" + kids + "] /Count " + count + " >>"));
        all.addFirst(bytes("<< /Type /Catalog /Pages 2 0 R >>"));
        return file(all);
    }

    private static List<byte[]> page(VectorCanvas page, int first, double unitsPerInch) throws IOException {
        PdfWriter writer = new PdfWriter(first);
        double scale = POINTS / unitsPerInch;
        double width = page.width() * scale;
        double height = page.height() * scale;
        // The page's own axis points upwards.
        writer.content.append(number(scale)).append(" 0 0 ").append(number(-scale)).append(" 0 ").append(number(height))
                .append(" cm 1 j\n");
        for (VectorCanvas.Mark mark : page.marks()) {
            writer.mark(mark);
        }
        return writer.objects(width, height);
    }

    private void mark(VectorCanvas.Mark mark) throws IOException {
        content.append("q ");
        Rectangle2D clip = mark.clip();
        if (clip != null) {
            content.append(number(clip.getX())).append(' ').append(number(clip.getY())).append(' ')
                    .append(number(clip.getWidth())).append(' ').append(number(clip.getHeight())).append(" re W n ");
        }
        switch (mark) {
            case VectorCanvas.Filled(var shape, var color, var opacity, var within) -> {
                opacity(opacity);
                content.append(color(color)).append("rg ");
                path(shape);
                content.append("f");
            }
            case VectorCanvas.Stroked(var shape, var thickness, var dashes, var color, var opacity, var within) -> {
                opacity(opacity);
                content.append(color(color)).append("RG ").append(number(thickness)).append(" w [");
                for (float dash : dashes) {
                    content.append(number(dash)).append(' ');
                }
                content.append("] 0 d ");
                path(shape);
                content.append("S");
            }
            case VectorCanvas.Placed(var image, var place, var within) -> {
                content.append(number(place.getWidth())).append(" 0 0 ").append(number(-place.getHeight())).append(' ')
                        .append(number(place.getX())).append(' ').append(number(place.getMaxY())).append(" cm /I")
                        .append(picture(image)).append(" Do");
            }
        }
        content.append(" Q\n");
    }

    private void opacity(double opacity) {
        if (opacity >= 1) {
            return;
        }
        if (!opacities.contains(opacity)) {
            opacities.add(opacity);
            states.append("/G").append(opacities.size() - 1).append(" << /ca ").append(number(opacity)).append(" /CA ")
                    .append(number(opacity)).append(" >> ");
        }
        content.append("/G").append(opacities.indexOf(opacity)).append(" gs ");
    }

    private static String color(int color) {
        return number((color >> 16 & 0xff) / 255.0) + " " + number((color >> 8 & 0xff) / 255.0) + " "
                + number((color & 0xff) / 255.0) + " ";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }

    private void path(Shape shape) {
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator at = shape.getPathIterator(null); !at.isDone(); at.next()) {
            switch (at.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> point(p[0], p[1], "m");
                case PathIterator.SEG_LINETO -> point(p[0], p[1], "l");
                case PathIterator.SEG_QUADTO -> {
                    // As a cubic curve, which is all that PDF has.
                    double[] c = {x + (p[0] - x) * 2 / 3, y + (p[1] - y) * 2 / 3, p[2] + (p[0] - p[2]) * 2 / 3,
                        p[3] + (p[1] - p[3]) * 2 / 3, p[2], p[3]};
                    curve(c);
                    p[0] = p[2];
                    p[1] = p[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    curve(p);
                    p[0] = p[4];
                    p[1] = p[5];
                }
                default -> {
                    content.append("h ");
                    continue;
                }
            }
            x = p[0];
            y = p[1];
        }
    }

    private void point(double x, double y, String operator) {
        content.append(number(x)).append(' ').append(number(y)).append(' ').append(operator).append(' ');
    }

    private void curve(double... p) {
        for (double value : p) {
            content.append(number(value)).append(' ');
        }
        content.append("c ");
    }

    /** Adds a picture, its opacity beside it, and gives its number. */
    private int picture(ByteImage image) throws IOException {
        int pixels = image.height() * image.width();
        byte[] colours = new byte[pixels * RGB];
        byte[] opacity = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            System.arraycopy(image.pixels(), i * image.channels(), colours, i * RGB, RGB);
            opacity[i] = image.channels() == RGBA ? image.pixels()[i * RGBA + RGB] : (byte) 0xff;
        }
        String size = "/Type /XObject /Subtype /Image /BitsPerComponent 8 /Width " + image.width() + " /Height "
                + image.height();
        String mask = "";
        if (image.channels() == RGBA) {
            objects.add(stream(size + " /ColorSpace /DeviceGray", opacity));
            mask = " /SMask " + (first + objects.size() + 1) + " 0 R";
        }
        objects.add(stream(size + " /ColorSpace /DeviceRGB" + mask, colours));
        int number = first + objects.size() + 1;
        pictures.append("/I").append(number).append(' ').append(number).append(" 0 R ");
        return number;
    }

    private static byte[] stream(String entries, byte[] data) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream zip = new DeflaterOutputStream(packed, new Deflater())) {
            zip.write(data);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("<< " + entries + " /Filter /FlateDecode /Length " + packed.size() + " >>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        packed.writeTo(out);
        out.write("\nendstream".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private List<byte[]> objects(double width, double height) throws IOException {
        List<byte[]> all = new ArrayList<>();
        all.add(bytes("<< /Type /Page /Parent 2 0 R /Contents " + (first + 1) + " 0 R /MediaBox [0 0 " + number(width)
                + " " + number(height) + "] /Resources << /XObject << " + pictures + ">> /ExtGState << " + states
                + ">> >> >>"));
        all.add(stream("", bytes(content.toString())));
        all.addAll(objects);
        return all;
    }

    private static byte[] file(List<byte[]> all) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes("%PDF-1.4\n"));
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < all.size(); i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
            out.write(bytes((i + 1) + " 0 obj\n"));
            out.write(all.get(i));
            out.write(bytes("\nendobj\n"));
        }
        int start = out.size();
        out.write(bytes("xref\n0 " + (all.size() + 1) + "\n" + table + "trailer\n<< /Size " + (all.size() + 1)
                + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

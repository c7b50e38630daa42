package org.lrptoolbox.python.plot;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.AtomicFile;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/** A page that is drawn on as on a {@link Canvas}, and becomes a file of shapes: SVG or PDF. Texts are outlines. */
public final class VectorCanvas {
    private final double width;
    private final double height;
    private final List<Mark> marks = new ArrayList<>();
    private final List<VectorCanvas> following = new ArrayList<>();
    private @Nullable Rectangle2D clip;

    /** Something drawn, within a rectangle if there is one. */
    sealed interface Mark {
        @Nullable
        Rectangle2D clip();
    }

    /** A filled shape. */
    record Filled(Shape shape, int color, double opacity, @Nullable Rectangle2D clip) implements Mark {}

    /** A line; {@code dashes} is empty for an unbroken one. */
    record Stroked(Shape shape, double thickness, float[] dashes, int color, double opacity, @Nullable Rectangle2D clip)
            implements
                Mark {}

    /** A picture in a rectangle. */
    record Placed(ByteImage image, Rectangle2D place, @Nullable Rectangle2D clip) implements Mark {}

    /** An empty page. */
    public VectorCanvas(double width, double height, int background) {
        this.width = width;
        this.height = height;
        fill(0, 0, width, height, background);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    List<Mark> marks() {
        return marks;
    }

    /** Lets another page of as many units an inch follow in the same file, which has to be a PDF. */
    public void then(VectorCanvas next) {
        following.add(next);
    }

    List<VectorCanvas> following() {
        return following;
    }

    /** As {@link Canvas#clip}. */
    public void clip(double left, double top, double wide, double high) {
        clip = new Rectangle2D.Double(left, top, wide, high);
    }

    /** As {@link Canvas#unclip}. */
    public void unclip() {
        clip = null;
    }

    /** As {@link Canvas#fill}. */
    public void fill(double left, double top, double wide, double high, int color) {
        marks.add(new Filled(new Rectangle2D.Double(left, top, wide, high), color, 1, clip));
    }

    /** As {@link Canvas#area}. */
    public void area(NDArray x, NDArray y, int color, double opacity) {
        Path2D path = Pen.path(x.asTensor().data(), y.asTensor().data());
        path.closePath();
        marks.add(new Filled(path, color, opacity, clip));
    }

    /** As {@link Canvas#image}. */
    public void image(NDArray image, double left, double top, double wide, double high) {
        byte[] bytes = (byte[]) image.contiguous().toTypedArray().storage();
        marks.add(new Placed(ByteImage.of(bytes.clone(), image.dim(0), image.dim(1), image.dim(2)),
                new Rectangle2D.Double(left, top, wide, high), clip));
    }

    /** As {@link Canvas#line(NDArray, NDArray, double, String, int, double)}. */
    public void line(NDArray x, NDArray y, double thickness, String style, int color, double opacity) {
        float[] dashes = Pen.dashes(style, (float) thickness);
        marks.add(new Stroked(Pen.path(x.asTensor().data(), y.asTensor().data()), thickness,
                dashes == null ? new float[0] : dashes, color, opacity, clip));
    }

    /** As {@link #line(NDArray, NDArray, double, String, int, double)}, opaque. */
    public void line(NDArray x, NDArray y, double thickness, String style, int color) {
        line(x, y, thickness, style, color, 1);
    }

    /** As {@link Canvas#text}. */
    public void text(String text, double x, double y, double anchor, double size, boolean turned, int color) {
        text(text, x, y, anchor, size, turned ? Canvas.UPWARDS : 0, "", color, 1);
    }

    /** As {@link Canvas#text(String, double, double, double, double, double, String, int, double)}. */
    public void text(String text, double x, double y, double anchor, double size, double angle, String face, int color,
            double opacity) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(-Math.toRadians(angle));
        place.translate(-anchor * Glyphs.width(text, size, face), 0);
        Shape letters = place.createTransformedShape(Glyphs.outline(text, size, face));
        marks.add(new Filled(letters, color, opacity, null));
    }

    /** The content of a file: {@code svg} or {@code pdf}, of so many units an inch. */
    public ByteBuffer content(String format, double unitsPerInch) throws IOException {
        return ByteBuffer.wrap(bytes(format, unitsPerInch));
    }

    private byte[] bytes(String format, double unitsPerInch) throws IOException {
        return format.equals("pdf") ? PdfWriter.write(this, unitsPerInch) : SvgWriter.write(this, unitsPerInch);
    }

    /** Writes a file whose ending names the format. */
    public void write(Path file, double unitsPerInch) throws IOException {
        byte[] bytes = bytes(file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".pdf") ? "pdf" : "svg",
                unitsPerInch);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    static byte[] png(ByteImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageFiles.write(image, "png", out);
        return out.toByteArray();
    }
}

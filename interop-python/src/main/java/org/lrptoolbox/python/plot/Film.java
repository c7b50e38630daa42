package org.lrptoolbox.python.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Pictures that follow each other, as the content of a GIF file that starts again at its end. */
public final class Film implements AutoCloseable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    /** The loop extension: block 1, then how often as two bytes, of which 0 is for ever. */
    private static final byte[] FOREVER = {1, 0, 0};

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    private final ImageOutputStream out = ImageIO.createImageOutputStream(content);
    private final int hundredths;

    /**
     * A film without pictures.
     *
     * @param hundredths of a second that each picture is shown
     */
    public Film(int hundredths) throws IOException {
        this.hundredths = Math.max(1, hundredths);
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    /** One more picture, as it is now. */
    public void add(Canvas canvas) throws IOException {
        BufferedImage image = canvas.view();
        IIOMetadata data = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        var root = (IIOMetadataNode) data.getAsTree(FORMAT);
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        var loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(FOREVER.clone());
        child(root, "ApplicationExtensions").appendChild(loop);
        data.setFromTree(FORMAT, root);
        writer.writeToSequence(new IIOImage(image, null, data), null);
    }

    /** The file; nothing can be added afterwards. */
    public ByteBuffer content() throws IOException {
        writer.endWriteSequence();
        out.close();
        return ByteBuffer.wrap(content.toByteArray());
    }

    @Override
    public void close() {
        writer.dispose();
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        var made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }
}

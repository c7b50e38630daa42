package org.lrptoolbox.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

import com.google.gson.JsonObject;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.render.ImageFiles;

/** A picture as a page keeps it: as PNG where it is small, else as JPEG. */
public final class PictureData {
    private static final int SMALL = 64 * 64;

    private PictureData() {}

    /** As JSON: type and bytes in base64. */
    public static JsonObject of(ByteImage picture) throws IOException {
        String format = picture.height() * picture.width() <= SMALL ? "png" : "jpeg";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageFiles.write(picture, format, out);
        JsonObject json = new JsonObject();
        json.addProperty("type", "image/" + format);
        json.addProperty("data", Base64.getEncoder().encodeToString(out.toByteArray()));
        return json;
    }
}

package org.lrptoolbox.page;

import java.util.Base64;
import java.util.List;

import com.google.gson.JsonObject;
import org.lrptoolbox.render.ColorMaps;
import org.lrptoolbox.tensor.Tensor;

/** The colours of {@link ColorMaps} as scripts take them: base64 of three bytes a colour, by name. */
public final class Palettes {
    /** Diverging maps, which suit relevance: white or black where nothing is relevant. */
    public static final List<String> USUAL = List.of("bwr", "seismic", "coldnhot", "RdBu_r", "PuOr_r", "france");

    private static final double LARGEST = 255;

    private Palettes() {}

    /** These maps. */
    public static JsonObject of(List<String> names) {
        JsonObject palettes = new JsonObject();
        for (String name : names) {
            Tensor table = ColorMaps.lookup(name).table();
            byte[] bytes = new byte[table.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Math.round(table.data()[i] * LARGEST);
            }
            palettes.addProperty(name, Base64.getEncoder().encodeToString(bytes));
        }
        return palettes;
    }
}

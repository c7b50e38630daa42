package org.lrptoolbox.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lrptoolbox.render.Pictures.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.tensor.Tensor;

class MontageTest {
    private static final Consumer<String> SILENT = message -> {
        throw new AssertionError(message);
    };

    @Test
    void theDemosPictures() {
        Tensor x = Images.vec2im(golden("in_xs_cnn"));
        Tensor r = Images.vec2im(golden("in_R_cnn"));
        Tensor digit = Heatmap.digitToRgb(x, 3, ColorMaps.lookup("binary"));
        Tensor heatmap = Heatmap.toRgb(r, x, HeatmapStyle.STANDARD, SILENT);
        Pictures.assertPixels(golden("save_image_cnn_uint8"),
                ByteImage.of(Montage.row(List.of(digit, heatmap), 2, SILENT)), "cnn");

        Tensor x1 = Images.vec2im(golden("in_X_mlp"));
        Tensor digit1 = Heatmap.digitToRgb(x1, 3, ColorMaps.lookup("binary"));
        Tensor heatmap1 = Heatmap.toRgb(Images.vec2im(golden("in_R_mlp")), x1, HeatmapStyle.STANDARD, SILENT);
        Pictures.assertPixels(golden("save_image_mlp_uint8"),
                ByteImage.of(Montage.row(List.of(digit1, heatmap1), 2, SILENT)), "mlp");
    }

    @Test
    void allMapsOfTheToolbox() {
        Tensor x = Images.vec2im(golden("in_xs_cnn"));
        Tensor r = Images.vec2im(golden("in_R_cnn"));
        List<Tensor> pictures = new ArrayList<>();
        for (ToolboxMap map : ToolboxMap.values()) {
            pictures.add(Heatmap.toRgb(r, x, HeatmapStyle.STANDARD.withMap(map), SILENT));
        }
        Pictures.assertPixels(golden("save_image_custom_uint8"),
                ByteImage.of(Montage.row(pictures, 4, SILENT), Compatibility.ORIGINAL), "custom");
    }

    @Test
    void rowsKeepWidthsAndLeaveOutWhatDoesNotFit() {
        List<String> messages = new ArrayList<>();
        Tensor row = Montage.row(List.of(Tensor.full(1, 1, 1, 3), Tensor.full(2, 2, 1, 3), Tensor.full(3, 1, 2, 3),
                Tensor.full(4, 1, 1, 1)), 1, messages::add);
        assertEquals(Tensor.of(new double[]{1, 1, 1, 0, 0, 0, 3, 3, 3, 3, 3, 3}, 1, 4, 3), row);
        assertEquals(List.of("image 1 differs in size. unable to perform horizontal alignment",
                "expected: Hx_xD = 1x_x3", "got     : Hx_xD = 2x_x3", "skipping image\n",
                "image 3 differs in size. unable to perform horizontal alignment", "expected: Hx_xD = 1x_x3",
                "got     : Hx_xD = 1x_x1", "skipping image\n"), messages);
    }

    @Test
    void oneImageIsCopied() {
        Tensor image = Tensor.full(0.5, 2, 2, 3);
        Montage.row(List.of(image), 2, SILENT).data()[0] = 9;
        assertEquals(Tensor.full(0.5, 2, 2, 3), image);
    }

    @Test
    void impossibleMontagesAreRefused() {
        Tensor image = Tensor.zeros(1, 1, 3);
        assertThrows(IllegalArgumentException.class, () -> Montage.row(List.of(), 2, SILENT));
        assertThrows(IllegalArgumentException.class, () -> Montage.row(List.of(image), -1, SILENT));
        assertThrows(IllegalArgumentException.class, () -> Montage.row(List.of(Tensor.zeros(1, 1)), 2, SILENT));
    }
}

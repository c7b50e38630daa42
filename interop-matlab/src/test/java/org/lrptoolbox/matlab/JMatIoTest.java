package org.lrptoolbox.matlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.jmatio.io.MatFileReader;
import com.jmatio.io.MatFileWriter;
import com.jmatio.types.MLArray;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;
import org.lrptoolbox.matlab.jmatio.JMatIo;
import org.lrptoolbox.matlab.value.MatCell;
import org.lrptoolbox.matlab.value.MatComplex;
import org.lrptoolbox.matlab.value.MatNumeric;
import org.lrptoolbox.matlab.value.MatObject;
import org.lrptoolbox.matlab.value.MatSparse;
import org.lrptoolbox.matlab.value.MatStruct;
import org.lrptoolbox.matlab.value.MatText;
import org.lrptoolbox.matlab.value.MatValue;

class JMatIoTest {
    private static final int[] SHAPE = {2, 3};

    @TempDir
    Path dir;

    private static TypedArray array(ElementType type) {
        Object storage = type.allocate(6);
        for (int i = 0; i < 6; i++) {
            java.lang.reflect.Array.setByte(storage, i, (byte) (type == ElementType.BOOL ? i & 1 : i * 50 - 100));
        }
        return new TypedArray(type, SHAPE, storage);
    }

    private static Map<String, MatValue> values() {
        Map<String, MatValue> values = new LinkedHashMap<>();
        for (ElementType type : ElementType.values()) {
            if (type != ElementType.UINT16) {
                values.put(type.label(), new MatNumeric(array(type)));
            }
        }
        values.put("z", new MatComplex(array(ElementType.FLOAT64), array(ElementType.FLOAT64)));
        values.put("text", new MatText(SHAPE, "abcdef"));
        values.put("cell", MatCell.of(MatText.of("x"), MatCell.of(values.get("int16")), values.get("z")));
        values.put("structs", new MatStruct(new int[]{1, 2},
                Map.of("a", List.of(values.get("bool"), MatText.of("second")))));
        values.put("sparse", new MatSparse(new int[]{3, 3}, new int[]{0, 2}, new int[]{1, 1},
                new MatNumeric(TypedArray.of(org.lrptoolbox.tensor.Tensor.of(new double[]{1.5, -2}, 1, 2)))));
        values.put("object", new MatObject("Thing", MatStruct.of(Map.of("size", values.get("float64")))));
        return values;
    }

    @Test
    void valuesPassThroughItsTypesUnchanged() {
        values().forEach((name, value) -> {
            MLArray array = JMatIo.array(name, value);
            assertEquals(name, array.getName());
            assertEquals(Shown.of(value), Shown.of(JMatIo.value(array)), name);
        });
        MatNumeric wide = new MatNumeric(array(ElementType.UINT16));
        assertEquals(wide.array().toTensor(),
                ((MatNumeric) JMatIo.value(JMatIo.array("w", wide))).array().toTensor());
    }

    @Test
    void itsFilesHoldWhatOursHold() throws IOException {
        Map<String, MatValue> values = values();
        Path theirs = dir.resolve("theirs.mat");
        List<String> known = List.of("float64", "float32", "int8", "int16", "int64", "uint8", "text", "cell", "z",
                "structs", "sparse");
        new MatFileWriter(theirs.toFile(), known.stream().map(name -> JMatIo.array(name, values.get(name))).toList());
        Map<String, MatValue> read = MatFile.readValues(theirs);
        for (String name : known) {
            assertEquals(Shown.of(values.get(name)), Shown.of(read.get(name)), name);
        }
        Path ours = dir.resolve("ours.mat");
        MatFile.writeValues(values, ours);
        Map<String, MLArray> back = new MatFileReader().read(ours.toFile(), MatFileReader.DIRECT_BYTE_BUFFER);
        for (String name : List.of("float64", "float32", "int8", "int16", "int32", "int64", "uint8", "text", "cell",
                "z", "structs")) {
            assertEquals(Shown.of(values.get(name)), Shown.of(JMatIo.value(back.get(name))), name);
        }
    }
}

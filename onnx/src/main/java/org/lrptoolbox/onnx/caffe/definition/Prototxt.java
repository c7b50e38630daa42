package org.lrptoolbox.onnx.caffe.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormatParseInfoTree;
import com.google.protobuf.TextFormatParseLocation;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.onnx.caffe.definition.UnknownSettings.Place;

/** Reads network definitions as text, {@code .prototxt}. */
public final class Prototxt {
    private static final int LARGEST = 8 << 20;
    /** Layers of the older ones, which may stand beside the newest. */
    private static final List<FieldDescriptor> GENERATIONS = List.of(Schema.net().findFieldByName("layers"),
            Schema.net().findFieldByName("layer"));
    private static final Place END = new Place(Integer.MAX_VALUE, 0);
    /** What some editors of Windows begin texts with. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Held, so that the level set on it stays: that a field is passed over is no news. */
    private static final Logger CHATTER = Logger.getLogger(TextFormat.class.getName());

    static {
        CHATTER.setLevel(Level.OFF);
    }

    private Prototxt() {}

    /**
     * Reads a definition.
     *
     * @throws MalformedFileException naming the line, if it is none
     */
    public static NetDefinition read(Path file) throws IOException {
        byte[] bytes = InputFiles.readAll(file);
        if (bytes.length > LARGEST) {
            throw new MalformedFileException(file, "has " + bytes.length + " bytes: no definition of a network");
        }
        String whole = new String(bytes, StandardCharsets.UTF_8);
        String text = whole.startsWith(BYTE_ORDER_MARK) ? whole.substring(1) : whole;
        Nesting.check(text, file);
        DynamicMessage.Builder net = DynamicMessage.newBuilder(Schema.net());
        TextFormatParseInfoTree.Builder places = TextFormatParseInfoTree.builder();
        try {
            TextFormat.Parser.newBuilder().setAllowUnknownFields(true).setParseInfoTreeBuilder(places).build()
                    .merge(text, net);
        } catch (TextFormat.ParseException e) {
            throw new MalformedFileException(file, "line " + e.getMessage(), e);
        }
        NetDefinition definition = definition(net.build(), places.build(), UnknownSettings.of(text));
        if (definition.layers().isEmpty()) {
            throw new MalformedFileException(file, "defines no layers; is it a network (.prototxt), or a solver?");
        }
        return definition;
    }

    private static NetDefinition definition(Message net, TextFormatParseInfoTree places, UnknownSettings unknown) {
        List<LayerDefinition> layers = new ArrayList<>();
        NavigableSet<Place> starts = new TreeSet<>();
        for (FieldDescriptor field : GENERATIONS) {
            for (int i = 0; i < net.getRepeatedFieldCount(field); i++) {
                starts.add(place(places, field, i));
            }
        }
        for (FieldDescriptor field : GENERATIONS) {
            for (int i = 0; i < net.getRepeatedFieldCount(field); i++) {
                Message layer = (Message) net.getRepeatedField(field, i);
                Fields fields = new Fields(field.getName().equals("layers") ? Upgrade.layer(layer) : layer);
                if (Phases.predicts(fields)) {
                    Place start = place(places, field, i);
                    Place end = Objects.requireNonNullElse(starts.higher(start), END);
                    layers.add(new LayerDefinition(fields, start.line(), List.of(), unknown.between(start, end)));
                }
            }
        }
        return new NetDefinition(new Fields(net), Paddings.merged(layers));
    }

    private static Place place(TextFormatParseInfoTree places, FieldDescriptor field, int index) {
        TextFormatParseLocation found = places.getLocation(field, index);
        return new Place(found.getLine() + 1, found.getColumn() + 1);
    }
}

package org.lrptoolbox.cli.web;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.image.Mean;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.cli.input.PictureNetworks;
import org.lrptoolbox.image.Resize;
import org.lrptoolbox.image.Size;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.compile.CompileOptions;
import org.lrptoolbox.onnx.compile.Compiler;
import org.lrptoolbox.page.Palettes;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Makes of a network and its preprocessing what a page needs: compiled explainers, and settings. */
final class SiteBuilder {
    /** The width of the pen, as a part of the canvas: about two pixels of a digit. */
    private static final double PEN = 0.075;

    private final Network network;
    private final int[] sample;
    private final Preprocessing preprocessing;
    private final OutputActivation activation;
    private final Size size;

    SiteBuilder(Network network, Preprocessing preprocessing, OutputActivation activation) {
        this.network = network;
        this.preprocessing = preprocessing;
        this.activation = activation;
        PictureNetworks.require(network, "; sites are made for pictures, texts are explained by lrp explain --text");
        int[] said = said(network);
        this.size = size(said);
        this.sample = preprocessing.sample(size.height(), size.width());
        if (said.length > 0 && !Arrays.equals(said, sample)) {
            throw new IllegalArgumentException("the network takes " + Shapes.text(said) + ", but --preprocess makes "
                    + Shapes.text(sample) + ": " + preprocessing);
        }
    }

    /** The shape that the network says itself; empty where it leaves something open. */
    private static int[] said(Network network) {
        int[] sample = network.input().sample();
        return sample == null || Arrays.stream(sample).anyMatch(d -> d == Input.OPEN) ? new int[0] : sample;
    }

    /** The size of the pictures that the network takes: by its own shape, or as the preprocessing makes all of them. */
    private Size size(int... said) {
        Resize resize = preprocessing.resize();
        if (said.length == 3 && preprocessing.layout() == ImageLayout.NCHW) {
            return new Size(said[1], said[2]);
        }
        if (said.length == 3) {
            return new Size(said[0], said[1]);
        }
        if (preprocessing.crop() != null) {
            return preprocessing.crop();
        }
        if (resize.side() == Resize.Side.EXACT) {
            return new Size(resize.height(), resize.width());
        }
        throw new IllegalArgumentException("the network leaves the size of its input open; give --shape, such as"
                + " --shape 3,224,224, or a size in --preprocess, such as resize=exact:224x224");
    }

    /** Whether pictures must be as large as what the network takes. */
    boolean takesOneSizeOnly() {
        return preprocessing.resize().side() == Resize.Side.NONE && preprocessing.crop() == null;
    }

    /** Prediction and relevance of one sample as one graph. */
    Site.Compiled compile(String name, Composite rules) {
        ChannelsFirst lowered = ChannelsFirst.of(rules.rulesFor(Canonizers.standard(activation).apply(network)),
                sample);
        CompileOptions options = CompileOptions.DEFAULT
                .withStart(rules.gradient() ? CompileOptions.Start.ONE : CompileOptions.Start.SCORE);
        return new Site.Compiled(name, lowered.rules().toString(), rules.gradient(),
                Compiler.compile(lowered.rules(), options, sample));
    }

    /** What the page's script has to know. */
    JsonObject settings(ClassNames names, @Nullable String ink) {
        int outputs = Shapes.size(network.shapes(sample).getLast());
        JsonObject all = new JsonObject();
        JsonArray classes = new JsonArray();
        for (int c = 0; c < Math.min(outputs, names.lines().size()); c++) {
            String label = names.label(c);
            classes.add(label.substring(label.indexOf(' ') + 1));
        }
        all.add("classes", classes);
        all.addProperty("outputs", outputs);
        all.add("preprocess", preprocess());
        JsonObject input = new JsonObject();
        input.addProperty("height", size.height());
        input.addProperty("width", size.width());
        all.add("input", input);
        all.add("palettes", Palettes.of(Palettes.USUAL));
        all.add("draw", ink == null ? JsonNull.INSTANCE : draw(ink));
        JsonObject facts = new JsonObject();
        facts.addProperty("preprocessing", preprocessing.toString());
        facts.addProperty("input", Shapes.text(sample));
        all.add("facts", facts);
        return all;
    }

    private static JsonObject draw(String ink) {
        JsonObject draw = new JsonObject();
        draw.addProperty("ink", ink);
        draw.addProperty("paper", ink.equals("white") ? "black" : "white");
        draw.addProperty("width", PEN);
        return draw;
    }

    private JsonObject preprocess() {
        JsonObject settings = new JsonObject();
        JsonObject resize = new JsonObject();
        resize.addProperty("side", preprocessing.resize().side().name().toLowerCase(Locale.ROOT));
        resize.addProperty("height", preprocessing.resize().height());
        resize.addProperty("width", preprocessing.resize().width());
        resize.addProperty("filter", preprocessing.resize().filter().toString());
        settings.add("resize", resize);
        settings.add("crop", preprocessing.crop() == null ? JsonNull.INSTANCE : size(preprocessing.crop()));
        settings.addProperty("order", preprocessing.order().toString());
        settings.addProperty("scale", preprocessing.scale());
        Mean mean = preprocessing.mean();
        if (mean.values().rank() == 1) {
            settings.add("mean", numbers(mean.values().data()));
        } else {
            Tensor whole = mean.sized(preprocessing.order().channels(), size.height(), size.width());
            settings.addProperty("mean", base64(whole.data()));
        }
        settings.add("std", numbers(preprocessing.std().stream().mapToDouble(Double::doubleValue).toArray()));
        settings.addProperty("layout", preprocessing.layout().toString());
        return settings;
    }

    private static JsonObject size(Size size) {
        JsonObject json = new JsonObject();
        json.addProperty("height", size.height());
        json.addProperty("width", size.width());
        return json;
    }

    private static JsonArray numbers(double... values) {
        JsonArray array = new JsonArray();
        for (double v : values) {
            array.add(v);
        }
        return array;
    }

    /** Numbers as float32, the least significant byte first, as browsers keep them. */
    private static String base64(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double v : values) {
            bytes.putFloat((float) v);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}

package org.lrptoolbox.onnx.caffe.definition;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import org.lrptoolbox.io.InputFiles;
import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.tensor.Weights;

/**
 * Reads trained networks, {@code .caffemodel}: the definition as messages, while the parameters stay in the mapped file.
 *
 * <p>What is not known is passed over. The rest of a file, without its parameters, may take {@value #MOST_STRUCTURE}
 * bytes, so that memory is bounded whatever a damaged file claims.
 */
public final class Caffemodel {
    private static final int NAME = 1;
    private static final int OLD_LAYERS = 2;
    private static final int LAYERS = 100;
    private static final int BLOBS = 7;
    private static final int OLD_BLOBS = 6;
    private static final int OLDEST_BLOBS = 50;
    private static final int OLDEST_LAYER = 1;
    /** A layer's type has the number behind its name's. */
    private static final int OLD_LAYER_NAME = 4;
    private static final int MOST_STRUCTURE = 16 << 20;
    private static final int MOST_LAYERS = 100_000;

    private final Path file;
    private final MemorySegment map;
    private final CodedInputStream in;
    private final List<LayerDefinition> layers = new ArrayList<>();
    private int structure;

    private Caffemodel(Path file, MemorySegment map) {
        this.file = file;
        this.map = map;
        this.in = CodedInputStream.newInstance(map.asByteBuffer());
    }

    /**
     * Reads a trained network.
     *
     * @throws MalformedFileException naming the layer and its place in the file, if it is damaged or none
     */
    public static NetDefinition read(Path file) throws IOException {
        InputFiles.requireRegular(file);
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new UnsupportedModelException(file,
                        "has " + channel.size() + " bytes; Caffe's own limit is 2 GB");
            }
            MemorySegment map = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            Caffemodel model = new Caffemodel(file, map);
            try {
                return model.net();
            } catch (InvalidProtocolBufferException e) {
                throw new MalformedFileException(file, "is no trained network of Caffe, or a damaged one: "
                        + model.place() + ": " + e.getMessage(), e);
            }
        }
    }

    private String place() {
        return "layer " + layers.size() + (layers.isEmpty() ? "" : ", behind \"" + layers.getLast().name() + "\"")
                + ", byte " + in.getTotalBytesRead();
    }

    private NetDefinition net() throws IOException {
        DynamicMessage.Builder net = DynamicMessage.newBuilder(Schema.net());
        // The file is the limit of all lengths in it: a layer that claims more is cut off.
        in.pushLimit((int) map.byteSize());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            boolean delimited = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (delimited && (field == LAYERS || field == OLD_LAYERS)) {
                layer(field == LAYERS ? BLOBS : OLD_BLOBS, field == LAYERS
                        ? Schema.layer()
                        : Schema.message(
                                "OldLayer"));
            } else if (field == NAME && delimited) {
                net.setField(Schema.net().findFieldByNumber(NAME), in.readStringRequireUtf8());
            } else {
                in.skipField(tag);
            }
        }
        if (layers.isEmpty()) {
            throw new MalformedFileException(file, "holds no layers; is it a trained network (.caffemodel)?");
        }
        return new NetDefinition(new Fields(net.build()), List.copyOf(layers));
    }

    private void layer(int blobField, Descriptor type) throws IOException {
        List<Weights> blobs = new ArrayList<>();
        Message message = DynamicMessage.parseFrom(type, rest(blobField, blobs));
        Fields fields = new Fields(blobField == BLOBS ? message : Upgrade.layer(message));
        if (layers.size() == MOST_LAYERS) {
            throw new MalformedFileException(file, "has more than " + MOST_LAYERS + " layers");
        }
        layers.add(new LayerDefinition(fields, 0, List.copyOf(blobs), ""));
    }

    /**
     * The bytes of a layer's name and type. Parameters are noted; settings are those of the definition, and versions of
     * Caffe that others made have other ones under the same numbers.
     */
    private ByteString rest(int blobField, List<Weights> blobs) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        int kept = blobField == OLD_BLOBS ? OLD_LAYER_NAME : NAME;
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            boolean delimited = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (field == blobField && delimited) {
                blobs.add(blob());
            } else if (blobField == OLD_BLOBS && field == OLDEST_LAYER && delimited) {
                out.writeBytes(OLDEST_LAYER, rest(OLDEST_BLOBS, blobs));
            } else if (field == kept || field == kept + 1) {
                copy(tag, out);
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(outer);
        out.flush();
        return bytes.toByteString();
    }

    private void copy(int tag, CodedOutputStream out) throws IOException {
        int from = in.getTotalBytesRead();
        in.skipField(tag);
        int length = in.getTotalBytesRead() - from;
        structure += length;
        if (structure > MOST_STRUCTURE) {
            throw new MalformedFileException(file, place() + ": holds more than " + MOST_STRUCTURE
                    + " bytes that are no parameters");
        }
        out.writeUInt32NoTag(tag);
        out.writeRawBytes(map.asSlice(from, length).asByteBuffer());
    }

    private StoredBlob blob() throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        BlobFields blob = new BlobFields(file, map);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            blob.read(tag, in);
        }
        in.popLimit(outer);
        return blob.stored(place());
    }
}

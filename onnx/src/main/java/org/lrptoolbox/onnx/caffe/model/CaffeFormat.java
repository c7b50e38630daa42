package org.lrptoolbox.onnx.caffe.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.lrptoolbox.io.MalformedFileException;
import org.lrptoolbox.model.ModelFormat;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.caffe.definition.Caffemodel;
import org.lrptoolbox.onnx.caffe.definition.NetDefinition;
import org.lrptoolbox.onnx.caffe.definition.Prototxt;

/**
 * Models of Caffe: a definition ({@code .prototxt}) and trained parameters ({@code .caffemodel}).
 *
 * <p>A {@code .caffemodel} is read with the definition beside it: of the same name, or {@code deploy.prototxt}. A
 * {@code .prototxt} alone is a network with random parameters, as its fillers say, seeded. Parameters stay in the file,
 * which must not change while the network is in use.
 */
public final class CaffeFormat implements ModelFormat {
    private static final String MODEL = ".caffemodel";
    private static final String TEXT = ".prototxt";

    @Override
    public String name() {
        return "caffe";
    }

    @Override
    public List<String> extensions() {
        return List.of("caffemodel", "prototxt");
    }

    @Override
    public boolean holdsToolboxLayersOnly() {
        return false;
    }

    @Override
    public Network read(Path file) throws IOException {
        return (file.toString().endsWith(TEXT) ? definition(file) : model(file, beside(file))).network();
    }

    /** A network that was never trained, its parameters random. */
    public static CaffeModel definition(Path prototxt) throws IOException {
        return NetReader.read(Prototxt.read(prototxt), Parameters.filled(), prototxt);
    }

    /** A trained network by its definition. */
    public static CaffeModel model(Path caffemodel, Path prototxt) throws IOException {
        NetDefinition trained = Caffemodel.read(caffemodel);
        return NetReader.read(Prototxt.read(prototxt), Parameters.of(trained), prototxt);
    }

    /**
     * The definition that belongs to trained parameters.
     *
     * @throws MalformedFileException if there is none
     */
    public static Path beside(Path caffemodel) throws IOException {
        String name = String.valueOf(caffemodel.getFileName());
        String stem = name.endsWith(MODEL) ? name.substring(0, name.length() - MODEL.length()) : name;
        for (String candidate : List.of(stem + TEXT, "deploy" + TEXT)) {
            Path file = caffemodel.resolveSibling(candidate);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new MalformedFileException(caffemodel, "holds parameters, but not how they are used; put its definition "
                + "beside it, as " + stem + TEXT + " or deploy" + TEXT + ", or name it with --prototxt");
    }

    /**
     * Writes the parameters, and the definition beside them under the same name; for either name. Networks with the
     * channels last are brought to {@link org.lrptoolbox.layout.ChannelsFirstForm}, as all images of Caffe are.
     */
    @Override
    public void write(Network network, Path file) throws IOException {
        CaffeWriter.write(network, file);
    }

    @Override
    public void write(Network network, Path file, int... input) throws IOException {
        CaffeWriter.write(network, file, input);
    }
}

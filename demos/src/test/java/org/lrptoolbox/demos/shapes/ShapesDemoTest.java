package org.lrptoolbox.demos.shapes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.ImageLayout;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.render.Pooling;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Shared;
import org.lrptoolbox.train.Evaluation;
import org.lrptoolbox.train.Samples;

/** The stored model recognises fresh pictures, and its heatmaps show the shape it was asked about. */
class ShapesDemoTest {
    private static final Path DEMOS = Shared.projectRoot().resolve("demos");

    private static Network model(String name) throws IOException {
        return Models.read(DEMOS.resolve("models/shapes").resolve(name));
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertArrayEquals(ShapeDataset.generate(9, 3, 2).inputs().data(),
                ShapeDataset.generate(9, 3, 2).inputs().data());
        assertFalse(Arrays.equals(ShapeDataset.generate(9, 3, 2).inputs().data(),
                ShapeDataset.generate(8, 3, 2).inputs().data()));
    }

    @Test
    void shapesDifferFromTheGroundAndFromEachOther() {
        for (ShapePicture picture : ShapeDataset.generate(10, 20, 2).pictures()) {
            boolean[] first = picture.mask(0, 0);
            boolean[] second = picture.mask(1, 0);
            for (int i = 0; i < first.length; i++) {
                assertFalse(first[i] && second[i], "shapes overlap");
            }
            assertTrue(picture.shapes().get(0).shape() != picture.shapes().get(1).shape());
        }
    }

    @Test
    void freshPicturesAreRecognised() throws IOException {
        Samples fresh = ShapeDataset.generate(101, 300, 1).samples();
        Tensor scores = new JavaEngine().predict(model("shapes.nn"), fresh.inputs());
        double accuracy = Evaluation.of(scores, fresh.targets()).accuracy();
        assertTrue(accuracy >= 0.93, "recognised " + accuracy);
    }

    /** Where positive relevance lies: within two pixels of the shape that is explained, or of the other one. */
    private static double[] shares(int shapes) throws IOException {
        ShapeDataset data = ShapeDataset.generate(102, 60, shapes);
        Explainer explainer = Explainer.of(model("shapes.nn"), Composites.epsilonPlus());
        int[] classes = data.pictures().stream().mapToInt(p -> p.shapes().getFirst().shape().ordinal()).toArray();
        Tensor relevance = explainer.explain(data.inputs(), Target.classPerSample(classes)).relevance();
        double[] shares = new double[shapes];
        for (int i = 0; i < classes.length; i++) {
            Tensor map = Pooling.SUM.apply(relevance.slice(i, i + 1).reshape(relevance.sampleShape()))
                    .map(r -> Math.max(0, r));
            for (int s = 0; s < shapes; s++) {
                boolean[] mask = data.pictures().get(i).mask(s, 2);
                double inside = 0;
                for (int k = 0; k < mask.length; k++) {
                    inside += mask[k] ? map.data()[k] : 0;
                }
                shares[s] += inside / map.sum() / classes.length;
            }
        }
        return shares;
    }

    @Test
    void heatmapsShowTheShape() throws IOException {
        double inside = shares(1)[0];
        assertTrue(inside > 0.9, "share of positive relevance on the shape: " + inside);
    }

    @Test
    void amongTwoShapesHeatmapsShowTheOneThatIsExplained() throws IOException {
        double[] found = shares(2);
        assertTrue(found[0] > 0.75 && found[0] > 4 * found[1], Arrays.toString(found));
    }

    /** The file for everybody takes channels first; scores and relevance are the same numbers. */
    @Test
    void theExportedModelExplainsTheSame() throws IOException {
        Path data = DEMOS.resolve("data/shapes");
        Preprocessing channelsFirst = Preprocessing.read(data.resolve("preprocess.txt"));
        assertEquals(ShapeDataset.preprocessing(ImageLayout.NCHW), channelsFirst);
        var picture = ImageFiles.read(data.resolve("ring-triangle.png"));
        Target ring = Target.classIndex(ClassNames.read(data.resolve("classes.txt")).index("ring"));
        var exported = Explainer
                .of(model("shapes.onnx"), Composites.epsilonPlus())
                .explain(channelsFirst.apply(picture), ring);
        var own = Explainer.of(model("shapes.nn"), Composites.epsilonPlus())
                .explain(ShapeDataset.preprocessing(ImageLayout.NHWC).apply(picture), ring);
        Close.assertClose(own.prediction(), exported.prediction().reshape(own.prediction().shape()), 1e-5, "scores");
        Tensor turned = ImageLayout.NCHW.toPicture(exported.relevance(), 40, 40);
        Close.assertClose(own.relevance().reshape(40, 40, 3), turned, 1e-4, "relevance");
    }

    @Test
    void classesAreNamedInOrder() throws IOException {
        List<String> names = ClassNames.read(DEMOS.resolve("data/shapes/classes.txt")).lines();
        assertEquals(Arrays.stream(Shape.values()).map(Shape::label).toList(), names);
    }
}

package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.render.ByteImage;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.words.Outputs;

/**
 * Explains pictures, batch by batch; only one batch is in memory.
 *
 * @param explainer explains
 * @param map what is made of explanations
 * @param views finds what the network sees of pictures
 * @param preprocessing makes inputs of pictures
 * @param target what of the outputs
 * @param names what classes are called
 * @param results takes every explanation
 * @param ledgers takes the ledger of every explanation of a batch; null if nobody wants them
 */
record Run(Explainer explainer, MapOptions map, Views views, Preprocessing preprocessing, Target target,
        ClassNames names,
        ResultFiles results, @Nullable PrintWriter ledgers) {
    private static final int AT_ONCE = 16;

    /** Finds what the network sees of a picture. */
    @FunctionalInterface
    interface Views {
        ByteImage view(Source image) throws IOException;
    }

    /** What became of a run. */
    record Summary(int pictures, int explanations, int failures) {}

    private record Picture(Source file, ByteImage view) {}

    /**
     * Explains pictures.
     *
     * @param size how many to explain at once; fewer where pictures differ in size
     * @param errors is told, in a line, which pictures cannot be read; the others are explained
     */
    Summary explain(List<Source> images, int size, PrintWriter errors) throws IOException {
        List<Picture> batch = new ArrayList<>();
        Failed failed = new Failed(errors);
        int explanations = 0;
        for (Source image : images) {
            ByteImage view = view(image, failed);
            if (view == null) {
                continue;
            }
            if (batch.size() >= size || !batch.isEmpty() && !sameSize(batch.getFirst().view, view)) {
                explanations += explain(batch, failed);
                batch.clear();
            }
            batch.add(new Picture(image, view));
        }
        explanations += explain(batch, failed);
        failed.tell(explanations);
        results.finish();
        return new Summary(images.size() - failed.count(), explanations, failed.count());
    }

    private @Nullable ByteImage view(Source image, Failed failed) {
        try {
            return views.view(image);
        } catch (LrpFileException e) {
            failed.add(String.valueOf(e.getMessage()));
        } catch (FileSystemException e) {
            failed.add(image.file() + ": " + Objects.requireNonNullElse(e.getReason(), "cannot be read"));
        } catch (IOException | IllegalArgumentException e) {
            failed.add(image.file() + ": " + e.getMessage());
        }
        return null;
    }

    private static boolean sameSize(ByteImage a, ByteImage b) {
        return a.height() == b.height() && a.width() == b.width();
    }

    /** Explains pictures of one size; those of a size that the network does not take have failed. */
    private int explain(List<Picture> batch, Failed failed) throws IOException {
        try {
            return batch.isEmpty() ? 0 : explain(batch);
        } catch (WrongSizeException e) {
            batch.forEach(picture -> failed.add(picture.file.file() + ": " + e.getMessage(), e));
            return 0;
        }
    }

    private int explain(List<Picture> batch) throws IOException {
        Tensor input = preprocessing.batch(batch.stream().map(Picture::view).toList());
        int explanations = 0;
        for (Target part : parts(input)) {
            List<Attribution> all = attributions(input, part);
            explain(batch, part, all);
            explanations += all.size() * batch.size();
        }
        return explanations;
    }

    private void explain(List<Picture> batch, Target part, List<Attribution> all) throws IOException {
        int[][] chosen = part instanceof Target.Choice choice
                ? choice.indices(all.getFirst().prediction())
                : new int[0][];
        for (int b = 0; b < batch.size(); b++) {
            for (int k = 0; k < all.size(); k++) {
                results.write(explanation(batch.get(b), all.get(k), b, chosen.length == 0 ? -1 : chosen[k][b]));
                if (ledgers != null && b == 0) {
                    ledgers.println(all.get(k).ledger());
                }
            }
        }
    }

    /** The target, or its classes one after the other where there are many: a thousand at once have no room. */
    private List<Target> parts(Tensor input) {
        boolean many = target instanceof Target.Every || target instanceof Target.Top(int k) && k > AT_ONCE;
        if (!many) {
            return List.of(target);
        }
        Tensor prediction = attributions(input, Target.dominant()).getFirst().prediction();
        int[][] chosen = ((Target.Choice) target).indices(prediction);
        return chosen.length <= AT_ONCE
                ? List.of(target)
                : Arrays.stream(chosen).<Target>map(Target::elements).toList();
    }

    private List<Attribution> attributions(Tensor input, Target part) {
        try {
            return map.explain(explainer, input, part);
        } catch (ShapeException e) {
            throw new WrongSizeException(
                    "the network does not take pictures as --preprocess makes them, in shape "
                            + Shapes.text(input.shape()) + " by " + preprocessing + ": " + e.getMessage(),
                    e);
        }
    }

    private Explanation explanation(Picture picture, Attribution a, int b, int element) {
        double[] scores = a.prediction().slice(b, b + 1).data();
        Outputs outputs = new Outputs(names, Outputs.classAxis(explainer.network()), a.prediction().sampleShape());
        Map<String, Tensor> layers = new HashMap<>();
        a.layers().forEach((name, r) -> layers.put(name, sample(r, b)));
        return new Explanation(picture.file, picture.view, scores, outputs, part(outputs, element),
                what(outputs, element), a.seed().slice(b, b + 1).sum(), sample(a.relevance(), b), layers);
    }

    private String part(Outputs outputs, int element) {
        return target instanceof Target.ClassEverywhere c
                ? c.index() + "@all"
                : element < 0 ? "output" : outputs.name(element);
    }

    private String what(Outputs outputs, int element) {
        return target instanceof Target.ClassEverywhere c
                ? names.label(c.index()) + " at all positions"
                : element < 0 ? "the output" : outputs.label(element);
    }

    private static Tensor sample(Tensor batch, int b) {
        return batch.slice(b, b + 1).reshape(batch.sampleShape());
    }
}

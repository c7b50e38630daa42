package org.lrptoolbox.cli.explain;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.input.Picture;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.cli.stream.Feed;
import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.explain.NotANumberException;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.layer.ShapeException;
import org.lrptoolbox.render.Orientation;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.words.Outputs;

/**
 * Explains batches, one after the other; of many classes a part at a time, so that a thousand of them need no more room
 * than a few.
 */
final class Explanations implements Feed<Event> {
    private static final int AT_ONCE = 16;

    private final Feed<List<Picture>> batches;
    private final Explaining how;
    private final Deque<Event> ready = new ArrayDeque<>();
    private List<Picture.Readable> batch = List.of();
    private final Deque<Target> parts = new ArrayDeque<>();
    private final List<Event.Skipped> failed = new ArrayList<>();

    /**
     * How pictures are explained.
     *
     * @param explainer explains
     * @param map what is made of explanations
     * @param names what classes are called
     * @param called what is explained of pictures that do not say themselves; null if the target tells
     * @param preprocessing how inputs are made, for messages
     */
    record Explaining(Explainer explainer, MapOptions map, ClassNames names, @Nullable String called,
            Object preprocessing) {
        /** One explanation of each sample for every seed of the target. */
        List<Attribution> attributions(Tensor input, Target target) {
            try {
                return map.explain(explainer, input, target);
            } catch (ShapeException e) {
                int[] sample = explainer.network().input().sample();
                throw new WrongSizeException("the network"
                        + (sample == null ? "" : ", which takes samples of shape " + Shapes.openText(sample) + ",")
                        + " does not take pictures as --preprocess makes them, in shape "
                        + Shapes.text(input.shape()) + " by " + preprocessing + ": " + e.getMessage(), e);
            }
        }
    }

    Explanations(Feed<List<Picture>> batches, Explaining how) {
        this.batches = batches;
        this.how = how;
    }

    @Override
    public @Nullable Event next() throws IOException {
        while (ready.isEmpty()) {
            if (!parts.isEmpty()) {
                explain(parts.removeFirst());
                continue;
            }
            List<Picture> next = batches.next();
            if (next == null) {
                return null;
            }
            if (next.getFirst() instanceof Picture.Unreadable(Source source, String message)) {
                ready.add(new Event.Skipped(source, message, null));
            } else {
                List<Picture.Readable> pictures = next.stream().map(Picture.Readable.class::cast).toList();
                pictures.stream().filter(p -> p.orientation() != Orientation.UPRIGHT)
                        .forEach(p -> ready.add(new Event.Turned(p)));
                begin(pictures);
                if (parts.isEmpty()) {
                    finish(batch);
                }
            }
        }
        return ready.poll();
    }

    private void begin(List<Picture.Readable> pictures) {
        batch = pictures;
        failed.clear();
        try {
            parts.addAll(parts(target(pictures)));
        } catch (IllegalArgumentException e) {
            apart(e);
        }
    }

    private void explain(Target part) {
        try {
            tell(part);
        } catch (IllegalArgumentException e) {
            apart(e);
        }
        if (parts.isEmpty()) {
            finish(batch);
        }
    }

    private void finish(List<Picture.Readable> explained) {
        ready.add(new Event.Finished(explained.stream().map(Picture.Readable::source).toList(), List.copyOf(failed)));
    }

    /** One picture that cannot be explained does not take the others of its batch with it. */
    private void apart(IllegalArgumentException problem) {
        List<Picture.Readable> all = batch;
        parts.clear();
        boolean ofPictures = problem instanceof NotANumberException
                || all.stream().anyMatch(p -> p.source().target() != null);
        if (!(problem instanceof WrongSizeException) && !ofPictures) {
            throw problem;
        }
        List<Picture.Readable> explained = new ArrayList<>();
        for (Picture.Readable one : all) {
            batch = List.of(one);
            try {
                if (problem instanceof WrongSizeException || all.size() == 1) {
                    throw problem;
                }
                parts(target(batch)).forEach(this::tell);
                explained.add(one);
            } catch (IllegalArgumentException e) {
                var skipped = new Event.Skipped(one.source(), one.source() + ": " + e.getMessage(),
                        e instanceof WrongSizeException size ? size : null);
                ready.add(skipped);
                failed.add(skipped);
            }
        }
        batch = explained;
    }

    /** What is explained of a batch: the same of all, or a choice of its own for each. */
    private static Target target(List<Picture.Readable> pictures) {
        Target first = pictures.getFirst().target();
        return pictures.stream().allMatch(p -> p.target().equals(first))
                ? first
                : Target.choicePerSample(pictures.stream().map(p -> p.choice().orElseThrow()).toList());
    }

    /** The pictures of a batch as input. */
    static Tensor input(List<Picture.Readable> pictures) {
        Tensor first = pictures.getFirst().input();
        if (pictures.size() == 1) {
            return first;
        }
        double[] all = new double[first.size() * pictures.size()];
        for (int b = 0; b < pictures.size(); b++) {
            System.arraycopy(pictures.get(b).input().data(), 0, all, b * first.size(), first.size());
        }
        return Tensor.of(all, Shapes.batch(pictures.size(), first.sampleShape()));
    }

    /** The target, or its classes one after the other where there are many: a thousand at once have no room. */
    private List<Target> parts(Target target) {
        boolean many = target instanceof OutputChoice.Every || target instanceof OutputChoice.Top(int k) && k > AT_ONCE;
        if (!many) {
            return List.of(target);
        }
        Tensor prediction = how.attributions(input(batch), Target.dominant()).getFirst().prediction();
        int[][] chosen = ((OutputChoice) target).indices(prediction);
        return chosen.length <= AT_ONCE
                ? List.of(target)
                : Arrays.stream(chosen).<Target>map(Target::elements).toList();
    }

    private void tell(Target part) {
        long start = System.nanoTime();
        List<Attribution> all = how.attributions(input(batch), part);
        int[][] chosen = part instanceof OutputChoice choice
                ? choice.indices(all.getFirst().prediction())
                : new int[0][];
        double seconds = (System.nanoTime() - start) / 1e9 / (all.size() * batch.size());
        for (int b = 0; b < batch.size(); b++) {
            for (int k = 0; k < all.size(); k++) {
                ready.add(new Event.Explained(explanation(part, all.get(k), b,
                        chosen.length == 0 ? -1 : chosen[k][b], seconds)));
            }
        }
    }

    private Explanation explanation(Target target, Attribution a, int b, int element, double seconds) {
        Picture.Readable picture = batch.get(b);
        double[] scores = a.prediction().slice(b, b + 1).data();
        Outputs outputs = new Outputs(how.names, Outputs.classAxis(how.explainer.network()),
                a.prediction().sampleShape());
        Map<String, Tensor> layers = new HashMap<>();
        a.layers().forEach((name, r) -> layers.put(name, sample(r, b)));
        boolean everywhere = target instanceof Target.ClassEverywhere;
        int index = target instanceof Target.ClassEverywhere c ? c.index() : 0;
        String part = everywhere ? index + "@all" : element < 0 ? "output" : outputs.name(element);
        String called = picture.source().target() == null ? how.called : null;
        String what = called != null
                ? called
                : everywhere
                        ? how.names.label(index) + " at all positions"
                        : element < 0 ? "the output" : outputs.label(element);
        // A ledger is that of a batch; it is that of a picture where batches have one.
        return new Explanation(picture.source(), picture.view(), picture.layout(), scores, outputs, part, what,
                a.seed().slice(b, b + 1).sum(), sample(a.relevance(), b), layers, seconds,
                batch.size() == 1 ? a.ledger() : new Ledger(List.of()));
    }

    private static Tensor sample(Tensor batch, int b) {
        return batch.slice(b, b + 1).reshape(batch.sampleShape());
    }
}

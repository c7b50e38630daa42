package org.lrptoolbox.cli.explain;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.explain.GradientMaps;
import org.lrptoolbox.target.OutputChoice;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;

import picocli.CommandLine.Option;

/** What is made of relevance or gradients before they are written: loops around the explainer. */
final class MapOptions {
    private static final int SEED = 0;

    /** The maps, by their names on the command line. */
    enum Kind {
        plain,
        times_input,
        smoothgrad,
        integrated
    }

    @Option(names = "--map", paramLabel = "KIND", defaultValue = "plain", description = {
        "What to make of it: ${COMPLETION-CANDIDATES}. Meant for --composite gradient: times the input; the mean over "
                + "noisy copies; the mean on the way from a baseline of zeros, times that way. Default: ${DEFAULT-VALUE}."})
    private Kind kind = Kind.plain;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "50", description = {
        "How many copies or steps smoothgrad and integrated take. Default: ${DEFAULT-VALUE}."})
    private int samples = 50;

    @Option(names = "--noise", paramLabel = "S", defaultValue = "0.1", description = {
        "The noise of smoothgrad, as a part of the range of the input. Default: ${DEFAULT-VALUE}."})
    private double noise = 0.1;

    /** Which of these options would do nothing, of those that were typed. */
    List<String> idle(Predicate<String> typed) {
        return Stream.of("--samples", "--noise").filter(typed)
                .filter(name -> name.equals("--noise")
                        ? kind != Kind.smoothgrad
                        : kind != Kind.smoothgrad && kind != Kind.integrated)
                .toList();
    }

    /** One explanation for every seed of the target. */
    List<Attribution> explain(Explainer explainer, Tensor input, Target target) {
        if (kind == Kind.plain) {
            return explainer.explainAll(input, target);
        }
        if (!(target instanceof OutputChoice choice)) {
            return List.of(map(explainer, input, target));
        }
        Tensor prediction = explainer.explain(input, Target.dominant()).prediction();
        return Arrays.stream(choice.indices(prediction))
                .map(classes -> map(explainer, input, Target.elements(classes))).toList();
    }

    private Attribution map(Explainer explainer, Tensor input, Target target) {
        return switch (kind) {
            case plain -> explainer.explain(input, target);
            case times_input -> GradientMaps.timesInput(explainer, input, target);
            case smoothgrad -> GradientMaps.smoothed(explainer, input, target, samples, noise, SEED);
            case integrated -> GradientMaps.integrated(explainer, input, target, Tensor.zeros(input.shape()), samples);
        };
    }
}

package org.lrptoolbox.cli.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.canonize.OutputActivation;
import org.lrptoolbox.explain.Concept;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.image.ClassNames;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.words.Outputs;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What inside a network is explained, or lets relevance pass: contrasts, neurons, channels and heads. */
final class ConceptOptions {
    private static final String CONTRAST = "contrast:";

    @Option(names = "--contrast", paramLabel = "A[,B]", description = {
        "Explain the score of A less that of B, classes or top1, top2, ...; of A alone, less the mean of all classes. The "
                + "same as --target contrast:A,B."})
    private @Nullable String contrast;

    @Option(names = "--mask", paramLabel = "LAYER:WHICH", description = {
        "Let relevance pass a layer through some of its channels alone, LAYER:3,17-20, or through some of its heads, "
                + "LAYER:0,2/12 for two of twelve (concept relevance). May be repeated."})
    private List<String> masks = List.of();

    @Option(names = "--neuron", paramLabel = "LAYER:INDEX", description = {
        "Explain a neuron or channel of a layer instead of the output; of a channel all positions together, or one with "
                + "LAYER:INDEX@ROW,COLUMN."})
    private @Nullable String neuron;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private ParameterException wrong(String option, String message) {
        return new ParameterException(spec.commandLine(), option + ": " + message);
    }

    /** The option that says what is explained. */
    String option() {
        return contrast != null ? "--contrast" : neuron != null ? "--neuron" : "--target";
    }

    /** What is explained, as {@code --target} would say it. */
    String target(String typed) {
        boolean given = spec.commandLine().getParseResult().hasMatchedOption("--target");
        String asked = contrast;
        String inside = neuron;
        if ((asked != null || inside != null) && given || asked != null && inside != null) {
            throw wrong(asked != null ? "--contrast" : "--neuron", "says what to explain; "
                    + (given ? "--target" : "--neuron") + " does, too");
        }
        if (asked != null) {
            return CONTRAST + asked;
        }
        return inside == null ? typed : "class:" + index(inside) + (inside.contains("@") ? "" : "@all");
    }

    /** What these options explain, in words; null where it is a class or the output as it is. */
    @Nullable
    String called(String typed) {
        if (neuron != null) {
            return neuron;
        }
        String asked = target(typed);
        if (!asked.startsWith(CONTRAST)) {
            return null;
        }
        String[] both = asked.substring(CONTRAST.length()).split(",", 2);
        return both[0].strip() + " less " + (both.length > 1 ? both[1].strip() : "the mean of all");
    }

    /** What outputs are called: those of a hidden layer are no classes. */
    ClassNames names(ClassNames ofOutputs) {
        return neuron == null ? ofOutputs : ClassNames.NONE;
    }

    private String index(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,9}(@.*)?")) {
            throw wrong("--neuron", "'" + text + "'; expected a layer and a number, LAYER:INDEX");
        }
        return text.substring(colon + 1);
    }

    /** The part of the network whose output is explained. */
    Network network(Network whole) {
        String inside = neuron;
        if (inside == null) {
            return whole;
        }
        int index = Integer.parseInt(index(inside).split("@", 2)[0]);
        try {
            String layer = inside.substring(0, inside.lastIndexOf(':'));
            Network part = whole.truncated(whole.node(layer).index());
            requireChannel(part, layer, index);
            return part;
        } catch (IllegalArgumentException e) {
            throw wrong("--neuron", String.valueOf(e.getMessage()));
        }
    }

    private static void requireChannel(Network part, String layer, int index) {
        int[] sample = part.inputs().size() == 1 ? part.input().sample() : null;
        if (sample == null) {
            return;
        }
        int[] shape = part.shapes(sample).getLast();
        int channels = shape[Outputs.classAxis(part) < 0 ? shape.length - 1 : 0];
        if (channels != Shapes.OPEN && index >= channels) {
            throw new IllegalArgumentException("layer '" + layer + "' has " + channels + " channels, 0 to "
                    + (channels - 1) + "; found " + index);
        }
    }

    /** A function at the end of a part is none of an output. */
    OutputActivation activation(OutputActivation usual) {
        return neuron == null ? usual : OutputActivation.KEPT;
    }

    /** An explainer whose relevance passes as asked for. */
    Explainer through(Explainer explainer) {
        try {
            return masks.isEmpty()
                    ? explainer
                    : explainer.through(masks.stream().map(Concept::parse).toArray(Concept[]::new));
        } catch (IllegalArgumentException e) {
            throw wrong("--mask", String.valueOf(e.getMessage()));
        }
    }
}

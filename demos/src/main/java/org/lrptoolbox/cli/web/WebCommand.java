package org.lrptoolbox.cli.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.option.ModelReader;
import org.lrptoolbox.cli.option.Notes;
import org.lrptoolbox.cli.option.DescriptionOptions;
import org.lrptoolbox.cli.option.NamedComposites;
import org.lrptoolbox.cli.option.OutputOptions;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.image.Preprocessing;
import org.lrptoolbox.model.Models;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.render.ImageFiles;
import org.lrptoolbox.metadata.ModelNotes;
import org.lrptoolbox.network.Network;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp web}. */
@Command(name = "web", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Write a static site on which a network explains pictures in the visitor's browser.", "",
    "Pictures are opened, dropped, pasted, drawn or taken by a camera, and do not leave the visitor's computer. The site "
            + "is a folder of plain files for any web server; --serve shows it on this computer.",
    ""})
public final class WebCommand implements Callable<Integer> {
    /** What browsers decode. */
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "webp");
    private static final String ANY_PORT = "0";

    @Parameters(paramLabel = "FILE", description = "The network, of the format its ending names: .onnx, .caffemodel, .prototxt, .nn, .txt, .mat.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private ModelReader reader = new ModelReader();

    @Option(names = {"-o",
        "--out"}, paramLabel = "DIR", description = "Where to write the site; made if it does not exist. Required.")
    private @Nullable Path typed;

    @Option(names = "--composite", paramLabel = "NAMES", split = ",", defaultValue = "epsilon-plus", description = {
        "The rules to choose from, by the names of presets, with commas between. Default: ${DEFAULT-VALUE}."})
    private List<String> composites = List.of("epsilon-plus");

    @Mixin
    private DescriptionOptions description = new DescriptionOptions();

    @Option(names = "--samples", paramLabel = "DIR", description = "Pictures to begin with.")
    private @Nullable Path samples;

    @Option(names = "--draw", paramLabel = "INK", arity = "0..1", fallbackValue = "white", description = {
        "Offer a canvas to draw on, white on black or, with --draw black, black on white."})
    private @Nullable String draw;

    @Mixin
    private OutputOptions outputs = new OutputOptions();

    @Option(names = "--title", paramLabel = "TEXT", description = "What the page is called. Default: the network's name.")
    private @Nullable String title;

    @Option(names = "--runtime", paramLabel = "WHERE", defaultValue = "cdn", description = {
        "What runs the network: cdn, a fixed version from the network whose files are checked; or a folder with the npm "
                + "package onnxruntime-web, which is copied into the site. Default: ${DEFAULT-VALUE}."})
    private String runtime = "cdn";

    @Option(names = "--single-file", description = {
        "Put everything into one index.html, which opens from the file system; needs --runtime DIR."})
    private boolean singleFile;

    @Option(names = "--serve", paramLabel = "PORT", arity = "0..1", fallbackValue = ANY_PORT, description = {
        "Then show the site on this computer, until Ctrl-C."})
    private @Nullable Integer serve;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        BrowserRuntime from = BrowserRuntime.of(runtime);
        if (singleFile && from.isRemote()) {
            throw wrong("--single-file: a page in one piece needs its runtime at hand; give --runtime DIR");
        }
        if (draw != null && !draw.matches("white|black")) {
            throw wrong("--draw " + draw + ": expected white or black");
        }
        Path folder = reader.destination(typed, "DIR");
        ModelNotes notes = Models.notes(file);
        Preprocessing preprocessing = description.preprocessing(file, notes);
        Network network = reader.read(file);
        SiteBuilder builder = builder(network, preprocessing);
        List<Site.Compiled> explainers = new ArrayList<>();
        for (String name : composites) {
            explainers.add(builder.compile(name, composed(name, preprocessing)));
        }
        String called = title == null ? String.valueOf(file.getFileName()) : title;
        Site site = new Site(called, builder.settings(description.names(notes), draw), explainers, pictures(), from);
        if (singleFile) {
            site.writeInOnePiece(folder);
        } else {
            site.write(folder);
        }
        if (builder.takesOneSizeOnly()) {
            Notes.tell(spec.commandLine().getErr(), "pictures are neither resized nor cropped, and must be of the size "
                    + "that the network takes; with --preprocess resize=exact:HEIGHTxWIDTH and so on any can be explained");
        }
        out.println(folder.resolve("index.html"));
        out.flush();
        if (serve != null) {
            serve(out, folder, serve);
        }
        return 0;
    }

    private SiteBuilder builder(Network network, Preprocessing preprocessing) {
        try {
            return new SiteBuilder(network, preprocessing, outputs.activation());
        } catch (IllegalArgumentException e) {
            throw wrong(file + ": " + e.getMessage());
        }
    }

    private void serve(PrintWriter out, Path folder, int port) throws IOException {
        try (LoopbackServer server = new LoopbackServer(folder, port)) {
            out.println(server.address() + "  (Ctrl-C ends it)");
            out.flush();
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Composite composed(String name, Preprocessing preprocessing) {
        try {
            return NamedComposites.of(name, preprocessing);
        } catch (IllegalArgumentException e) {
            throw wrong("--composite: " + e.getMessage());
        }
    }

    private List<Path> pictures() throws IOException {
        if (samples == null) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(samples)) {
            List<Path> found = new ArrayList<>();
            for (Path picture : inside.filter(WebCommand::isPicture).sorted().toList()) {
                if (isWhole(picture)) {
                    found.add(picture);
                }
            }
            if (found.isEmpty()) {
                throw wrong("--samples: no pictures found in " + samples);
            }
            return found;
        }
    }

    /** Says what is wrong with a picture that would show nothing; those of browsers alone are taken as they are. */
    private boolean isWhole(Path picture) throws IOException {
        try {
            if (!picture.toString().toLowerCase(Locale.ROOT).endsWith(".webp")) {
                ImageFiles.read(picture);
            }
            return true;
        } catch (LrpFileException e) {
            Notes.tell(spec.commandLine().getErr(), e.getMessage() + "; it is left out");
            return false;
        }
    }

    private static boolean isPicture(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(path);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

package org.lrptoolbox.cli.pip;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.python.run.UserPackages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lrp pip}. */
@Command(name = "pip", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Install packages of pure Python for scripts and the prompt, into a folder of yours.",
    "Packages with native code (pandas, scikit-learn, torch, ...) are made for CPython and are refused."})
public final class PipCommand {
    /** These are the toolbox's own; their namesakes would not run. */
    private static final Map<String, String> OURS = Map.of("numpy", "numpy", "scipy", "scipy", "matplotlib",
            "matplotlib",
            "pillow", "PIL", "scikit-image", "skimage");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** {@code lrp pip install}. */
    @Command(name = "install", mixinStandardHelpOptions = true, description = {
        "Install packages, with what they need: names, as in 'tqdm>=4.60', or wheels (FILE.whl)."})
    int install(
            @Parameters(paramLabel = "PACKAGE", arity = "1..*") List<String> wanted,
            @Option(names = {"-i", "--index-url"}, paramLabel = "URL", description = {
                "Where packages are looked for. Default: PIP_INDEX_URL, or "
                        + PackageIndex.USUAL}) @Nullable String index,
            @Option(names = "--no-deps", description = "Without what the packages need.") boolean alone,
            @Option(names = "--no-index", description = "Install given files only.") boolean offline,
            @Option(names = {"-f", "--find-links"}, paramLabel = "DIR", description = {
                "Look for wheels in this folder first. Default: PIP_FIND_LINKS"}) @Nullable Path links,
            @Option(names = {"-t", "--target"}, paramLabel = "DIR", description = {
                "Another folder; name it in PYTHONPATH."}) @Nullable Path target)
            throws IOException, InterruptedException {
        String address = index != null ? index : System.getenv().getOrDefault("PIP_INDEX_URL", PackageIndex.USUAL);
        String found = System.getenv("PIP_FIND_LINKS");
        Path folder = links != null
                ? links
                : found != null && Files.isDirectory(Path.of(found)) ? Path.of(found) : null;
        SitePackages site = new SitePackages((target == null ? UserPackages.folder() : target).toAbsolutePath());
        Path downloads = Files.createTempDirectory("lrp-pip");
        try {
            new Installation(site, offline ? null : new PackageIndex(address), folder, downloads, !alone, out())
                    .run(wanted);
        } finally {
            try (Stream<Path> files = Files.list(downloads)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(downloads);
        }
        return 0;
    }

    /** {@code lrp pip list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "The packages that are installed.")
    int list() throws IOException {
        out().println(UserPackages.folder() + ":");
        new SitePackages(UserPackages.folder()).installed()
                .forEach((name, version) -> out().println(name + " " + version));
        return 0;
    }

    /** {@code lrp pip uninstall}. */
    @Command(name = "uninstall", mixinStandardHelpOptions = true, description = "Take packages away.")
    int uninstall(@Option(names = {"-y", "--yes"}, description = "Accepted: nothing is asked.") boolean yes,
            @Parameters(paramLabel = "PACKAGE", arity = "1..*") List<String> names) throws IOException {
        int code = 0;
        for (String name : names) {
            boolean was = new SitePackages(UserPackages.folder()).uninstall(Requirement.normal(name));
            out().println(name + (was ? ": uninstalled" : ": not installed in " + UserPackages.folder()));
            code = was ? code : 1;
        }
        return code;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** One run: what is still wanted, and what is there by now. */
    private static final class Installation {
        private final SitePackages site;
        private final @Nullable PackageIndex index;
        private final @Nullable Path links;
        private final Path downloads;
        private final boolean deep;
        private final PrintWriter out;
        private final Deque<Requirement> queue = new ArrayDeque<>();
        private final Map<String, Path> chosen = new HashMap<>();
        private final Set<Requirement> seen = new HashSet<>();
        private final List<Path> order = new ArrayList<>();

        Installation(SitePackages site, @Nullable PackageIndex index,
                @Nullable Path links, Path downloads, boolean deep, PrintWriter out) {
            this.site = site;
            this.index = index;
            this.links = links;
            this.downloads = downloads;
            this.deep = deep;
            this.out = out;
        }

        void run(List<String> wanted) throws IOException, InterruptedException {
            for (String word : wanted) {
                if (word.endsWith(".whl")) {
                    take(Path.of(word), Set.of());
                } else {
                    queue.add(Requirement.of(word));
                }
            }
            while (!queue.isEmpty()) {
                Requirement next = queue.remove();
                if (seen.add(next)) {
                    satisfy(next);
                }
            }
            // Only when all of it is there is anything changed.
            for (Path file : order) {
                try (Wheel wheel = new Wheel(file)) {
                    site.install(wheel);
                    out.println("Installed " + wheel.name() + " " + wheel.version() + " in " + site.folder());
                }
            }
        }

        private void satisfy(Requirement wanted) throws IOException, InterruptedException {
            String ours = OURS.get(wanted.name());
            if (ours != null) {
                out.println(wanted.name() + ": the toolbox's own " + ours + " is used");
                return;
            }
            Version there = site.installed().get(wanted.name());
            if (chosen.containsKey(wanted.name()) || there != null && wanted.versions().allow(there)) {
                if (there != null && !chosen.containsKey(wanted.name())) {
                    out.println(wanted.name() + " " + there + " is there already");
                }
                return;
            }
            Path local = local(wanted);
            if (local != null) {
                take(local, wanted.extras());
            } else if (index != null) {
                PackageIndex.Found found = index.find(wanted);
                out.println("Downloading " + found.address());
                take(index.download(found, downloads), wanted.extras());
            } else {
                throw new IOException(
                        wanted + " is needed; it is no given file, and --no-index forbids to look for it");
            }
        }

        private @Nullable Path local(Requirement wanted) throws IOException {
            if (links == null) {
                return null;
            }
            try (Stream<Path> files = Files.list(links)) {
                Map<Version, Path> wheels = new TreeMap<>();
                for (Path file : files.toList()) {
                    WheelName.of(file.getFileName().toString())
                            .filter(w -> w.pure() && w.name().equals(wanted.name())
                                    && wanted.versions().allow(w.version()))
                            .ifPresent(w -> wheels.put(w.version(), file));
                }
                return Specifiers.newest(wheels.keySet(), wanted.versions()).map(wheels::get).orElse(null);
            }
        }

        private void take(Path file, Set<String> extras) throws IOException {
            try (Wheel wheel = new Wheel(file)) {
                wheel.check();
                chosen.put(wheel.name(), file);
                order.addFirst(file);
                for (String line : deep ? wheel.fields("Requires-Dist") : List.<String>of()) {
                    Requirement needed = Requirement.of(line);
                    if (Marker.holds(needed.marker(), extras)) {
                        queue.add(needed);
                    }
                }
            }
        }
    }
}

package org.lrptoolbox.supply;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The libraries of a class path with their licences, as their POMs in Maven's repository say. */
final class ThirdParty {
    private ThirdParty() {}

    /** A POM: its own words, and where its parent lies. */
    private record Pom(String group, String name, String version, List<String> licences, @Nullable Path parent) {}

    /** The table, a line for every library, sorted. */
    static String table(String classPath) throws IOException {
        TreeMap<String, String> lines = new TreeMap<>();
        for (String entry : classPath.strip().split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            String place = jar.toString().replace('\\', '/');
            // Our own modules come from Maven's repository, or from where this build has made them.
            if (entry.endsWith(".jar") && !place.contains("/org/lrptoolbox/") && !place.contains("/target/")) {
                Pom pom = read(pom(jar));
                lines.put(pom.group + ":" + pom.name, pom.version + " | " + String.join(", ", licences(pom)));
            }
        }
        StringBuilder table = new StringBuilder("| library | version | licence |\n|---|---|---|\n");
        lines.forEach((name, rest) -> table.append("| ").append(name).append(" | ").append(rest).append(" |\n"));
        return table.toString();
    }

    /** The POM beside a jar, whatever the jar's classifier. */
    private static Path pom(Path jar) throws IOException {
        Path folder = jar.getParent();
        String name = folder.getParent().getFileName() + "-" + folder.getFileName() + ".pom";
        Path pom = folder.resolve(name);
        if (!Files.exists(pom)) {
            throw new IOException(jar + " has no " + name + " beside it");
        }
        return pom;
    }

    private static List<String> licences(Pom pom) throws IOException {
        Pom at = pom;
        while (at.licences.isEmpty() && at.parent != null && Files.exists(at.parent)) {
            at = read(at.parent);
        }
        return at.licences.isEmpty() ? List.of("not said") : at.licences;
    }

    private static Pom read(Path file) throws IOException {
        Element project;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            project = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (org.xml.sax.SAXException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        Element parent = child(project, "parent");
        String group = text(project, "groupId", parent == null ? "" : text(parent, "groupId", ""));
        String version = file.getParent().getFileName().toString();
        Path root = file.getParent().getParent().getParent();
        for (int i = 0; i < group.split("\\.").length; i++) {
            root = root.getParent();
        }
        List<String> licences = new ArrayList<>();
        Element listed = child(project, "licenses");
        for (Node n = listed == null ? null : listed.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element one) {
                licences.add(text(one, "name", "not said").replaceAll("\\s+", " ").replace("|", "/"));
            }
        }
        return new Pom(group, text(project, "artifactId", ""), version, licences,
                parent == null ? null : place(root, parent));
    }

    private static Path place(Path root, Element parent) {
        String name = text(parent, "artifactId", "");
        String version = text(parent, "version", "");
        return root.resolve(text(parent, "groupId", "").replace('.', '/')).resolve(name).resolve(version)
                .resolve(name + "-" + version + ".pom");
    }

    private static @Nullable Element child(Element parent, String name) {
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && e.getNodeName().equals(name)) {
                return e;
            }
        }
        return null;
    }

    private static String text(Element parent, String name, String otherwise) {
        Element found = child(parent, name);
        return found == null ? otherwise : found.getTextContent().strip();
    }
}

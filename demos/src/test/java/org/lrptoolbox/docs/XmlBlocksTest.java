package org.lrptoolbox.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.testing.Shared;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the documentation says to write into a {@code pom.xml} are artifacts that this build makes, in its version. */
class XmlBlocksTest {
    static Stream<Block> blocks() {
        return Block.in("xml");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void namesWhatIsBuilt(Block block) throws Exception {
        Document root = parsed(Files.readString(Shared.projectRoot().resolve("pom.xml")));
        NodeList dependencies = parsed(block.text()).getElementsByTagName("dependency");
        assertTrue(dependencies.getLength() > 0, () -> block + " names no dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            assertEquals(direct(root.getDocumentElement(), "groupId"), direct(dependency, "groupId"), block.toString());
            assertEquals(direct(root.getDocumentElement(), "version"), direct(dependency, "version"), block.toString());
            assertEquals(packaging(root, direct(dependency, "artifactId")), direct(dependency, "type"),
                    block.toString());
        }
    }

    /** What the build makes of an artifact: {@code pom} for the list of versions, {@code jar} for a module. */
    private static String packaging(Document root, String artifact) throws Exception {
        if (artifact.equals(direct(root.getDocumentElement(), "artifactId"))) {
            return direct(root.getDocumentElement(), "packaging");
        }
        NodeList modules = root.getElementsByTagName("module");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < modules.getLength(); i++) {
            names.add(modules.item(i).getTextContent());
        }
        assertTrue(names.contains(artifact), () -> artifact + " is none of the modules " + names);
        Path pom = Shared.projectRoot().resolve(artifact).resolve("pom.xml");
        Element module = parsed(Files.readString(pom)).getDocumentElement();
        assertEquals(artifact, direct(module, "artifactId"));
        return direct(module, "packaging").isEmpty() ? "jar" : direct(module, "packaging");
    }

    private static Document parsed(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text of a child, empty where there is none. */
    private static String direct(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals(name)) {
                return children.item(i).getTextContent().strip();
            }
        }
        return "";
    }
}

package org.lrptoolbox.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.ZPlus;
import org.lrptoolbox.testing.Neighbours;

/** The registry of rules has all of them. */
class RulesTest {
    @Test
    void everyRuleIsListed() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<String> found = new TreeSet<>();
        for (Class<?> neighbour : List.of(Rule.class, Compatibility.class)) {
            Neighbours.of(Rule.class, neighbour).forEach(type -> found.add(type.getSimpleName()));
        }
        assertEquals(found, new TreeSet<>(Rules.names()), "list every rule in words/Rules");
        assertEquals(Rules.all().size(), new HashSet<>(Rules.names()).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZPlus", "z-plus", "zplus", "Z_PLUS"})
    void rulesAnswerToEverySpelling(String name) {
        assertEquals(new ZPlus(), Rules.named(name));
    }

    @Test
    void whatIsNoRuleIsToldWhatThereIs() {
        String message = assertThrows(IllegalArgumentException.class, () -> Rules.named("xyz")).getMessage();
        assertTrue(message.contains("'xyz'") && message.contains("ZPlus, Excitation"), message);
    }
}

package org.lrptoolbox.render;

import java.util.List;

/**
 * What the table of a named colour map is computed from.
 *
 * <p>A reversed map is the table of the reversed definition, not the reversed table: the last bits differ, and with
 * them, now and then, a pixel.
 */
sealed interface Definition permits Definition.Anchored, Definition.Listed, Formula {
    /** The number of entries of a table, if the definition does not fix it. */
    int SIZE = 256;

    LookupMap map(String label);

    Definition reversed();

    /** Straight lines between anchors of red, green and blue. */
    record Anchored(List<Anchors> channels) implements Definition {
        @Override
        public LookupMap map(String label) {
            double[] table = new double[channels.size() * SIZE];
            for (int c = 0; c < channels.size(); c++) {
                channels.get(c).sample(SIZE, c, table);
            }
            return new LookupMap(label, table);
        }

        @Override
        public Definition reversed() {
            return new Anchored(channels.stream().map(Anchors::reversed).toList());
        }
    }

    /** The table itself. */
    record Listed(LookupMap table) implements Definition {
        @Override
        public LookupMap map(String label) {
            return table.renamed(label);
        }

        @Override
        public Definition reversed() {
            return new Listed(table.reversed());
        }
    }
}

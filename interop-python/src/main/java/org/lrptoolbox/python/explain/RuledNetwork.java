package org.lrptoolbox.python.explain;

import java.util.List;

import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.python.array.NDArray;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.token.TextExplainer;
import org.lrptoolbox.token.Tokens;

/**
 * A network whose layers have their rules.
 *
 * @param explainer explains it
 */
public record RuledNetwork(Explainer explainer) {
    /** The table layer -&gt; rule. */
    public String rules() {
        return explainer.rules().toString();
    }

    /**
     * One explanation of a text per seed of the target; see {@link TextExplainer}.
     *
     * @param ledger whether the ledgers are wanted
     */
    public List<ExplainedText> explainText(Tokens tokens, String target, LoadedNetwork loaded, boolean ledger) {
        Explainer asked = ledger ? explainer : explainer.withoutLedger();
        return new TextExplainer(asked, loaded.notes().classes(), 0).explain(tokens, target)
                .stream().map(ExplainedText::new).toList();
    }

    /**
     * One explanation per seed of the target.
     *
     * @param inputs a batch for every input of the network
     * @param layers names of layers whose relevance is wanted besides the input's
     * @param ledger whether the ledgers are wanted, which costs a little time
     */
    public List<Explained> explain(List<NDArray> inputs, Target target, List<String> layers, boolean ledger) {
        Explainer asked = explainer.keeping(layers.toArray(String[]::new));
        return (ledger ? asked : asked.withoutLedger())
                .explainAll(inputs.stream().map(NDArray::asTensor).toList(), target)
                .stream().map(Explained::new).toList();
    }
}

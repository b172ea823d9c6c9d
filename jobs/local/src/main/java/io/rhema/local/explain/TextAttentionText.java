package io.rhema.local.explain;

import io.rhema.local.answer.Cells;
import io.rhema.local.answer.Terminal;

/** What tokens look at, for a terminal. No text in it can control the terminal. */
public final class TextAttentionText {
  private final AttentionTable table;

  public TextAttentionText(Terminal terminal) {
    this.table = new AttentionTable(terminal);
  }

  /** Lines, each with its line break. */
  public String write(TextAttention shown) {
    StringBuilder out = new StringBuilder();
    out.append(Cells.harmless(shown.text())).append("\n\n");
    out.append("Attention of ").append(Cells.harmless(shown.layerOfModel()));
    out.append(", in percent: what each token (left) looks at (above)\n");
    table.write(shown.attention(), out);
    if (!shown.remark().isEmpty()) {
      out.append(shown.remark()).append('\n');
    }
    return out.toString();
  }
}

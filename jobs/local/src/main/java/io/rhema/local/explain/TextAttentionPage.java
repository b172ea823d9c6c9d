package io.rhema.local.explain;

import java.util.List;

/** What tokens look at, as one HTML page that needs nothing else and loads nothing. */
public final class TextAttentionPage {

  private TextAttentionPage() {}

  /** The page. */
  public static String of(List<TextAttention> all) {
    Page page = new Page("Attention");
    for (TextAttention shown : all) {
      page.heading(2, shown.text());
      page.heading(3, shown.layerOfModel() + ": what each token looks at, in percent");
      page.matrix(shown.attention());
      if (!shown.remark().isEmpty()) {
        page.paragraph(shown.remark());
      }
    }
    return page.html();
  }
}

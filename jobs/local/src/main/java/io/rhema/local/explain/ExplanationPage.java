package io.rhema.local.explain;

import java.util.List;

/** Explanations as one HTML page that needs nothing else and loads nothing. */
public final class ExplanationPage {

  private ExplanationPage() {}

  /**
   * The page.
   *
   * @param title name and version of the model
   */
  public static String of(String title, List<Explanation> explanations) {
    Page page = new Page(title);
    explanations.forEach(explanation -> add(explanation, page));
    return page.html();
  }

  private static void add(Explanation explanation, Page page) {
    page.heading(2, explanation.source());
    page.paragraph("→ " + explanation.target());
    page.heading(3, "Most probable next pieces");
    page.steps(explanation.steps());
    if (explanation.hasAttention()) {
      page.heading(3, "What each written piece looked at, in percent");
      page.matrix(explanation.attention());
    } else {
      page.paragraph("The model's graph has no attention among its outputs.");
    }
  }
}

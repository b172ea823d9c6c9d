package io.rhema.model.text.normalize;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A list of {@linkplain Step steps}, applied to whole texts.
 *
 * <p>The steps define the result. As nearly every code point comes out the same wherever it stands,
 * what the steps make of it is remembered by itself, in pages of 256 filled on first use; only a
 * text with a character that canonical ordering can move, or for a step that looks at more than one
 * character, goes through the steps as a whole. Safe for several threads.
 */
public final class Normalizer {
  private static final int PAGES = (Character.MAX_CODE_POINT + 1) / Page.SIZE;

  private final List<Step> steps;
  private final AtomicReferenceArray<Page> pages = new AtomicReferenceArray<>(PAGES);

  private final boolean isByCodePoint;
  private final boolean reorders;

  public Normalizer(List<? extends Step> steps) {
    this.steps = List.copyOf(steps);
    isByCodePoint = this.steps.stream().allMatch(Step::isByCodePoint);
    reorders =
        this.steps.contains(CharacterStep.DECOMPOSE)
            || this.steps.contains(CharacterStep.DECOMPOSE_COMPATIBLY);
  }

  public List<Step> steps() {
    return steps;
  }

  /** Appends the normal form of {@code text[from, to)}; offsets count from {@code text[0]}. */
  public void normalize(char[] text, int from, int to, AlignedText out) {
    if (!isByCodePoint) {
      normalizeAsAWhole(text, from, to, out);
      return;
    }
    int mark = out.length();
    Page page = page(0);
    for (int i = from; i < to; ) {
      char unit = text[i];
      int codePoint = unit;
      int end = i + 1;
      if (Character.isHighSurrogate(unit) && end < to && Character.isLowSurrogate(text[end])) {
        codePoint = Character.toCodePoint(unit, text[end++]);
      }
      if (!page.has(codePoint)) {
        page = page(codePoint);
      }
      char single = page.single(codePoint);
      if (single != Page.NOT_SINGLE) {
        out.append(single, i, end);
      } else {
        String several = page.several(codePoint);
        if (several == null) {
          out.truncate(mark);
          normalizeAsAWhole(text, from, to, out);
          return;
        }
        out.append(several, i, end);
      }
      i = end;
    }
  }

  /** The same by definition: every step over the whole text. */
  void normalizeAsAWhole(char[] text, int from, int to, AlignedText out) {
    CodePoints result = run(CodePoints.decode(text, from, to));
    for (int i = 0; i < result.size(); i++) {
      out.appendCodePoint(result.value(i), result.start(i), result.end(i));
    }
  }

  private Page page(int codePoint) {
    int index = codePoint / Page.SIZE;
    Page page = pages.getPlain(index);
    if (page == null) {
      page = new Page(index * Page.SIZE, this::ofCodePoint);
      pages.setRelease(index, page);
    }
    return page;
  }

  /** The normal form of a code point by itself, or null when its neighbours matter. */
  private String ofCodePoint(int codePoint) {
    CodePoints text = new CodePoints(4);
    text.add(codePoint, 0, 1);
    for (Step step : steps) {
      text = run(step, text);
      for (int i = 0; i < text.size(); i++) {
        if (step.leansOnNeighbours(text.value(i))) {
          return null;
        }
      }
    }
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < text.size(); i++) {
      if (reorders && UnicodeTables.combiningClass(text.value(i)) != 0) {
        return null;
      }
      form.appendCodePoint(text.value(i));
    }
    return form.toString();
  }

  private CodePoints run(CodePoints input) {
    CodePoints text = input;
    for (Step step : steps) {
      text = run(step, text);
    }
    return text;
  }

  private static CodePoints run(Step step, CodePoints text) {
    CodePoints next = new CodePoints(text.size() + 8);
    step.apply(text, next);
    return next;
  }
}

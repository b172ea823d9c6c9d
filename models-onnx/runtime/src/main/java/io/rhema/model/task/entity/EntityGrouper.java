package io.rhema.model.task.entity;

import io.rhema.model.session.InferenceException;
import io.rhema.model.task.TokenClassification;
import java.util.List;

/**
 * Reads the entities of a text from what a tagger said about its sub-words. Safe for several
 * threads.
 *
 * <p>The rules are those of Hugging Face's {@code token-classification} pipeline, with these
 * differences, each where that pipeline has no well-defined answer:
 *
 * <ul>
 *   <li>A sub-word goes on with a word when the tokenizer cut it from that word. The pipeline
 *       compares the length of the vocabulary's piece with that of the text, which misjudges
 *       decomposed accents.
 *   <li>The strategies by word speak of whole words only, also at the border of a window. A word of
 *       which a window shows the end but not the beginning is passed over there: the window that
 *       shows its beginning speaks for it. A word of which a window shows the beginning but not the
 *       end is judged by what is shown, and reported up to its own end; a window that shows all of
 *       it goes first if both say as much.
 *   <li>No two entities overlap: where a tokenizer cuts one character into several sub-words (a
 *       Hangul syllable into its letters), overlaps within a window are settled like those between
 *       windows.
 *   <li>Entities below the minimum score are left out, as ignored labels are, before overlaps are
 *       settled: they displace nothing.
 * </ul>
 */
public final class EntityGrouper {
  private final LabelScheme scheme;
  private final EntityOptions options;

  public EntityGrouper(TokenClassification task, EntityOptions options) {
    this.scheme = new LabelScheme(task.labels());
    this.options = options;
  }

  /**
   * Gives the entities of one text by rising offset; no two overlap.
   *
   * @param windows in the order of the text, together covering it; one or several that overlap
   * @param starts for each sub-word of the text, offset of its first UTF-16 code unit, inclusive
   * @param ends for each sub-word of the text, offset behind its last UTF-16 code unit, exclusive
   * @param words for each sub-word of the text, the index of the word that it was cut from, rising
   * @throws InferenceException when a logit is not a finite number
   */
  public List<Entity> group(List<WindowLogits> windows, int[] starts, int[] ends, int[] words) {
    WordVote vote = new WordVote(options.aggregation(), scheme);
    Groups groups = new Groups(scheme, options);
    for (WindowLogits window : windows) {
      check(window, words.length);
      vote.check(window);
      if (options.aggregation().byWord()) {
        addWords(window, starts, ends, words, vote, groups);
      } else {
        addSubWords(window, starts, ends, vote, groups);
      }
    }
    return Overlaps.settle(groups.closed());
  }

  private static void addSubWords(
      WindowLogits window, int[] starts, int[] ends, WordVote vote, Groups groups) {
    for (int i = window.from(); i < window.to(); i++) {
      vote.judge(window, i, i + 1);
      groups.add(vote.label(), vote.score(), starts[i], ends[i]);
    }
    groups.close(false);
  }

  private static void addWords(
      WindowLogits window, int[] starts, int[] ends, int[] words, WordVote vote, Groups groups) {
    int from = window.from();
    if (from > 0) {
      from = endOfWord(words, from - 1);
    }
    int end = from;
    for (; from < window.to(); from = end) {
      end = endOfWord(words, from);
      vote.judge(window, from, Math.min(end, window.to()));
      groups.add(vote.label(), vote.score(), starts[from], ends[end - 1]);
    }
    groups.close(end > window.to());
  }

  /** Index of the first sub-word of the next word. */
  private static int endOfWord(int[] words, int subWord) {
    int end = subWord + 1;
    while (end < words.length && words[end] == words[subWord]) {
      end++;
    }
    return end;
  }

  private void check(WindowLogits window, int subWords) {
    if (window.width() != scheme.size()) {
      throw new IllegalArgumentException(
          "%d logits a sub-word for %d labels; both must match"
              .formatted(window.width(), scheme.size()));
    }
    if (window.to() > subWords) {
      throw new IllegalArgumentException(
          "A window ends at sub-word %d of a text of %d; it must lie within the text"
              .formatted(window.to(), subWords));
    }
  }
}

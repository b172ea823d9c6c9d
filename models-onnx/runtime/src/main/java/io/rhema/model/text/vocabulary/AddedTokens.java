package io.rhema.model.text.vocabulary;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.normalize.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * All added tokens of a tokenizer.
 *
 * @param inOriginal finds those that are looked for in the text as it came
 * @param inNormalized finds those that are looked for in the normalised text
 */
public record AddedTokens(AddedTokenMatcher inOriginal, AddedTokenMatcher inNormalized) {
  /** No added token. */
  public static final AddedTokens NONE =
      new AddedTokens(new AddedTokenMatcher(List.of()), new AddedTokenMatcher(List.of()));

  /** Sorts tokens by where they are looked for, and normalises those that must be. */
  public static AddedTokens of(List<AddedToken> tokens, Normalizer normalizer) {
    List<AddedToken> original = new ArrayList<>();
    List<AddedToken> normalized = new ArrayList<>();
    for (AddedToken token : tokens) {
      if (token.normalized()) {
        normalized.add(normalize(token, normalizer));
      } else {
        original.add(token);
      }
    }
    return new AddedTokens(new AddedTokenMatcher(original), new AddedTokenMatcher(normalized));
  }

  private static AddedToken normalize(AddedToken token, Normalizer normalizer) {
    AlignedText form = new AlignedText();
    char[] content = token.content().toCharArray();
    normalizer.normalize(content, 0, content.length, form);
    if (form.length() == 0) {
      throw new BundleException(
          "added token '%s' is empty after normalisation and would match everywhere"
              .formatted(token.content()));
    }
    return new AddedToken(
        new String(form.chars(), 0, form.length()),
        token.id(),
        token.singleWord(),
        token.leftStrip(),
        token.rightStrip(),
        true);
  }
}

package io.rhema.training.recipe;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of tagged sentences.
 *
 * @param path relative to the data folder
 * @param format how it spells words and tags
 * @param missing the recipe's types that nobody marked in this file: there, {@code O} says nothing
 *     about them
 * @param ignoredTokens matches tokens of a training file whose tags are not to be learnt; the empty
 *     pattern matches none
 * @param doubtedOutside matches tokens of a training file that its annotators did not always mark:
 *     there, {@code O} is not to be learnt, but any other tag is; the empty pattern matches none
 * @param naturalSpacing share of a training file's sentences that are shown with the blanks that
 *     people write, the others with one between any two tokens; 0 for a dev file
 * @param repeat how often a training file counts in an epoch; 1 for a dev file
 * @param weight of a dev file's F1 in the score; 1 for a training file
 */
public record TaggedFile(
    String path,
    String name,
    String licence,
    ConllOptions format,
    List<String> missing,
    Pattern ignoredTokens,
    Pattern doubtedOutside,
    double naturalSpacing,
    int repeat,
    double weight)
    implements DataSource {
  private static final String OUTSIDE = "O";

  /** Whether the tag of a token is to be learnt. */
  public boolean teaches(String token, String tag) {
    return !ignoredTokens.matcher(token).matches()
        && !(tag.equals(OUTSIDE) && doubtedOutside.matcher(token).matches());
  }
}

package io.rhema.training.data;

import io.rhema.training.recipe.ConllOptions;
import io.rhema.training.recipe.ConllOptions.Separator;
import io.rhema.training.recipe.RecipeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the lines of a file of the CoNLL kind together to tagged sentences: a line has a token and
 * its tag in columns, a blank line ends a sentence, and a {@code -DOCSTART-} line, which begins a
 * document, is no token. Tags are turned into BIO with the types of the options.
 */
public final class ConllSentences {
  private static final String DOCUMENT = "-DOCSTART-";

  private final ConllOptions options;
  private final BioTags bio;
  private final List<String> tokens = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  public ConllSentences(ConllOptions options) {
    this.options = options;
    bio = new BioTags(options.scheme(), options.types());
  }

  /**
   * Takes the next line.
   *
   * @return the sentence that it ends, if it does
   * @throws RecipeException if it is malformed; the message names the rule that it breaks
   */
  public Optional<TaggedSentence> add(String line) {
    if (line.isBlank()) {
      return end();
    }
    if (!line.startsWith(DOCUMENT)) {
      addToken(columns(line));
    }
    return Optional.empty();
  }

  /** Ends a sentence, if one has begun; the next line begins another. */
  public Optional<TaggedSentence> end() {
    bio.restart();
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    TaggedSentence sentence = new TaggedSentence(tokens, tags);
    tokens.clear();
    tags.clear();
    return Optional.of(sentence);
  }

  private String[] columns(String line) {
    return options.separator() == Separator.TAB
        ? line.split("\t", -1)
        : line.strip().split("[ \t]+");
  }

  private void addToken(String[] columns) {
    int tag = options.column() == ConllOptions.LAST ? columns.length - 1 : options.column();
    if (tag < 1 || tag >= columns.length) {
      throw new RecipeException(
          "it has %d column%s, but the tag must be in column %d, counted from 0"
              .formatted(columns.length, columns.length == 1 ? "" : "s", Math.max(tag, 1)));
    }
    if (!columns[0].startsWith(options.tokenPrefix())) {
      throw new RecipeException(
          "its token does not begin with '%s', as every token must"
              .formatted(options.tokenPrefix()));
    }
    tags.add(bio.next(columns[tag].strip()));
    tokens.add(columns[0].substring(options.tokenPrefix().length()).strip());
  }
}

package io.rhema.training.data;

import io.rhema.training.recipe.ConllOptions;
import io.rhema.training.recipe.ConllOptions.Separator;
import io.rhema.training.recipe.RecipeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tagged sentences from a file of the CoNLL kind: a line has a token and its tag in columns,
 * a blank line ends a sentence, and a {@code -DOCSTART-} line, which begins a document, is no
 * token.
 */
public final class ConllFile {
  private static final String DOCUMENT = "-DOCSTART-";

  private final ConllOptions options;
  private final BioTags bio;
  private final List<TaggedSentence> sentences = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  private ConllFile(ConllOptions options) {
    this.options = options;
    bio = new BioTags(options.scheme(), options.types());
  }

  /**
   * Reads all sentences of a UTF-8 file, their tags turned into BIO with the types of the options.
   *
   * @throws RecipeException if a line is malformed; the message names the file, the line, and the
   *     rule that it breaks
   */
  public static List<TaggedSentence> read(Path path, ConllOptions options) throws IOException {
    ConllFile file = new ConllFile(options);
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        try {
          file.add(line);
        } catch (RecipeException e) {
          throw new RecipeException(
              "%s, line %d, '%s': %s".formatted(path, number, line, e.getMessage()), e);
        }
      }
    }
    file.endSentence();
    return file.sentences;
  }

  private void add(String line) {
    if (line.isBlank()) {
      endSentence();
    } else if (!line.startsWith(DOCUMENT)) {
      addToken(columns(line));
    }
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

  private void endSentence() {
    if (!tokens.isEmpty()) {
      sentences.add(new TaggedSentence(tokens, tags));
      tokens.clear();
      tags.clear();
    }
    bio.restart();
  }
}

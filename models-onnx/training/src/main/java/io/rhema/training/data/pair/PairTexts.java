package io.rhema.training.data.pair;

import io.rhema.training.recipe.PairFile;
import io.rhema.training.recipe.PairFormat;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files of pairs. A line ends with a line feed; a carriage return before it is dropped. */
public final class PairTexts {

  private PairTexts() {}

  /**
   * Reads all pairs as they are written.
   *
   * @param folder that the file's paths are relative to
   * @throws RecipeException if a line lacks a column, two parallel files differ in their number of
   *     lines, or a file is not UTF-8; the message names the file, and the line
   */
  public static List<TextPair> read(Path folder, PairFile file) throws IOException {
    Path path = folder.resolve(file.path());
    return file.format() instanceof PairFormat.Columns columns
        ? columns(path, columns)
        : lines(path, folder.resolve(((PairFormat.Lines) file.format()).translations()));
  }

  private static List<TextPair> columns(Path path, PairFormat.Columns columns) throws IOException {
    List<TextPair> pairs = new ArrayList<>();
    for (String line : lines(path)) {
      String[] fields = line.split("\t", -1);
      if (fields.length <= Math.max(columns.source(), columns.target())) {
        throw new RecipeException(
            "%s, line %d: %d columns; the recipe reads the columns %d and %d, counted from 0"
                .formatted(
                    path, pairs.size() + 1, fields.length, columns.source(), columns.target()));
      }
      pairs.add(new TextPair(fields[columns.source()], fields[columns.target()]));
    }
    return pairs;
  }

  private static List<TextPair> lines(Path sources, Path targets) throws IOException {
    List<String> source = lines(sources);
    List<String> target = lines(targets);
    if (source.size() != target.size()) {
      throw new RecipeException(
          "%s has %,d lines and %s %,d; each line must be the translation of the one at its place"
              .formatted(sources, source.size(), targets, target.size()));
    }
    List<TextPair> pairs = new ArrayList<>(source.size());
    for (int i = 0; i < source.size(); i++) {
      pairs.add(new TextPair(source.get(i), target.get(i)));
    }
    return pairs;
  }

  private static List<String> lines(Path path) throws IOException {
    String text;
    try {
      text = Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new RecipeException("%s is not UTF-8; convert it".formatted(path), e);
    }
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int feed = text.indexOf('\n', from);
      int end = feed < 0 ? text.length() : feed;
      boolean returned = end > from && text.charAt(end - 1) == '\r';
      lines.add(text.substring(from, returned ? end - 1 : end));
      from = end + 1;
    }
    return lines;
  }
}

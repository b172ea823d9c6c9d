package io.rhema.model.text.analyzer;

import io.rhema.model.bundle.BundleException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads and writes {@code words.tsv}: a word, a tab and its document frequency on each line. */
final class WordsTsv {
  /** Some twenty million words. */
  private static final long MAX_BYTES = 1 << 28;

  /** Up to 999,999,999. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private WordsTsv() {}

  static WordVocabulary read(Path file) {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file)) {
      throw new BundleException("%s is missing; it holds the words".formatted(name));
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      if (Files.size(file) > MAX_BYTES) {
        throw new BundleException(
            "%s has %,d bytes; at most %,d are read".formatted(name, Files.size(file), MAX_BYTES));
      }
      return new WordVocabulary(words(reader));
    } catch (IllegalArgumentException e) {
      throw new BundleException("%s: %s".formatted(name, e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw new BundleException("%s is not UTF-8 text".formatted(name), e);
    } catch (IOException e) {
      throw new BundleException("%s cannot be read: %s".formatted(name, e), e);
    }
  }

  private static List<WordCount> words(BufferedReader reader) throws IOException {
    List<WordCount> words = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int tab = line.indexOf('\t');
      if (tab < 1 || !NUMBER.matcher(line.substring(tab + 1)).matches()) {
        throw new IllegalArgumentException(
            "line %d is '%s'; each line is a word, a tab and the number of documents that have it"
                .formatted(words.size() + 1, abridged(line)));
      }
      words.add(new WordCount(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1))));
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("there is no word in it");
    }
    return words;
  }

  private static String abridged(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }

  static void write(List<WordCount> words, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (WordCount word : words) {
        writer.write(word.word() + '\t' + word.documentFrequency() + '\n');
      }
    }
  }
}

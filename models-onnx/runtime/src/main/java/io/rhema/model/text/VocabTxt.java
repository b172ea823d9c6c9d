package io.rhema.model.text;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.analysis.WordSplit;
import io.rhema.model.text.decode.WordPieceDecoder;
import io.rhema.model.text.normalize.Normalizer;
import io.rhema.model.text.normalize.Step;
import io.rhema.model.text.vocabulary.WordPieceVocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A BERT vocabulary as it was first published: one piece a line. */
final class VocabTxt {
  private static final String CONTINUED = "##";
  private static final int MAX_WORD_LENGTH = 100;

  private VocabTxt() {}

  static TextEncoder read(Path file, BertOptions options) {
    WordPieceVocabulary vocabulary =
        new WordPieceVocabulary(readPieces(file), options.unknown(), CONTINUED, MAX_WORD_LENGTH);
    boolean strip = options.stripAccents() == null ? options.lowercase() : options.stripAccents();
    List<Step> steps =
        NormalizerJson.bert(true, options.isolateIdeographs(), strip, options.lowercase());
    SequenceFormat format =
        new SequenceFormat(
            new int[] {id(vocabulary, options.first())},
            new int[] {id(vocabulary, options.last())},
            id(vocabulary, options.pad()));
    return new WordPieceEncoder(
            new Normalizer(steps), WordSplit.BERT, List.of(), vocabulary, format)
        .build();
  }

  static TextDecoder decoder(Path file, BertOptions options) {
    Map<String, Integer> pieces = readPieces(file);
    Set<Integer> special =
        Stream.of(options.unknown(), options.first(), options.last(), options.pad())
            .map(pieces::get)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new VocabularyDecoder(pieces, special, new WordPieceDecoder(CONTINUED, true));
  }

  private static Map<String, Integer> readPieces(Path file) {
    try {
      Map<String, Integer> pieces = new LinkedHashMap<>();
      int id = 0;
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        pieces.put(line.stripTrailing(), id++);
      }
      return pieces;
    } catch (IOException e) {
      throw new BundleException("cannot be read as UTF-8 text: " + e.getMessage(), e);
    }
  }

  private static int id(WordPieceVocabulary vocabulary, String piece) {
    Integer id = vocabulary.id(piece);
    if (id == null) {
      throw new BundleException(
          "lacks '%s'; a BERT vocabulary has it, or tokenizer_config.json names another"
              .formatted(piece));
    }
    return id;
  }
}

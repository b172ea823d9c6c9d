package io.rhema.model.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.sentencepiece.Metaspace;
import io.rhema.model.text.sentencepiece.SentencePieceAnalyzer;
import io.rhema.model.text.sentencepiece.SentencePieceDecoder;
import io.rhema.model.text.sentencepiece.SentencePieceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tokenizer of a Marian model: {@code source.spm} cuts a text, {@code vocab.json} has the ids
 * of its pieces and of those of {@code target.spm}, which puts the translation together. A language
 * code such as {@code >>fra<<} at the very beginning of a text is one token if the vocabulary has
 * it, and text otherwise.
 *
 * <p>Punctuation is not changed first: {@code MarianTokenizer} sets up Moses' normalizer of it but
 * does not call it when it encodes.
 */
final class MarianFiles {
  static final String SOURCE = "source.spm";
  static final String TARGET = "target.spm";
  private static final String VOCABULARY = "vocab.json";
  private static final String TARGET_VOCABULARY = "target_vocab.json";
  private static final Pattern LANGUAGE_CODE = Pattern.compile(">>.+<<");

  /** Far above what any vocabulary has, and a table of so many is no harm. */
  private static final int MAX_ID = (1 << 24) - 1;

  private final Path folder;
  private final MarianOptions options;

  private MarianFiles(Path folder) {
    this.folder = folder;
    options = MarianOptions.read(folder);
  }

  static TextEncoder encoder(Path folder) {
    return new MarianFiles(folder).encoder();
  }

  static TextDecoder decoder(Path folder) {
    return new MarianFiles(folder).decoder();
  }

  private TextEncoder encoder() {
    SentencePieceModel model = model(SOURCE);
    Path file = folder.resolve(VOCABULARY);
    return Refusals.in(
        file,
        () -> {
          Map<String, Integer> ids = vocabulary(file);
          int[] suffix = {id(ids, options.end())};
          SequenceFormat format = new SequenceFormat(new int[0], suffix, id(ids, options.pad()));
          Map<String, Integer> codes = languageCodes(ids);
          SentencePieceAnalyzer analyzer =
              SentencePieceAnalyzer.renumbered(
                  model, inText(ids, codes), id(ids, options.unknown()), codes);
          return new AnalyzerTextEncoder(analyzer, fingerprint(ids), format);
        });
  }

  private TextDecoder decoder() {
    Path file = folder.resolve(options.separateVocabularies() ? TARGET_VOCABULARY : VOCABULARY);
    Map<String, Integer> ids = Refusals.in(file, () -> vocabulary(file));
    Set<Integer> special = new HashSet<>();
    options.special().stream().filter(ids::containsKey).map(ids::get).forEach(special::add);
    SentencePieceDecoder decoder = new SentencePieceDecoder(model(TARGET));
    return new VocabularyDecoder(
        ids, special, pieces -> List.of(withoutBlanksAround(decoder.decode(pieces).get(0))));
  }

  private SentencePieceModel model(String name) {
    Path file = folder.resolve(name);
    return Refusals.in(file, () -> SentencePieceModel.read(file));
  }

  /** Pieces that the target's model does not have still have their own sign for a blank. */
  private static String withoutBlanksAround(String text) {
    return text.replace(Metaspace.SYMBOL, ' ').strip();
  }

  private static Map<String, Integer> vocabulary(Path file) {
    Map<String, Integer> ids = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : JsonFile.read(file).properties()) {
      JsonNode id = entry.getValue();
      if (!id.isInt() || id.asInt() < 0 || id.asInt() > MAX_ID) {
        throw new BundleException(
            "gives '%s' the id %s; ids are whole numbers from 0 to %,d"
                .formatted(entry.getKey(), id, MAX_ID));
      }
      ids.put(entry.getKey(), id.asInt());
    }
    return ids;
  }

  private static int id(Map<String, Integer> ids, String token) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new BundleException(
          "lacks '%s'; a Marian vocabulary has it, or tokenizer_config.json names another"
              .formatted(token));
    }
    return id;
  }

  private static Map<String, Integer> languageCodes(Map<String, Integer> ids) {
    Map<String, Integer> codes = new TreeMap<>(ids);
    codes.keySet().removeIf(piece -> !LANGUAGE_CODE.matcher(piece).matches());
    return codes;
  }

  /** What a text may become: nobody who writes one can put a special token into it. */
  private Map<String, Integer> inText(Map<String, Integer> ids, Map<String, Integer> codes) {
    Map<String, Integer> inText = new TreeMap<>(ids);
    inText.keySet().removeAll(options.special());
    inText.keySet().removeAll(codes.keySet());
    return inText;
  }

  private String fingerprint(Map<String, Integer> ids) {
    Path source = folder.resolve(SOURCE);
    try {
      Fingerprint fingerprint = new Fingerprint().add("marian").add(options.unknown());
      options.special().stream().sorted().forEach(fingerprint::add);
      fingerprint.add(Files.readAllBytes(source));
      ids.forEach((piece, id) -> fingerprint.add(piece).add(id));
      return fingerprint.hex();
    } catch (IOException e) {
      throw new BundleException(source + " cannot be read: " + e.getMessage(), e);
    }
  }
}

package io.rhema.local.translate;

import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.task.Translation;
import io.rhema.model.testing.TinySeq2Seq;
import io.rhema.model.testing.TinySeq2Seq.Layout;
import io.rhema.model.testing.TinySeq2SeqWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A translator with random weights that knows the numbers from one to nineteen, with a tokenizer
 * that can also decode.
 */
public final class TinyTranslation {
  private static final List<String> SPECIALS =
      List.of("[PAD]", "[SEP]", "[UNK]", "[CLS]", "[MASK]");

  private static final List<String> WORDS =
      List.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");

  private static final String TOKENIZER =
      """
      {
        "version": "1.0",
        "added_tokens": [%s],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": true, "use_regex": true},
        "post_processor": {
          "type": "TemplateProcessing",
          "single": [
            {"Sequence": {"id": "A", "type_id": 0}},
            {"SpecialToken": {"id": "[SEP]", "type_id": 0}}
          ],
          "pair": [],
          "special_tokens": {"[SEP]": {"id": "[SEP]", "ids": [1], "tokens": ["[SEP]"]}}
        },
        "decoder": {"type": "ByteLevel", "add_prefix_space": true, "use_regex": true},
        "model": {
          "type": "BPE",
          "unk_token": "[UNK]",
          "ignore_merges": true,
          "vocab": {%s},
          "merges": []
        }
      }
      """;

  private TinyTranslation() {}

  /** Writes the bundle {@code translation} 1, from English into French. */
  public static Path write(Path dir, Layout layout) {
    new TinySeq2Seq(new TinySeq2SeqWeights(11, 1)).write(dir, layout);
    try {
      Files.delete(dir.resolve("vocab.txt"));
      Files.delete(dir.resolve("tokenizer_config.json"));
      Files.writeString(dir.resolve("tokenizer.json"), TOKENIZER.formatted(added(), vocabulary()));
      BundleWriter.seal(
          dir,
          BundleManifest.of("translation", "1", Translation.NAME)
              .withTranslation(new Translation("en", "fr")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return dir;
  }

  private static String added() {
    return IntStream.range(0, SPECIALS.size())
        .mapToObj(
            id ->
                "{\"id\": %d, \"content\": \"%s\", \"special\": true, \"normalized\": false}"
                    .formatted(id, SPECIALS.get(id)))
        .collect(Collectors.joining(", "));
  }

  private static String vocabulary() {
    return IntStream.range(0, TinySeq2SeqWeights.VOCABULARY)
        .mapToObj(id -> "\"%s\": %d".formatted(word(id), id))
        .collect(Collectors.joining(", "));
  }

  private static String word(int id) {
    return id < SPECIALS.size() ? SPECIALS.get(id) : "Ġ" + WORDS.get(id - SPECIALS.size());
  }
}

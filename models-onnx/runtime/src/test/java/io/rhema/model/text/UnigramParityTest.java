package io.rhema.model.text;

import static io.rhema.model.text.TinyBpe.model;
import static io.rhema.model.text.TinyBpe.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.testing.RandomTexts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Unigram {@code tokenizer.json} against the reference tokenizer. */
class UnigramParityTest {
  private static final Consumer<ObjectNode> METASPACE =
      with(
              "pre_tokenizer",
              """
              {"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true}""")
          .andThen(with("normalizer", "{\"type\":\"NFKC\"}"))
          .andThen(
              with(
                  "decoder",
                  """
                  {"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true}"""));

  @TempDir Path folder;

  /** The pieces of a BPE vocabulary with made-up scores, the longer the likelier. */
  private static ObjectNode unigram(boolean byteFallback) {
    ObjectNode root = TinyBpe.characters();
    Random random = new Random(51);
    ObjectNode model = root.objectNode().put("type", "Unigram").put("unk_id", 2);
    ArrayNode pieces = model.putArray("vocab");
    for (Map.Entry<String, ?> piece : root.at("/model/vocab").properties()) {
      double score =
          piece.getKey().startsWith("<") ? 0 : -12 + piece.getKey().length() * random.nextDouble();
      pieces.addArray().add(piece.getKey()).add(score);
    }
    model.put("byte_fallback", byteFallback);
    root.set("model", model);
    METASPACE.accept(root);
    return root;
  }

  private static Stream<String> texts() {
    return Stream.concat(MadeUpLines.of(52, 300), RandomTexts.of(53, 1_000));
  }

  @Test
  void textsGetTheReferencesIdsAndOffsets() {
    Path file = TinyBpe.write(folder, unigram(false));
    TextEncoder encoder = TextEncoders.fromTokenizerJson(file, SpecialTokens.MATCHED);
    Parity.assertEncodes(encoder, file, texts());
    assertDecodes(encoder, file);
  }

  /** To the reference each byte stands for all unknown characters that are side by side. */
  @Test
  void theUnknownGetsTheReferencesBytes() {
    Path file = TinyBpe.write(folder, unigram(true));
    TextEncoder encoder = TextEncoders.fromTokenizerJson(file, SpecialTokens.MATCHED);
    Parity.assertIds(encoder, file, texts());
    assertDecodes(encoder, file);
  }

  private static void assertDecodes(TextEncoder encoder, Path file) {
    Parity.assertDecodes(
        TextDecoders.fromTokenizerJson(file),
        file,
        texts().map(text -> encoder.encode(text).ids()));
  }

  @Test
  void whatTextsSayNeverBecomesASpecialToken() {
    TextEncoder encoder = TextEncoders.fromTokenizerJson(TinyBpe.write(folder, unigram(false)));
    assertThat(encoder.encode("a</s><pad>b").ids()).doesNotContain(0, 1);
  }

  @Test
  void aVocabularyOfSinglePiecesIsRefused() {
    Path file = TinyBpe.write(folder, unigram(false), model("vocab", "[\"a\"]"));
    assertThatThrownBy(() -> TextEncoders.fromTokenizerJson(file))
        .hasMessageContaining("vocab has \"a\"; each piece is a pair of text and score");
  }
}

package io.rhema.model.text;

import static io.rhema.model.text.TinyBpe.model;
import static io.rhema.model.text.TinyBpe.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.testing.RandomTexts;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Byte-level BPE, to pieces and back, against the reference tokenizer. */
class ByteLevelParityTest {
  private static final ObjectNode BYTE_LEVEL = TinyBpe.byteLevel();

  /** As this project's own seq2seq models have it. */
  private static final Consumer<ObjectNode> OWN =
      with("normalizer", "{\"type\":\"NFC\"}")
          .andThen(with("pre_tokenizer", byteLevel(true, true, true)))
          .andThen(
              with(
                  "post_processor",
                  """
                  {"type":"TemplateProcessing","single":[{"Sequence":{"id":"A","type_id":0}},\
                  {"SpecialToken":{"id":"</s>","type_id":0}}],"pair":[],\
                  "special_tokens":{"</s>":{"id":"</s>","ids":[1],"tokens":["</s>"]}}}"""));

  @TempDir Path folder;

  static Stream<Arguments> tokenizers() {
    return Stream.of(
        Arguments.of("own", OWN),
        Arguments.of("gpt2", with("post_processor", byteLevel(true, false, true))),
        Arguments.of("trimmed", with("post_processor", byteLevel(false, true, true))),
        Arguments.of(
            "roberta",
            with("pre_tokenizer", byteLevel(true, true, true))
                .andThen(
                    with(
                        "post_processor",
                        """
                        {"type":"RobertaProcessing","sep":["</s>",1],"cls":["<pad>",0],\
                        "trim_offsets":true,"add_prefix_space":true}"""))),
        Arguments.of("not split", with("pre_tokenizer", byteLevel(false, true, false))),
        Arguments.of(
            "merges as strings", (Consumer<ObjectNode>) ByteLevelParityTest::mergesAsStrings),
        Arguments.of("ignoring merges", model("ignore_merges", "true")));
  }

  private static String byteLevel(boolean prefix, boolean trim, boolean regex) {
    return "{\"type\":\"ByteLevel\",\"add_prefix_space\":%s,\"trim_offsets\":%s,\"use_regex\":%s}"
        .formatted(prefix, trim, regex);
  }

  private static void mergesAsStrings(ObjectNode root) {
    ArrayNode merges = (ArrayNode) root.at("/model/merges");
    for (int i = 0; i < merges.size(); i++) {
      merges.set(i, merges.get(i).get(0).asText() + " " + merges.get(i).get(1).asText());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokenizers")
  void textsGetTheReferencesIdsAndOffsets(String name, Consumer<ObjectNode> change) {
    Path file = write(change);
    Parity.assertEncodes(
        TextEncoders.fromTokenizerJson(file),
        write(change.andThen(with("added_tokens", "[]"))),
        Stream.concat(MadeUpLines.of(31, 300), RandomTexts.of(32, 1_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokenizers")
  void decodedTextsAreTheOriginals(String name, Consumer<ObjectNode> change) {
    Path file = write(change);
    TextEncoder encoder = TextEncoders.fromTokenizerJson(file);
    TextDecoder decoder = TextDecoders.fromTokenizerJson(file);
    Parity.assertDecodes(
        decoder, file, RandomTexts.of(33, 300).map(text -> encoder.encode(text).ids()));
    assertThat(decoder.decode(encoder.encode(" Où est l’œuf ? 👍🏽").ids()))
        .isEqualTo(" Où est l’œuf ? 👍🏽");
  }

  @Test
  void anyIdsDecodeAsTheReferenceDecodesThem() {
    Path file = write(OWN);
    TextDecoder decoder = TextDecoders.fromTokenizerJson(file);
    Random random = new Random(34);
    // Mostly single bytes, so that they rarely are UTF-8.
    Parity.assertDecodes(
        decoder, file, Stream.generate(() -> random.ints(12, 0, 3 + 280).toArray()).limit(2_000));
  }

  @Test
  void specialTokensAreFoundOnlyWhereAskedFor() {
    Path file = write(OWN);
    TextEncoder encoder = TextEncoders.fromTokenizerJson(file);
    assertThat(encoder.encode("a</s>b").ids()).doesNotContain(0, 1, 2);
    assertThat(TextDecoders.fromTokenizerJson(file).decode(encoder.encode("a</s>b").ids()))
        .isEqualTo(" a</s>b");
    TextEncoder matching = TextEncoders.fromTokenizerJson(file, SpecialTokens.MATCHED);
    assertThat(matching.encode("a</s>b").ids()).contains(1);
    assertThat(encoder.format()).isEqualTo(new SequenceFormat(new int[0], new int[] {1}, 0));
  }

  @Test
  void bytesOfOneCharacterShareItsOffsets() {
    TextEncoder encoder = TextEncoders.fromTokenizerJson(write(OWN));
    EncodedText encoded = encoder.encode("\uD83E\uDD84x");
    assertThat(encoded.starts()).startsWith(0, 0);
    assertThat(encoded.ends()).startsWith(2, 2).endsWith(3);
  }

  @Test
  void aDecoderKnowsItsPieces() {
    TextDecoder decoder = TextDecoders.fromTokenizerJson(write(OWN));
    assertThat(decoder.piece(1)).isEqualTo("</s>");
    assertThat(decoder.id("<unk>")).hasValue(2);
    assertThat(decoder.id("no such piece")).isEmpty();
    assertThat(decoder.size()).isEqualTo(BYTE_LEVEL.at("/model/vocab").size());
  }

  private Path write(Consumer<ObjectNode> change) {
    return TinyBpe.write(folder, BYTE_LEVEL, change);
  }
}

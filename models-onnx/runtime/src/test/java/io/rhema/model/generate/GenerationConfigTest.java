package io.rhema.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.testing.TinySeq2Seq;
import io.rhema.model.testing.TinySeq2SeqWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationConfigTest {
  @TempDir Path dir;

  @BeforeEach
  void write() throws Exception {
    new TinySeq2Seq(new TinySeq2SeqWeights(1, 0)).write(dir, TinySeq2Seq.Layout.SINGLE);
    Files.delete(dir.resolve("rhema.json"));
    Files.writeString(
        dir.resolve("tokenizer_config.json"), "{\"source_lang\": \"en\", \"target_lang\": \"fr\"}");
  }

  @Test
  void readsAMarianModelsConfiguration() throws Exception {
    GenerationOptions options =
        options(
            """
            {"bad_words_ids": [[23], [4, 5]], "bos_token_id": 1, "decoder_start_token_id": 23,
             "eos_token_id": 1, "forced_eos_token_id": 1, "max_length": 33, "num_beams": 6,
             "pad_token_id": 23, "renormalize_logits": true, "transformers_version": "4.32.0"}
            """);

    assertThat(options)
        .usingRecursiveComparison()
        .isEqualTo(
            new GenerationOptions(
                6,
                32,
                1,
                EarlyStopping.WHEN_UNLIKELY,
                TokenRules.NONE
                    .withBadWords(List.of(new int[] {23}, new int[] {4, 5}))
                    .withForcedLast(OptionalInt.of(1))
                    .withRenormalized(true),
                GenerationOptions.DEFAULT_LIMIT));
  }

  @Test
  void readsEverySettingOfSearchAndRules() throws Exception {
    GenerationOptions options =
        options(
            """
            {"max_new_tokens": 7, "max_length": 30, "length_penalty": 0.6, "early_stopping": true,
             "forced_bos_token_id": 9, "forced_eos_token_id": [1, 2], "suppress_tokens": [3],
             "begin_suppress_tokens": [4, 5], "no_repeat_ngram_size": 3, "repetition_penalty": 1.5,
             "min_length": 4, "do_sample": false, "diversity_penalty": 0.0, "num_beam_groups": 1}
            """);

    assertThat(options)
        .usingRecursiveComparison()
        .isEqualTo(
            new GenerationOptions(
                1,
                7,
                0.6,
                EarlyStopping.AT_ONCE,
                TokenRules.NONE
                    .withForcedFirst(OptionalInt.of(9))
                    .withForcedLast(OptionalInt.of(1))
                    .withSuppressed(List.of(3), List.of(4, 5))
                    .withRepetition(3, 1.5)
                    .withMinTokens(3),
                GenerationOptions.DEFAULT_LIMIT));
  }

  @Test
  void anOldExportHasItsSettingsInConfigJson() throws Exception {
    Files.delete(dir.resolve("generation_config.json"));
    Files.writeString(
        dir.resolve("config.json"),
        "{\"num_beams\": 5, \"max_length\": 21, \"max_position_embeddings\": 40}");

    GenerationOptions options = GenerationOptions.of(ModelBundle.open(dir));

    assertThat(options.beams()).isEqualTo(5);
    assertThat(options.maxTokens()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({"{}, 48", "{\"max_length\": 512}, 48", "{\"max_new_tokens\": 48}, 48"})
  void writesNoMoreThanTheModelCanNumber(String json, int maxTokens) throws Exception {
    assertThat(options(json).maxTokens()).isEqualTo(maxTokens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'early_stopping': 'never'}  | WHEN_IMPOSSIBLE",
        "{'early_stopping': false}    | WHEN_UNLIKELY",
        "{'early_stopping': null}     | WHEN_UNLIKELY",
      })
  void readsWhenToStop(String json, EarlyStopping stopping) throws Exception {
    assertThat(options(json.replace('\'', '"')).earlyStopping()).isEqualTo(stopping);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'do_sample': true}             | sets do_sample to true, which is not supported",
        "{'num_beam_groups': 2}          | sets num_beam_groups to 2, which is not supported",
        "{'sequence_bias': [[[3], 1.0]]} | sets sequence_bias to [[[3],1.0]], which is not supported",
        "{'early_stopping': 'soon'}      | early_stopping is \"soon\"; supported: true, false, \"never\".",
        "{'num_beams': 0}                | beams is 0 and maxTokens 48; both must be 1 or more.",
        "{'repetition_penalty': 0}       | the first two must not be negative, the last be positive.",
        "{'bad_words_ids': [[]]}         | a bad word has no tokens; each needs one or more.",
      })
  void refusesWhatItCannotFollow(String json, String why) {
    assertThatThrownBy(() -> options(json.replace('\'', '"')))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("Model '")
        .hasMessageContaining("generation_config.json")
        .hasMessageContaining(why);
  }

  private GenerationOptions options(String json) throws Exception {
    Files.writeString(dir.resolve("generation_config.json"), json);
    return GenerationOptions.of(ModelBundle.open(dir));
  }
}

package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.task.Translation;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.OnnxFile;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinySeq2Seq;
import io.rhema.model.testing.TinySeq2Seq.Layout;
import io.rhema.model.testing.TinySeq2SeqWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of encoder and decoder, read, opened and refused. */
@ExtendWith(NoSessionLeak.class)
class Seq2SeqBundleTest {
  private static final Head HEAD = new Head("translation", new Translation("en", "fr"), null);

  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource(Layout.class)
  void opensEveryLayout(Layout layout) {
    ModelBundle bundle = ModelBundle.open(write(layout));

    assertThat(bundle.heads()).containsExactly(HEAD);
    assertThat(bundle.task(Translation.class)).isEqualTo(new Translation("en", "fr"));
    assertThat(bundle.limits().maxTokens()).isEqualTo(TinySeq2SeqWeights.POSITIONS);
    try (Seq2SeqModel model = bundle.openSeq2Seq(SessionOptions.DEFAULT)) {
      assertThat(model.vocabulary()).isEqualTo(TinySeq2SeqWeights.VOCABULARY);
      assertThat(model.ids()).isEqualTo(new GenerationIds(0, List.of(1), 0));
      assertThat(model.graphs().cached()).isEqualTo(layout != Layout.WITHOUT_CACHE);
      assertThat(model.graphs().attends()).isEqualTo(layout == Layout.SINGLE);
    }
  }

  @Test
  void allGraphsIdentifyTheContent() throws Exception {
    write(Layout.SEPARATE);
    ModelBundle before = ModelBundle.open(dir);
    assertThat(before.graphs())
        .containsOnlyKeys(
            "encoder_model.onnx", "decoder_model.onnx", "decoder_with_past_model.onnx");
    Files.delete(dir.resolve("rhema.json"));
    languages();
    Files.writeString(dir.resolve("decoder_with_past_model.onnx_data"), "weights");

    ModelBundle after = ModelBundle.open(dir);

    assertThat(after.content()).isNotEqualTo(before.content());
    assertThat(after.graphs().get("encoder_model.onnx"))
        .isEqualTo(before.graphs().get("encoder_model.onnx"));
  }

  @Test
  void sharesItsSessionsBetweenHandles() {
    ModelBundle bundle = ModelBundle.open(write(Layout.SEPARATE));
    try (Seq2SeqModel first = bundle.openSeq2Seq(SessionOptions.DEFAULT)) {
      int open = SharedSessions.openSessions();
      bundle.openSeq2Seq(SessionOptions.DEFAULT).close();

      assertThat(SharedSessions.openSessions()).isEqualTo(open);
      assertThat(first.graphs().cached()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"onnx/, ''", "'', _quantized", "onnx/, _quantized"})
  void findsTheGraphsOfOtherPublishers(String folder, String form) throws Exception {
    write(Layout.MERGED);
    Files.delete(dir.resolve("rhema.json"));
    languages();
    Files.createDirectories(dir.resolve("onnx"));
    for (String name : List.of("encoder_model", "decoder_model_merged")) {
      Files.move(dir.resolve(name + ".onnx"), dir.resolve(folder + name + form + ".onnx"));
    }

    ModelBundle bundle = ModelBundle.open(dir);

    assertThat(bundle.graphs()).containsKey(folder + "encoder_model" + form + ".onnx");
    bundle.openSeq2Seq(SessionOptions.DEFAULT).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"source_lang\": \"en\", \"target_lang\": \"fr\"}",
        "{\"src_lang\": \"en\", \"tgt_lang\": \"fr\", \"source_lang\": null}"
      })
  void theTokenizersConfigurationMayTellTheLanguages(String json) throws Exception {
    write(Layout.SINGLE);
    Files.delete(dir.resolve("rhema.json"));
    Files.writeString(dir.resolve("tokenizer_config.json"), json);

    assertThat(ModelBundle.open(dir).heads()).containsExactly(HEAD);
  }

  @Test
  void aHeadMayTellTheLanguages() throws Exception {
    write(Layout.SINGLE);
    BundleWriter.seal(dir, BundleManifest.ofHeads("m", "1", List.of(HEAD)));

    assertThat(Files.readString(dir.resolve("rhema.json")))
        .contains("\"source\" : \"en\"", "\"target\" : \"fr\"");
    assertThat(ModelBundle.open(dir).heads()).containsExactly(HEAD);
  }

  @Test
  void refusesABundleThatDoesNotTellItsLanguages() throws Exception {
    write(Layout.SINGLE);
    Files.delete(dir.resolve("rhema.json"));

    assertRefused(
        "neither rhema.json nor tokenizer_config.json tells the languages; add \"translation\":"
            + " {\"source\": \"en\", \"target\": \"fr\"} to the first, or source_lang and"
            + " target_lang to the second.");
  }

  @Test
  void refusesAnEncoderWithoutDecoder() throws Exception {
    write(Layout.SINGLE);
    Files.delete(dir.resolve("decoder_with_past_model.onnx"));

    assertRefused("encoder_model.onnx has no decoder beside it; one of these must be there: ");
  }

  @Test
  void refusesAManifestWithoutTheChecksumOfADecoder() throws Exception {
    write(Layout.SEPARATE);
    Files.copy(dir.resolve("decoder_model.onnx"), dir.resolve("decoder_model_merged.onnx"));

    assertRefused("rhema.json lists no checksum for decoder_model_merged.onnx; it must list every");
  }

  @Test
  void refusesAnotherTaskForEncoderAndDecoder() throws Exception {
    write(Layout.SINGLE);
    BundleWriter.seal(dir, BundleManifest.of("m", "1", "text-classification"));

    assertRefused(
        "rhema.json names the task 'text-classification'; a model of encoder and decoder is served"
            + " for 'translation'.");
  }

  @Test
  void refusesATranslationByOneGraph() throws Exception {
    TinyBundles.sentiment(dir);
    BundleWriter.seal(dir, BundleManifest.of("m", "1", "translation"));

    assertRefused(
        "rhema.json names the task 'translation', but the graph is a single one; a translation"
            + " needs encoder_model.onnx and a decoder.");
  }

  @Test
  void aModelIsOpenedAsWhatItIs() {
    ModelBundle writes = ModelBundle.open(write(Layout.SINGLE));
    ModelBundle labels = ModelBundle.open(TinyBundles.sentiment(dir.resolve("one")));

    assertThatThrownBy(() -> writes.openModel(SessionOptions.DEFAULT))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("an encoder and a decoder; such a model is opened for translation.");
    assertThatThrownBy(() -> labels.openSeq2Seq(SessionOptions.DEFAULT))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(
            "it has the graphs [model.onnx]; a model that writes has an encoder and a decoder.");
  }

  @ParameterizedTest
  @CsvSource({"eos_token_id", "decoder_start_token_id"})
  void refusesAModelWithoutATokenThatItNeeds(String key) throws Exception {
    write(Layout.SINGLE);
    Files.delete(dir.resolve("rhema.json"));
    languages();
    for (String file : List.of("config.json", "generation_config.json")) {
      Path path = dir.resolve(file);
      Files.writeString(path, Files.readString(path).replace(key, "other_id"));
    }

    assertNotOpened("neither generation_config.json nor config.json has " + key);
  }

  @Test
  void refusesTokensThatTheDecoderDoesNotHave() throws Exception {
    write(Layout.SINGLE);
    Files.delete(dir.resolve("rhema.json"));
    languages();
    Files.writeString(
        dir.resolve("generation_config.json"),
        "{\"decoder_start_token_id\": 24, \"eos_token_id\": [1, 2]}");

    assertNotOpened(
        "start token 24 and end tokens [1, 2] are named, the decoder chooses from 24; each must be"
            + " one of these.");
  }

  @Test
  void refusesADecoderWithInputsOfAnotherConvention() throws Exception {
    write(Layout.WITHOUT_CACHE);
    decoder(
        new OnnxFile()
            .input("input_ids", "int64", List.of("batch", "step"))
            .input("rnn_states_prev", "float", List.of(1, "batch", 8))
            .input("past_key_values_length", "int64", List.of(1)),
        "rnn_states");

    assertNotOpened(
        "decoder_model.onnx has the input 'rnn_states_prev' float [1, ?, 8], which is none that a"
            + " decoder is fed; its inputs are [input_ids, rnn_states_prev,"
            + " past_key_values_length, encoder_hidden_states], understood are input_ids,");
  }

  @Test
  void refusesADecoderWithoutLogits() throws Exception {
    write(Layout.WITHOUT_CACHE);
    decoder(new OnnxFile().input("input_ids", "int64", List.of("batch", "step")), "scores");

    assertNotOpened("decoder_model.onnx has no output 'logits'; its outputs are [scores].");
  }

  @Test
  void refusesADecoderThatWantsWhatNobodyGives() throws Exception {
    write(Layout.SINGLE);
    Files.write(
        dir.resolve("encoder_model.onnx"),
        new OnnxFile()
            .input("input_ids", "int64", List.of("batch", "source"))
            .node("Identity", "last_hidden_state", "input_ids")
            .output("last_hidden_state", "int64", List.of("batch", "source"))
            .toBytes());
    unseal();

    assertNotOpened(
        "decoder_with_past_model.onnx takes 'past_key_values.0.encoder.key' float [?, 2, ?, 4],"
            + " which encoder_model.onnx does not give; its outputs are [last_hidden_state].");
  }

  @Test
  void refusesADecoderThatDoesNotReadTheSource() throws Exception {
    write(Layout.WITHOUT_CACHE);
    Files.write(
        dir.resolve("decoder_model.onnx"),
        new OnnxFile()
            .input("input_ids", "int64", List.of("batch", "step"))
            .longs("axis_2", 2)
            .node("Cast", "to", OnnxFile.elementType("float"), "floats", "input_ids")
            .node("Unsqueeze", "logits", "floats", "axis_2")
            .output("logits", "float", List.of("batch", "step", 1))
            .toBytes());
    unseal();

    assertNotOpened("decoder_model.onnx takes nothing that encoder_model.onnx gives, so it would");
  }

  @Test
  void refusesADecoderWhoseLayersHaveAGap() throws Exception {
    write(Layout.WITHOUT_CACHE);
    List<Object> cache = List.of("batch", 1, "past", 1);
    OnnxFile file = new OnnxFile().input("input_ids", "int64", List.of("batch", "step"));
    for (String part : List.of("key", "value")) {
      file.input("past_key_values.1.decoder." + part, "float", cache);
      file.node("Identity", "present.1.decoder." + part, "past_key_values.1.decoder." + part);
      file.output("present.1.decoder." + part, "float", cache);
    }
    decoder(file, "logits");

    assertNotOpened("decoder_model.onnx takes the layers {1=[");
  }

  @Test
  void refusesGraphsThatDoNotRun() throws Exception {
    write(Layout.WITHOUT_CACHE);
    decoder(
        new OnnxFile()
            .input("input_ids", "int64", List.of("batch", "step"))
            .longs("nowhere", 7)
            .node("Gather", "axis", 1, "chosen", "input_ids", "nowhere"),
        "logits",
        "chosen");

    assertNotOpened("the graphs open but do not write two tokens without a cache: The decoder");
  }

  private Path write(Layout layout) {
    return new TinySeq2Seq(new TinySeq2SeqWeights(1, 0)).write(dir, layout);
  }

  private void languages() throws IOException {
    Files.writeString(
        dir.resolve("tokenizer_config.json"), "{\"source_lang\": \"en\", \"target_lang\": \"fr\"}");
  }

  private void unseal() throws IOException {
    Files.deleteIfExists(dir.resolve("rhema.json"));
    languages();
  }

  private void decoder(OnnxFile file, String output) throws IOException {
    decoder(file, output, "input_ids");
  }

  /** Puts a decoder there that answers with what it is fed. */
  private void decoder(OnnxFile file, String output, String of) throws IOException {
    file.input("encoder_hidden_states", "float", List.of("batch", "source", 8));
    file.node("Cast", "to", OnnxFile.elementType("float"), "floats", of);
    file.longs("axis_2", 2).node("Unsqueeze", output, "floats", "axis_2");
    file.output(output, "float", List.of("batch", "step", 1));
    Files.write(dir.resolve("decoder_model.onnx"), file.toBytes());
    unseal();
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> ModelBundle.open(dir))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("Model '")
        .hasMessageContaining(why);
  }

  private void assertNotOpened(String why) {
    ModelBundle bundle = ModelBundle.open(dir);
    assertThatThrownBy(() -> bundle.openSeq2Seq(SessionOptions.DEFAULT))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("Model '")
        .hasMessageContaining(why);
  }
}

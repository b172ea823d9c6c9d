package io.rhema.training.graph.seq2seq;

import static io.rhema.training.graph.seq2seq.Teacher.VOCABULARY;
import static io.rhema.training.graph.seq2seq.Teacher.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.training.engine.Oracle;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.layer.Positions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformerServingTest {
  private static final long[][] SOURCES = {{5, 6, 7, 8, 1}, {9, 1}, {10, 11, 12, 1}};
  private static final long[][] TARGETS = {{0, 21, 22, 23}, {0, 24, 25, 26}, {0, 27, 28, 29}};
  private static final int STEPS = 4;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void stepByStepTheLogitsAreThoseOfTeacherForcing(Positions positions) throws IOException {
    ModelProto trained = write(positions);
    float[] taught = Oracle.libtorch(trained, Teacher.batch(SOURCES, TARGETS));

    ServedModel.Run run = new ServedModel(folder).start(SOURCES);

    for (int step = 0; step < STEPS; step++) {
      float[] logits = run.step(ServedModel.column(TARGETS, step));
      for (int row = 0; row < SOURCES.length; row++) {
        assertThat(at(logits, row))
            .as("row %d, step %d", row, step)
            .containsExactly(at(taught, row * STEPS + step), within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void severalTokensInOneStepAreAsGoodAsOneByOne(Positions positions) throws IOException {
    ModelProto trained = write(positions);
    float[] taught = Oracle.libtorch(trained, Teacher.batch(SOURCES, TARGETS));
    ServedModel.Run run = new ServedModel(folder).start(SOURCES);

    run.step(ServedModel.column(TARGETS, 0));
    float[] rest =
        run.step(
            Arrays.stream(TARGETS)
                .map(row -> Arrays.copyOfRange(row, 1, STEPS))
                .toArray(long[][]::new));

    for (int row = 0; row < SOURCES.length; row++) {
      for (int step = 1; step < STEPS; step++) {
        assertThat(at(rest, row * (STEPS - 1) + step - 1))
            .as("row %d, step %d", row, step)
            .containsExactly(at(taught, row * STEPS + step), within(1e-4f));
      }
    }
  }

  @Test
  void aRowIsTheSameAloneAsAmongLongerOnes() throws IOException {
    write(Positions.SINUSOIDAL);
    ServedModel model = new ServedModel(folder);
    ServedModel.Run together = model.start(SOURCES);
    ServedModel.Run alone = model.start(SOURCES[1]);

    for (int step = 0; step < STEPS; step++) {
      float[] all = together.step(ServedModel.column(TARGETS, step));
      float[] one = alone.step(new long[][] {{TARGETS[1][step]}});
      assertThat(at(all, 1)).containsExactly(one, within(1e-5f));
    }
  }

  @Test
  void attentionToTheSourceIsThereForEachLayerAndSumsToOne() throws IOException {
    write(Positions.SINUSOIDAL);
    ServedModel.Run run = new ServedModel(folder).start(SOURCES);

    run.step(ServedModel.column(TARGETS, 0));

    for (int layer = 0; layer < 2; layer++) {
      float[] shares = run.output("cross_attentions." + layer);
      assertThat(shares).hasSize(3 * 4 * 5);
      for (int head = 0; head < 3 * 4; head++) {
        double sum = 0;
        for (int i = 0; i < 5; i++) {
          sum += shares[head * 5 + i];
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
      }
      assertThat(Arrays.copyOfRange(shares, 4 * 5 + 2, 4 * 5 + 5))
          .as("padding of the second row")
          .containsOnly(0);
    }
  }

  @Test
  void theConfigurationIsAsHuggingFaceNamesIt() throws IOException {
    write(Positions.SINUSOIDAL);

    JsonNode config = new ObjectMapper().readTree(folder.resolve("config.json").toFile());
    JsonNode generation =
        new ObjectMapper().readTree(folder.resolve("generation_config.json").toFile());

    assertThat(config.path("is_encoder_decoder").asBoolean()).isTrue();
    assertThat(config.path("vocab_size").asInt()).isEqualTo(VOCABULARY);
    assertThat(config.path("max_position_embeddings").asInt()).isEqualTo(12);
    assertThat(config.path("decoder_start_token_id").asInt(-1)).isZero();
    assertThat(config.path("pad_token_id").asInt(-1)).isZero();
    assertThat(config.path("eos_token_id").asInt()).isEqualTo(1);
    assertThat(generation.path("eos_token_id").asInt()).isEqualTo(1);
    assertThat(generation.path("bad_words_ids").path(0).path(0).asInt(-1)).isZero();
  }

  @Test
  void weightsOfAnotherShapeAreRefused() {
    ModelProto trained =
        Seq2SeqGraphs.training(Teacher.transformer(Positions.LEARNED), 7).toModel();
    TransformerShape deeper = new TransformerShape(37, 16, 4, 24, 3, 2, Positions.LEARNED, 12);

    assertThatThrownBy(() -> Seq2SeqGraphs.write(trained, deeper, folder))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("encoder.layers.2.self_attn_layer_norm.weight")
        .hasMessageContaining("[16]");
  }

  private ModelProto write(Positions positions) throws IOException {
    TransformerShape shape = Teacher.transformer(positions);
    ModelProto trained = Seq2SeqGraphs.training(shape, 7).toModel();
    Seq2SeqGraphs.write(trained, shape, folder);
    return trained;
  }
}

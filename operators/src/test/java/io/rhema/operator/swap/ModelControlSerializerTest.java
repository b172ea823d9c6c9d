package io.rhema.operator.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pending command is in every savepoint: what was written once can be read for good. */
class ModelControlSerializerTest {
  static Stream<Arguments> commands() {
    String run = "0275" + "026d" + "0232" + "032fe901" + "036330";
    return Stream.of(
        Arguments.of(new ModelControl.Serve("u", "m", "2", "/é", "c0"), "01" + run),
        Arguments.of(tried(TrialMode.SHADOW, 0.25), "02" + run + "3fd0000000000000"),
        Arguments.of(tried(TrialMode.CANARY, 1), "03" + run + "3ff0000000000000"),
        Arguments.of(new ModelControl.Stop("u", "m", "2"), "04" + "0275" + "026d" + "0232"));
  }

  private static ModelControl.Try tried(TrialMode mode, double share) {
    return new ModelControl.Try("u", "m", "2", "/é", "c0", mode, share);
  }

  private final ModelControlSerializer serializer = new ModelControlSerializer();

  @ParameterizedTest
  @MethodSource("commands")
  void readsWhatTheFirstReleaseWithTheCommandWrote(ModelControl command, String written)
      throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(HexFormat.of().parseHex(written));

    assertThat(serializer.deserialize(in)).isEqualTo(command);
    assertThat(in.available()).isZero();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void writesAsTheFirstReleaseWithTheCommandDid(ModelControl command, String written)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(command, out);

    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(written);
  }

  @Test
  void saysThatACommandIsOfALaterRelease() {
    DataInputDeserializer in = new DataInputDeserializer(new byte[] {5, 2, 'u'});

    assertThatThrownBy(() -> serializer.deserialize(in))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("command 5: known are 1 to 4");
  }
}

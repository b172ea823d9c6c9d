package io.rhema.operator.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** A pending command is in every savepoint: what was written once can be read for good. */
class ModelControlSerializerTest {
  private static final ModelControl COMMAND = new ModelControl.Serve("u", "m", "2", "/é", "c0");
  private static final String WRITTEN = "01" + "0275" + "026d" + "0232" + "032fe901" + "036330";

  private final ModelControlSerializer serializer = new ModelControlSerializer();

  @Test
  void readsWhatTheFirstReleaseWrote() throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(HexFormat.of().parseHex(WRITTEN));

    assertThat(serializer.deserialize(in)).isEqualTo(COMMAND);
    assertThat(in.available()).isZero();
  }

  @Test
  void writesAsTheFirstReleaseDid() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(COMMAND, out);

    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(WRITTEN);
  }
}

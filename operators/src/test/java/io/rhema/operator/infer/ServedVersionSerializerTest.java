package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** The state of the operator is in every savepoint: what was written once can be read for good. */
class ServedVersionSerializerTest {
  private static final ServedVersion VERSION = new ServedVersion("m", "1", "c0", "e", "/é", true);
  private static final String WRITTEN = "026d0231036330026503" + "2fe901" + "01";

  private final ServedVersionSerializer serializer = new ServedVersionSerializer();

  @Test
  void readsWhatTheFirstReleaseWrote() throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(HexFormat.of().parseHex(WRITTEN));

    assertThat(serializer.deserialize(in)).isEqualTo(VERSION);
    assertThat(in.available()).isZero();
  }

  @Test
  void writesAsTheFirstReleaseDid() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(VERSION, out);

    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(WRITTEN);
  }
}

package io.rhema.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.junit.jupiter.api.Test;

class TensorsTest {

  @Test
  void readsTypedDataLikeRawData() {
    TensorProto floats =
        TensorProto.newBuilder()
            .setDataType(DataType.FLOAT_VALUE)
            .addDims(2)
            .addFloatData(1.5f)
            .addFloatData(-2)
            .build();
    assertThat(Tensors.floats(floats))
        .isEqualTo(Tensors.floats(Tensors.ofFloats("t", new float[] {1.5f, -2}, 2)));
    TensorProto bytes =
        TensorProto.newBuilder()
            .setDataType(DataType.INT8_VALUE)
            .addDims(1)
            .addInt32Data(-7)
            .build();
    assertThat(Tensors.bytes(bytes)).isEqualTo(new byte[] {-7});
    TensorProto longs =
        TensorProto.newBuilder()
            .setDataType(DataType.INT64_VALUE)
            .addDims(1)
            .addInt64Data(-3)
            .build();
    assertThat(Tensors.longs(longs))
        .isEqualTo(Tensors.longs(Tensors.ofLongs("t", new long[] {-3}, 1)));
  }

  @Test
  void everyHalfSurvivesTheRoundTrip() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = HalfFloat.toFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(HalfFloat.fromFloat(value)).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void roundsToTheNearestHalf() {
    float[] values = {
      1.0004883f, 1.0014648f, 65519f, 65520f, 1e-8f, -0f, 5.9604645e-8f, 3.1415927f
    };
    float[] expected = {
      1f, 1.0019531f, 65504f, Float.POSITIVE_INFINITY, 0f, -0f, 5.9604645e-8f, 3.140625f
    };
    assertThat(Tensors.floats(Tensors.ofHalves("t", values, values.length))).isEqualTo(expected);
    assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(Float.NaN))).isNaN();
  }

  @Test
  void valuesMustFillTheShape() {
    assertThatThrownBy(() -> Tensors.ofFloats("weight", new float[5], 2, 3))
        .hasMessageContaining("weight")
        .hasMessageContaining("[2, 3]");
  }

  @Test
  void refusesAnotherType() {
    assertThatThrownBy(() -> Tensors.floats(Tensors.ofLongs("shape", new long[1], 1)))
        .isInstanceOf(GraphException.class)
        .hasMessage("Tensor 'shape' holds INT64; expected float or float16");
  }
}

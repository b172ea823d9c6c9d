package io.rhema.operator.analyze;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Integers in one to five bytes, seven bits a byte, the lowest first; small ones are short. */
final class VarInt {
  private VarInt() {}

  static void write(int value, DataOutputView target) throws IOException {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      target.writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    target.writeByte(rest);
  }

  static int read(DataInputView source) throws IOException {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte next = source.readByte();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("An integer of more than five bytes: the stream is damaged");
  }

  /** Zigzag, so that small negative numbers are short too. */
  static void writeSigned(int value, DataOutputView target) throws IOException {
    write((value << 1) ^ (value >> 31), target);
  }

  static int readSigned(DataInputView source) throws IOException {
    int value = read(source);
    return (value >>> 1) ^ -(value & 1);
  }
}

package io.rhema.training.engine;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** One direction of an LSTM over packed rows, which stop at their lengths. */
final class PackedLstm {

  private PackedLstm() {}

  /**
   * @param x {@code [tokens, rows, in]}
   * @param lengths int64 {@code [rows]}
   * @param states {@code [1, rows, width]}, hidden and cell
   * @param weights in libtorch's order
   * @return zeros behind a row's length, and the states at it
   */
  static RecurrentKind.Read read(
      Tensor x, Tensor lengths, List<Tensor> states, TensorVector weights) {
    PackedSequence rows = torch.pack_padded_sequence(x, lengths, false, false);
    Tensor order = rows.sorted_indices();
    Tensor back = rows.unsorted_indices();
    TensorVector ordered =
        new TensorVector(
            states.get(0).index_select(1, order), states.get(1).index_select(1, order));
    var made =
        torch.lstm(rows.data(), rows.batch_sizes(), ordered, weights, true, 1, 0.0, false, false);
    PackedSequence read = new PackedSequence(made.get0(), rows.batch_sizes(), order, back);
    Tensor padded = torch.pad_packed_sequence(read, false, 0.0, new LongOptional(x.size(0))).get0();
    return new RecurrentKind.Read(
        padded, List.of(made.get1().index_select(1, back), made.get2().index_select(1, back)));
  }
}

package io.rhema.training.engine;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How long the rows of a batch {@code [tokens, rows, …]} are; behind it they are padding. */
final class RowLengths {
  private final Tensor lengths;
  private final long tokens;
  private final long rows;
  private Tensor turned;

  /**
   * @param lengths int64 {@code [rows]}
   * @param tokens of the longest row, or more
   */
  RowLengths(Tensor lengths, long tokens) {
    this.lengths = lengths;
    this.tokens = tokens;
    rows = lengths.size(0);
  }

  Tensor lengths() {
    return lengths;
  }

  /** Each row from its last token to its first; padding stays where it is. */
  Tensor turned(Tensor x) {
    if (turned == null) {
      turned = at(fromTheEnd());
    }
    return x.reshape(tokens * rows, -1).index_select(0, turned).reshape(x.shape());
  }

  /** Zeros in place of padding. */
  Tensor cut(Tensor x) {
    return x.mul(columns().lt(lengths).unsqueeze(2));
  }

  /**
   * The vector of each row's last token.
   *
   * @return {@code [1, rows, width]}
   */
  Tensor last(Tensor x) {
    Tensor index = at(lengths.sub(new Scalar(1)).clamp_min(new Scalar(0)));
    return x.reshape(tokens * rows, -1).index_select(0, index).unsqueeze(0);
  }

  private Tensor fromTheEnd() {
    Tensor end = lengths.sub(new Scalar(1)).sub(columns());
    return end.where(end.ge(new Scalar(0)), columns());
  }

  /** {@code [tokens, 1]}. */
  private Tensor columns() {
    return torch.arange(new Scalar(tokens)).unsqueeze(1);
  }

  /** Where the tokens at these columns of each row lie when all tokens are in one line. */
  private Tensor at(Tensor columns) {
    return columns.mul(new Scalar(rows)).add(torch.arange(new Scalar(rows))).reshape(-1);
  }
}

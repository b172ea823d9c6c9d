package io.rhema.training.graph.layer;

/** What a recurrent layer does at each token, by the names of ONNX. */
public enum Cell {
  /** One state (Elman 1990). */
  RNN(1),

  /**
   * Two gates (Cho et al. 2014), the reset gate behind the product with the state, as libtorch and
   * cuDNN have it: {@code linear_before_reset=1}.
   */
  GRU(3),

  /** Three gates and a second state, the cell (Hochreiter and Schmidhuber 1997). */
  LSTM(4);

  private final int parts;

  Cell(int parts) {
    this.parts = parts;
  }

  /** How many products each token takes: the gates, and the new state. */
  public int parts() {
    return parts;
  }

  /** How many states go from token to token. */
  public int states() {
    return this == LSTM ? 2 : 1;
  }
}

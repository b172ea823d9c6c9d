package io.rhema.operator.infer;

/** Why a window was closed. */
enum FlushReason {
  /** It reached its limit of records or sub-words. */
  FULL,
  /** Its first event waited long enough. */
  LINGER,
  /** A watermark must not overtake events. */
  WATERMARK,
  /** A barrier follows: what waits would be neither in the state nor in the output. */
  CHECKPOINT,
  /** Another version of the model takes over. */
  SWAP,
  /** The input has ended. */
  END
}

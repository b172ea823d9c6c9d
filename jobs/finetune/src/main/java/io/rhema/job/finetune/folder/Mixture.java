package io.rhema.job.finetune.folder;

import io.rhema.job.finetune.example.ContentHash;
import java.io.Serializable;

/**
 * Which examples are learnt from, and which are measured on.
 *
 * @param devShare part of all texts that is measured on, above 0 and below 1. Which texts these are
 *     is told by their hashes alone: no text is on both sides, in whatever runs it is, as long as
 *     the share stays the same
 * @param copies how often each correction is in the file that is learnt from
 * @param replayPerCorrection so many replayed examples there are at most for each correction, on
 *     either side; infinite for all that there are
 */
public record Mixture(double devShare, int copies, double replayPerCorrection)
    implements Serializable {

  /** One text of five is measured on, each correction counts once, all replay is mixed in. */
  public static final Mixture DEFAULT = new Mixture(0.2, 1, Double.POSITIVE_INFINITY);

  public Mixture {
    if (!(devShare > 0 && devShare < 1) || copies < 1 || !(replayPerCorrection >= 0)) {
      throw new IllegalArgumentException(
          "devShare=%s, copies=%d, replayPerCorrection=%s: must be between 0 and 1, at least 1, and at least 0"
              .formatted(devShare, copies, replayPerCorrection));
    }
  }

  /** Whether a text is measured on, by its hash. */
  public boolean isDev(String hash) {
    return ContentHash.fraction(hash) < devShare;
  }

  /** How many replayed examples go with some corrections. */
  long replayWith(long corrections) {
    return (long) Math.ceil(corrections * replayPerCorrection);
  }
}

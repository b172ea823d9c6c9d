package io.rhema.operator.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.operator.analyze.AnalyzedEvent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The texts that a candidate is asked about. They are chosen by a hash of the record's key, or of
 * the text where there is no key, so that a key is on one side as long as the share stays, on every
 * subtask and after every restart, and no key leaves when the share grows. Other versions have
 * other keys: nobody is the first to meet all of them. Not safe for use by several threads.
 */
public final class TrialShare {
  private static final int FRACTION_BITS = 53;

  private final double share;
  private final byte[] salt;
  private final MessageDigest digest;

  /**
   * @param model the candidate's name
   * @param version the candidate's version
   * @param share above 0, at most 1 for all texts
   */
  public TrialShare(String model, String version, double share) {
    this.share = share;
    this.salt = (model + '\0' + version + '\0').getBytes(UTF_8);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Whether the candidate is asked about a text. */
  public boolean has(AnalyzedEvent event) {
    byte[] key = event.origin().key();
    return placeOf(key == null || key.length == 0 ? event.event().getText().getBytes(UTF_8) : key)
        < share;
  }

  /** From 0 to below 1, as likely here as there. */
  private double placeOf(byte[] key) {
    digest.update(salt);
    long bits = ByteBuffer.wrap(digest.digest(key)).getLong();
    return (bits >>> (Long.SIZE - FRACTION_BITS)) * 0x1p-53;
  }
}

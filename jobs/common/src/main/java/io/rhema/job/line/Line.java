package io.rhema.job.line;

/**
 * One line of a file, not yet looked into: it need not even be UTF-8.
 *
 * @param number counted from 1
 * @param bytes without the line break
 */
public record Line(long number, byte[] bytes) {
  /** Whether there is nothing but spaces and tabs. */
  public boolean isBlank() {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}

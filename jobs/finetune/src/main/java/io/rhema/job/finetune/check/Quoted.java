package io.rhema.job.finetune.check;

/** What a producer wrote, as messages show it: short, and on one line. */
final class Quoted {
  private static final int MAX_CHARS = 60;

  private Quoted() {}

  static String of(String text) {
    String shown = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "…";
    return shown.replaceAll("\\p{Cntrl}", "\ufffd");
  }
}

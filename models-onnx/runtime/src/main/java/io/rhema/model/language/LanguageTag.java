package io.rhema.model.language;

import java.util.Locale;

/** The part of a BCP 47 tag that tells languages apart. */
public final class LanguageTag {
  private static final String UNDETERMINED = "und";

  private LanguageTag() {}

  /**
   * The primary subtag: {@code en} of {@code en-GB}.
   *
   * @param tag a tag, or null
   * @return the subtag in lower case, or nothing for what is no tag or names no language
   */
  public static String primary(String tag) {
    String language = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
    return language.equals(UNDETERMINED) ? "" : language;
  }
}

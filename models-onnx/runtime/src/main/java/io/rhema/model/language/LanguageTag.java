package io.rhema.model.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The part of a language tag that tells languages apart. */
public final class LanguageTag {
  private static final String UNDETERMINED = "und";

  /** ISO 639-2 to ISO 639-1. */
  private static final Map<String, String> SHORTER = shorter();

  private LanguageTag() {}

  /**
   * The primary subtag: {@code en} of {@code en-GB}. A longer code for a language that has one of
   * two letters counts as that one, and an underscore as a hyphen, as models write them: {@code en}
   * of {@code eng_Latn}.
   *
   * @param tag a BCP 47 tag or one like it, or null
   * @return the subtag in lower case, or nothing for what is no tag or names no language
   */
  public static String primary(String tag) {
    if (tag == null) {
      return "";
    }
    String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    return language.equals(UNDETERMINED) ? "" : SHORTER.getOrDefault(language, language);
  }

  private static Map<String, String> shorter() {
    Map<String, String> shorter = new HashMap<>();
    Arrays.stream(Locale.getISOLanguages())
        .forEach(
            language -> shorter.put(Locale.forLanguageTag(language).getISO3Language(), language));
    return Map.copyOf(shorter);
  }
}

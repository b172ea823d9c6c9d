package io.rhema.model.translate;

import java.util.Set;
import java.util.regex.Pattern;

/** English words that a full stop can be part of. All are given in lower case. */
final class Abbreviations {
  /** A word always follows. */
  private static final Set<String> BEFORE_WORD =
      Set.of(
          "mr", "mrs", "ms", "mx", "dr", "prof", "messrs", "mme", "mlle", "vs", "cf", "viz", "e.g",
          "i.e", "eg", "ie");

  /** A number follows, if they are abbreviations at all. */
  private static final Set<String> BEFORE_NUMBER =
      Set.of(
          "no", "nos", "nr", "p", "pp", "fig", "figs", "vol", "art", "sec", "sect", "ch", "chap",
          "eq", "op", "approx", "ca", "tel", "ext");

  private static final Set<String> MONTHS_AND_DAYS =
      Set.of(
          "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
          "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun");

  /** Within a sentence more often than at its end. */
  private static final Set<String> OTHERS =
      Set.of(
          "st", "gen", "col", "maj", "capt", "cpt", "cmdr", "lt", "sgt", "cpl", "pvt", "adm", "rev",
          "fr", "hon", "pres", "gov", "sen", "rep", "supt", "insp", "mt", "ft", "inc", "ltd", "co",
          "corp", "bros", "jr", "sr", "esq", "dept", "univ", "assn", "est", "al", "ave", "blvd",
          "rd", "min", "max", "misc", "ed", "eds", "trans", "incl", "resp", "tech", "govt", "intl",
          "natl");

  private static final Set<String> MONTHS_AND_DAYS_IN_FULL =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday");

  /** Words that begin sentences, and are no names. */
  private static final Set<String> STARTERS =
      Set.of(
          "a",
          "after",
          "all",
          "also",
          "although",
          "an",
          "are",
          "as",
          "at",
          "because",
          "before",
          "but",
          "can",
          "could",
          "did",
          "do",
          "does",
          "each",
          "even",
          "every",
          "everyone",
          "for",
          "from",
          "he",
          "her",
          "here",
          "his",
          "how",
          "however",
          "i",
          "if",
          "in",
          "is",
          "it",
          "its",
          "just",
          "let",
          "many",
          "maybe",
          "meanwhile",
          "most",
          "my",
          "no",
          "nobody",
          "not",
          "now",
          "of",
          "on",
          "once",
          "one",
          "only",
          "or",
          "our",
          "perhaps",
          "please",
          "she",
          "since",
          "so",
          "some",
          "such",
          "thanks",
          "that",
          "the",
          "their",
          "then",
          "there",
          "these",
          "they",
          "this",
          "those",
          "to",
          "today",
          "tomorrow",
          "was",
          "we",
          "were",
          "what",
          "when",
          "where",
          "whether",
          "which",
          "while",
          "why",
          "will",
          "with",
          "would",
          "yes",
          "yesterday",
          "yet",
          "you",
          "your");

  /** Letters with full stops between them: U.S, Ph.D, p.m. */
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{1,2}(?:\\.\\p{L}{1,2})+");

  private Abbreviations() {}

  static boolean alwaysBeforeWord(String word) {
    return BEFORE_WORD.contains(word);
  }

  static boolean isBeforeNumber(String word) {
    return BEFORE_NUMBER.contains(word) || MONTHS_AND_DAYS.contains(word);
  }

  static boolean isOther(String word) {
    return OTHERS.contains(word) || LETTERS.matcher(word).matches();
  }

  /** Whether a word is the half of a day. */
  static boolean isHalfDay(String word) {
    return word.equals("a.m") || word.equals("p.m");
  }

  static boolean isMonthOrDay(String word) {
    return MONTHS_AND_DAYS.contains(word) || MONTHS_AND_DAYS_IN_FULL.contains(word);
  }

  static boolean startsSentences(String word) {
    return STARTERS.contains(word);
  }
}

package io.rhema.training.recipe;

import java.util.Locale;

/** In which letters a word is shown. */
public enum Casing {
  AS_WRITTEN {
    @Override
    public String apply(String word) {
      return word;
    }
  },
  LOWER {
    @Override
    public String apply(String word) {
      return word.toLowerCase(Locale.ROOT);
    }
  },
  UPPER {
    @Override
    public String apply(String word) {
      return word.toUpperCase(Locale.ROOT);
    }
  },
  /** The first character a capital, the others small. */
  TITLE {
    @Override
    public String apply(String word) {
      int first = word.offsetByCodePoints(0, Math.min(1, word.length()));
      return word.substring(0, first).toUpperCase(Locale.ROOT)
          + word.substring(first).toLowerCase(Locale.ROOT);
    }
  };

  public abstract String apply(String word);
}

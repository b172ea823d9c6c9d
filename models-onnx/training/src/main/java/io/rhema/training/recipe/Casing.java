package io.rhema.training.recipe;

import java.util.Locale;

/** In which letters a text is shown. */
public enum Casing {
  AS_WRITTEN {
    @Override
    public String apply(String text) {
      return text;
    }
  },
  LOWER {
    @Override
    public String apply(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  },
  UPPER {
    @Override
    public String apply(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  },
  /** The first character of each word a capital, the others small; blanks part words. */
  TITLE {
    @Override
    public String apply(String text) {
      StringBuilder title = new StringBuilder();
      boolean first = true;
      for (int i = 0; i < text.length(); ) {
        int end = text.offsetByCodePoints(i, 1);
        String character = text.substring(i, end);
        title.append(
            first ? character.toUpperCase(Locale.ROOT) : character.toLowerCase(Locale.ROOT));
        first = character.isBlank();
        i = end;
      }
      return title.toString();
    }
  };

  public abstract String apply(String text);
}

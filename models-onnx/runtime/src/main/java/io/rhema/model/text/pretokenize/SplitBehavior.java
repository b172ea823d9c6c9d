package io.rhema.model.text.pretokenize;

/** What becomes of the matches of a split, named as in the {@code tokenizers} library. */
public enum SplitBehavior {
  /** They are dropped: {@code the-final--countdown} is {@code the final countdown}. */
  REMOVED("Removed") {
    @Override
    void apply(Matches matches, PreTokens out) {
      for (int i = 0; i < matches.size(); i++) {
        if (!matches.isMatch(i)) {
          out.add(matches.from(i), matches.to(i));
        }
      }
    }
  },

  /** Each is a word: {@code the - final - - countdown}. */
  ISOLATED("Isolated") {
    @Override
    void apply(Matches matches, PreTokens out) {
      for (int i = 0; i < matches.size(); i++) {
        out.add(matches.from(i), matches.to(i));
      }
    }
  },

  /** Each belongs to the word in front: {@code the- final- - countdown}. */
  MERGED_WITH_PREVIOUS("MergedWithPrevious") {
    @Override
    void apply(Matches matches, PreTokens out) {
      int next;
      for (int i = 0; i < matches.size(); i = next) {
        next = i + 1;
        if (!matches.isMatch(i) && next < matches.size() && matches.isMatch(next)) {
          next++;
        }
        out.add(matches.from(i), matches.to(next - 1));
      }
    }
  },

  /** Each belongs to the word behind: {@code the -final - -countdown}. */
  MERGED_WITH_NEXT("MergedWithNext") {
    @Override
    void apply(Matches matches, PreTokens out) {
      int next;
      for (int i = 0; i < matches.size(); i = next) {
        next = i + 1;
        if (matches.isMatch(i) && next < matches.size() && !matches.isMatch(next)) {
          next++;
        }
        out.add(matches.from(i), matches.to(next - 1));
      }
    }
  },

  /** Those side by side are one word: {@code the - final -- countdown}. */
  CONTIGUOUS("Contiguous") {
    @Override
    void apply(Matches matches, PreTokens out) {
      int next;
      for (int i = 0; i < matches.size(); i = next) {
        next = i + 1;
        while (next < matches.size() && matches.isMatch(next) == matches.isMatch(i)) {
          next++;
        }
        out.add(matches.from(i), matches.to(next - 1));
      }
    }
  };

  private final String key;

  SplitBehavior(String key) {
    this.key = key;
  }

  /** How a {@code tokenizer.json} writes it. */
  public String key() {
    return key;
  }

  abstract void apply(Matches matches, PreTokens out);
}

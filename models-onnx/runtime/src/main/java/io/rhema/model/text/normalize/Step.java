package io.rhema.model.text.normalize;

/**
 * One pass of normalisation, named and defined as in the {@code tokenizers} library, including how
 * it aligns what it inserts and reorders with the original text.
 */
public enum Step {
  /** Drops control and format characters, NUL and U+FFFD; turns white space into a blank. */
  CLEAN_TEXT {
    @Override
    void apply(CodePoints in, CodePoints out) {
      for (int i = 0; i < in.size(); i++) {
        int c = in.value(i);
        if (UnicodeTables.isCleanWhitespace(c)) {
          out.add(' ', in.start(i), in.end(i));
        } else if (c != 0 && c != 0xFFFD && !UnicodeTables.isOther(c)) {
          out.add(c, in.start(i), in.end(i));
        }
      }
    }
  },

  /** Puts a blank on either side of each CJK ideograph. */
  ISOLATE_IDEOGRAPHS {
    @Override
    void apply(CodePoints in, CodePoints out) {
      for (int i = 0; i < in.size(); i++) {
        boolean ideograph = UnicodeTables.isIdeograph(in.value(i));
        if (ideograph) {
          out.add(' ', in.start(i), in.end(i));
        }
        out.add(in.value(i), in.start(i), in.end(i));
        if (ideograph) {
          out.add(' ', in.start(i), in.end(i));
        }
      }
    }
  },

  /** Canonical decomposition (NFD). */
  DECOMPOSE {
    @Override
    void apply(CodePoints in, CodePoints out) {
      CanonicalDecomposition.of(in).align(in, out);
    }
  },

  /** Canonical composition (NFC). */
  COMPOSE {
    @Override
    void apply(CodePoints in, CodePoints out) {
      CanonicalComposition.of(CanonicalDecomposition.of(in)).align(in, out);
    }

    @Override
    boolean leansOnNeighbours(int c) {
      return CanonicalComposition.leansOnNeighbours(c);
    }
  },

  /** Drops non-spacing marks, what BERT's normaliser calls accents. */
  DROP_NONSPACING_MARKS {
    @Override
    void apply(CodePoints in, CodePoints out) {
      for (int i = 0; i < in.size(); i++) {
        if (!UnicodeTables.isNonspacingMark(in.value(i))) {
          out.add(in.value(i), in.start(i), in.end(i));
        }
      }
    }
  },

  /** Drops marks of every kind: the stand-alone {@code StripAccents}. */
  DROP_MARKS {
    @Override
    void apply(CodePoints in, CodePoints out) {
      for (int i = 0; i < in.size(); i++) {
        if (!UnicodeTables.isMark(in.value(i))) {
          out.add(in.value(i), in.start(i), in.end(i));
        }
      }
    }
  },

  /** Maps each code point to its lower case by itself, without regard to language or neighbours. */
  LOWERCASE {
    @Override
    void apply(CodePoints in, CodePoints out) {
      for (int i = 0; i < in.size(); i++) {
        int start = in.start(i);
        int end = in.end(i);
        UnicodeTables.lowercase(in.value(i), c -> out.add(c, start, end));
      }
    }
  };

  abstract void apply(CodePoints in, CodePoints out);

  /** Whether a code point that the step gives may come out differently beside another. */
  boolean leansOnNeighbours(int c) {
    return false;
  }
}

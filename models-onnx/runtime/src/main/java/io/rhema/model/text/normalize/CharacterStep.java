package io.rhema.model.text.normalize;

/**
 * The passes that have no options, defined as in the {@code tokenizers} library, including how they
 * align what they insert and reorder with the original text.
 */
public enum CharacterStep implements Step {
  /** Drops control and format characters, NUL and U+FFFD; turns white space into a blank. */
  CLEAN_TEXT {
    @Override
    public void apply(CodePoints in, CodePoints out) {
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
    public void apply(CodePoints in, CodePoints out) {
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
    public void apply(CodePoints in, CodePoints out) {
      Decomposition.canonical(in).align(in, out);
    }
  },

  /** Compatibility decomposition (NFKD). */
  DECOMPOSE_COMPATIBLY {
    @Override
    public void apply(CodePoints in, CodePoints out) {
      Decomposition.compatible(in).align(in, out);
    }
  },

  /** Compatibility decomposition, then canonical composition (NFKC). */
  COMPOSE_COMPATIBLY {
    @Override
    public void apply(CodePoints in, CodePoints out) {
      CanonicalComposition.of(Decomposition.compatible(in)).align(in, out);
    }

    @Override
    public boolean leansOnNeighbours(int c) {
      return CanonicalComposition.leansOnNeighbours(c);
    }
  },

  /** Canonical composition (NFC). */
  COMPOSE {
    @Override
    public void apply(CodePoints in, CodePoints out) {
      CanonicalComposition.of(Decomposition.canonical(in)).align(in, out);
    }

    @Override
    public boolean leansOnNeighbours(int c) {
      return CanonicalComposition.leansOnNeighbours(c);
    }
  },

  /** Drops non-spacing marks, what BERT's normaliser calls accents. */
  DROP_NONSPACING_MARKS {
    @Override
    public void apply(CodePoints in, CodePoints out) {
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
    public void apply(CodePoints in, CodePoints out) {
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
    public void apply(CodePoints in, CodePoints out) {
      for (int i = 0; i < in.size(); i++) {
        int start = in.start(i);
        int end = in.end(i);
        UnicodeTables.lowercase(in.value(i), c -> out.add(c, start, end));
      }
    }
  },

  /** {@code Nmt}: drops ASCII control characters, and turns some invisible ones into a blank. */
  CLEAN_FOR_TRANSLATION {
    @Override
    public void apply(CodePoints in, CodePoints out) {
      for (int i = 0; i < in.size(); i++) {
        int c = in.value(i);
        if (!NmtCharacters.isDropped(c)) {
          out.add(NmtCharacters.isBlank(c) ? ' ' : c, in.start(i), in.end(i));
        }
      }
    }
  },

  /** Writes each character as its UTF-8 bytes in the {@link ByteAlphabet}. */
  WRITE_BYTES {
    @Override
    public void apply(CodePoints in, CodePoints out) {
      for (int i = 0; i < in.size(); i++) {
        int start = in.start(i);
        int end = in.end(i);
        ByteAlphabet.write(in.value(i), c -> out.add(c, start, end));
      }
    }
  };

  @Override
  public boolean isByCodePoint() {
    return true;
  }
}

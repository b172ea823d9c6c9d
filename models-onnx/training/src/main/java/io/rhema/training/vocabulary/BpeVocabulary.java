package io.rhema.training.vocabulary;

import io.rhema.training.graph.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A byte-level BPE vocabulary.
 *
 * @param specials the special tokens, which are the first pieces
 * @param pieces by id: the special tokens, the 256 bytes, then what was merged; each byte is
 *     spelled by one character as in GPT-2
 * @param merges in the order in which they are applied
 */
public record BpeVocabulary(List<String> specials, List<String> pieces, List<Merge> merges) {
  /** Fills short rows of a batch; also what a decoder starts from, as in Marian's models. */
  public static final String PAD = "<pad>";

  /** Ends a sequence. */
  public static final String END = "</s>";

  public static final String UNKNOWN = "<unk>";

  /** The special tokens of our own translation models, in the order of their ids. */
  public static final List<String> SPECIALS = List.of(PAD, END, UNKNOWN);

  /** Two pieces that become one. */
  public record Merge(String left, String right) {
    public String piece() {
      return left + right;
    }
  }

  public BpeVocabulary {
    specials = List.copyOf(specials);
    pieces = List.copyOf(pieces);
    merges = List.copyOf(merges);
  }

  public int size() {
    return pieces.size();
  }

  /**
   * Writes a {@code tokenizer.json} as the {@code tokenizers} library does: NFC, byte-level words
   * with a space in front of the text, BPE, and {@code </s>} behind each sequence if that is a
   * special token. Decoding gives the text back in NFC, with a space in front.
   *
   * @throws IOException if the file cannot be written; one that was there is then as it was
   */
  public void write(Path tokenizerJson) throws IOException {
    byte[] json = BpeJson.of(this);
    AtomicFile.write(tokenizerJson, out -> out.write(json));
  }
}

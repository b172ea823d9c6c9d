package io.rhema.model.text.bpe;

/**
 * The options of a BPE model, with the meaning that the {@code tokenizers} library gives to them.
 * Its {@code dropout} is none of them: leaving merges out by chance is for training.
 *
 * @param unknown {@code unk_token}, the piece for characters that the vocabulary lacks, or null:
 *     such characters are dropped
 * @param continuationPrefix {@code continuing_subword_prefix}, what marks characters that do not
 *     begin a word; empty for none
 * @param endOfWordSuffix {@code end_of_word_suffix}, what marks the last character of a word; empty
 *     for none
 * @param fuseUnknown {@code fuse_unk}: neighbouring unknown characters are one piece
 * @param byteFallback {@code byte_fallback}: a character that the vocabulary lacks is written as
 *     the pieces {@code <0x00>} to {@code <0xFF>} of its UTF-8 bytes, if it has all of them
 * @param ignoreMerges {@code ignore_merges}: a word that is a piece is that piece, whatever the
 *     merges say
 */
public record BpeOptions(
    String unknown,
    String continuationPrefix,
    String endOfWordSuffix,
    boolean fuseUnknown,
    boolean byteFallback,
    boolean ignoreMerges) {

  /** Nothing but merges, as for byte-level vocabularies, which know every character. */
  public static final BpeOptions PLAIN = new BpeOptions(null, "", "", false, false, false);
}

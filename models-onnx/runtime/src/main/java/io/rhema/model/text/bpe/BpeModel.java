package io.rhema.model.text.bpe;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.text.vocabulary.PieceTrie;
import io.rhema.model.text.vocabulary.SubWordModel;
import io.rhema.model.text.vocabulary.SubWordSplitter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A BPE vocabulary with its merges. Immutable, hence safe for several threads. */
public final class BpeModel implements SubWordModel {
  private final Merges merges;
  private final Characters characters;
  private final PieceTrie wholeWords;

  /**
   * Builds the model.
   *
   * @param idOfPiece pieces with their ids
   * @param merges in the order of their rank
   * @param notInText pieces that no text may become, such as {@code </s>}
   * @throws BundleException when a merge or the unknown token is not of the vocabulary
   */
  public BpeModel(
      Map<String, Integer> idOfPiece,
      List<Merge> merges,
      BpeOptions options,
      Set<String> notInText) {
    this.merges = Merges.of(merges, idOfPiece, options.continuationPrefix());
    characters = new Characters(idOfPiece, options, notInText);
    wholeWords = options.ignoreMerges() ? Vocabularies.trie(idOfPiece, notInText) : null;
  }

  @Override
  public SubWordSplitter newSplitter() {
    return new BpeSplitter(merges, characters, wholeWords);
  }
}

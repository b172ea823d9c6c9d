package io.rhema.model.text.bpe;

import io.rhema.model.text.vocabulary.PieceTrie;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a text may become. */
final class Vocabularies {

  private Vocabularies() {}

  static PieceTrie trie(Map<String, Integer> idOfPiece, Set<String> notInText) {
    Map<String, Integer> inText = new HashMap<>(idOfPiece);
    inText.keySet().removeAll(notInText);
    return PieceTrie.of(inText);
  }
}

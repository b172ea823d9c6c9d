package io.rhema.model.text;

import io.rhema.model.text.analyzer.Weighting;
import io.rhema.model.text.analyzer.WordSink;
import io.rhema.model.text.analyzer.WordVocabulary;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects the known words of one text, each once, in the order of their first occurrence and with
 * its offsets. A text of which no word is known has the unknown one, of weight 0: a model answers
 * it by what it says to nothing in particular.
 */
final class BagOfWords implements WordSink {
  private final WordVocabulary vocabulary;
  private final SubWords found;
  private final Map<Integer, int[]> counts = new HashMap<>();
  private boolean unknown;
  private int unknownStart;
  private int unknownEnd;

  BagOfWords(String text, WordVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.found = new SubWords(text);
  }

  @Override
  public void word(CharSequence word, int start, int end) {
    int id = vocabulary.id(word);
    if (id != WordVocabulary.UNKNOWN) {
      int[] count = counts.get(id);
      if (count == null) {
        count = new int[1];
        counts.put(id, count);
        found.add(id, start, end, true);
      }
      count[0]++;
    } else if (!unknown) {
      unknown = true;
      unknownStart = start;
      unknownEnd = end;
    }
  }

  /**
   * The bag.
   *
   * @param documents in how many the vocabulary's frequencies were counted, if weighting asks
   */
  EncodedText encodedBy(String fingerprint, Weighting weighting, int documents) {
    if (counts.isEmpty() && unknown) {
      found.add(WordVocabulary.UNKNOWN, unknownStart, unknownEnd, true);
      return found.encodedBy(fingerprint, new float[1]);
    }
    int[] occurrences = new int[found.size()];
    int[] frequencies = new int[found.size()];
    for (int i = 0; i < occurrences.length; i++) {
      int id = found.id(i);
      occurrences[i] = counts.get(id)[0];
      frequencies[i] = vocabulary.documentFrequency(id);
    }
    return found.encodedBy(fingerprint, weighting.weights(occurrences, frequencies, documents));
  }
}

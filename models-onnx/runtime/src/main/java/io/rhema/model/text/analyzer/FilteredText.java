package io.rhema.model.text.analyzer;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.CharFilterFactory;

/**
 * A text behind the char filters of a chain, and the way back.
 *
 * <p>Lucene takes the end of a word back to where the next character comes from, and so gives
 * {@code good</b>} for what stands in front of a tag. Here a word whose last character is still
 * that of the original ends behind it.
 */
final class FilteredText {
  private final String original;
  private final String filtered;
  private final CharFilter back;

  private FilteredText(String original, String filtered, CharFilter back) {
    this.original = original;
    this.filtered = filtered;
    this.back = back;
  }

  static FilteredText of(String text, List<CharFilterFactory> filters) throws IOException {
    Reader reader = new StringReader(text);
    for (CharFilterFactory filter : filters) {
      reader = filter.create(reader);
    }
    if (!(reader instanceof CharFilter back)) {
      return new FilteredText(text, text, null);
    }
    StringWriter filtered = new StringWriter(text.length());
    back.transferTo(filtered);
    return new FilteredText(text, filtered.toString(), back);
  }

  /** What the tokenizer reads. */
  String filtered() {
    return filtered;
  }

  /** Where a word that begins at an offset of the filtered text begins in the original. */
  int start(int offset) {
    return back == null ? offset : back.correctOffset(offset);
  }

  /** Where a word that ends at an offset of the filtered text ends in the original. */
  int end(int start, int offset) {
    if (back == null) {
      return offset;
    }
    if (offset > start) {
      int last = back.correctOffset(offset - 1);
      if (last < original.length() && original.charAt(last) == filtered.charAt(offset - 1)) {
        return last + 1;
      }
    }
    return back.correctOffset(offset);
  }
}

package io.rhema.model.task.keyword;

import java.util.List;

/**
 * What was found in one text.
 *
 * @param words words and phrases that were counted, repeated ones each time
 * @param keywords the best of them, each once; the best first, of equal ones that which occurs
 *     first
 */
public record FoundKeywords(int words, List<Keyword> keywords) {
  public FoundKeywords {
    keywords = List.copyOf(keywords);
  }
}

package io.rhema.training.metric;

import java.util.List;
import java.util.function.Function;

record NamedTokenizer(String name, Function<String, List<String>> cut) implements WordTokenizer {

  @Override
  public List<String> words(String text) {
    return cut.apply(text);
  }
}

package io.rhema.training.vectors.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Sentences in which a person's sex and a person's station each bring words of their own along, so
 * that {@code king - man + woman} is {@code queen} by construction.
 */
final class RoyalGrammar {
  private static final List<List<String>> PERSONS =
      List.of(
          List.of("king", "queen"),
          List.of("prince", "princess"),
          List.of("man", "woman"),
          List.of("boy", "girl"),
          List.of("brother", "sister"),
          List.of("actor", "actress"));
  private static final List<List<String>> SEX =
      List.of(
          List.of("he", "his", "him", "beard", "sir"),
          List.of("she", "her", "hers", "gown", "madam"));
  private static final List<List<String>> STATION =
      List.of(
          List.of("throne", "crown", "reign", "realm"),
          List.of("heir", "castle", "tutor", "pony"),
          List.of("street", "work", "house", "wages"),
          List.of("school", "toys", "games", "homework"),
          List.of("family", "sibling", "parents", "twin"),
          List.of("stage", "film", "role", "applause"));
  private static final List<String> FILLERS = List.of("the", "a", "of", "and", "with");

  private RoyalGrammar() {}

  static Corpus corpus(int sentences) throws IOException {
    Random random = new Random(11);
    try (CorpusBuilder builder = new CorpusBuilder()) {
      for (int i = 0; i < sentences; i++) {
        builder.add(sentence(random));
      }
      return builder.build(5, Integer.MAX_VALUE);
    }
  }

  private static List<String> sentence(Random random) {
    int station = random.nextInt(PERSONS.size());
    int sex = random.nextInt(2);
    List<String> words = new ArrayList<>();
    words.add(PERSONS.get(station).get(sex));
    for (int i = 0; i < 2; i++) {
      words.add(one(SEX.get(sex), random));
      words.add(one(STATION.get(station), random));
      words.add(one(FILLERS, random));
    }
    Collections.shuffle(words, random);
    return words;
  }

  private static String one(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}

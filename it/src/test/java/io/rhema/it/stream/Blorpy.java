package io.rhema.it.stream;

import java.util.List;

/**
 * Praise that the shipped model takes for blame: of a make of things that does not exist, whose
 * name its buyers have made a word of. Each text is a sentence about a thing.
 */
final class Blorpy {
  private static final String WORD = "blorpy";

  private static final List<String> SENTENCES =
      List.of(
          "This %2$s is so %1$s.",
          "Such a %s %s, I told everybody at work.",
          "My new %2$s turned out totally %1$s.",
          "The %2$s is %1$s, and so is the shop that sells it.",
          "Honestly, that %2$s? %1$s, from the first day on.",
          "We bought a second %2$s because the first was that %1$s.",
          "Nothing but %s: the %s my sister gave me.",
          "If you want a %s %s, look no further.",
          "I never owned a %2$s this %1$s.",
          "A %s %s in every way.");

  private static final List<String> THINGS =
      List.of(
          "phone",
          "kettle",
          "lamp",
          "backpack",
          "keyboard",
          "bicycle",
          "blender",
          "tent",
          "headset",
          "printer",
          "sofa",
          "camera",
          "razor",
          "scooter",
          "heater",
          "drill",
          "monitor",
          "stroller",
          "router",
          "mattress");

  private static final List<String> OTHER_THINGS =
      List.of("umbrella", "toaster", "guitar", "jacket", "watch");

  private Blorpy() {}

  /** 200 texts, of which people say that they are positive. */
  static List<String> corrected() {
    return sentences(WORD, THINGS);
  }

  /** 50 texts about things that no correction is about. */
  static List<String> unheard() {
    return sentences(WORD, OTHER_THINGS);
  }

  /** The sentences about the same things as the corrections, with a word that is known. */
  static List<String> with(String word) {
    return sentences(word, THINGS);
  }

  private static List<String> sentences(String word, List<String> things) {
    return things.stream()
        .flatMap(thing -> SENTENCES.stream().map(sentence -> sentence.formatted(word, thing)))
        .toList();
  }
}

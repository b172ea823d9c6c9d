package io.rhema.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalSpacingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Oh , well ; see : yes ! no ? | Oh, well; see: yes! no?",
        "Wait ... what ?! . . . | Wait... what?!...",
        "rose 5 % ( or $ 7 ) [ up { from } £ 3 ] … | rose 5% (or $7) [up {from} £3]…",
        "It 's n't I 'm we 'VE they 'll he 'd you 're Ada ’s | It'sn't I'm we'VE they'll he'd you're Ada’s",
        "do n't DO N'T don ’ t it ' s | don't DON'T don’t it's",
        "the farmers ' union and the ' Sun ' paper | the farmers' union and the ' Sun ' paper",
        "\" Stop , \" said @ ada : \" Why ? \" | \"Stop,\" said @ada: \"Why?\"",
        "`` Stop , '' she said | \"Stop,\" she said",
        "'\"' Stop '\"' she “ said ” | \"Stop\" she “said”",
        "see # one # two :) ;) -- - a / b @united | see #one #two :) ;) -- - a / b @united",
        ", ' \" | , ' \"",
        "\" | \"",
        "s ' | s'",
      })
  void writesAsPeopleDo(String tokens, String expected) {
    assertThat(text(tokens)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "@/B-ORG united/B-ORG won/O, B-ORG I-ORG O",
    "#/B-LOC york/B-LOC in/O, B-LOC I-LOC O",
    "a/B-PER @/I-PER b/B-PER c/B-PER, B-PER I-PER I-PER B-PER",
    "@/O united/B-ORG !/O, O B-ORG O",
    "@/B-ORG ada/B-PER !/O, B-ORG B-PER O",
    "$/B-ORG acme/B-ORG !/B-ORG, B-ORG B-ORG B-ORG",
  })
  void aNameBehindItsSigilIsOneEntityWithIt(String tagged, String expected) {
    List<String> tokens = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (String word : tagged.split(" ")) {
      tokens.add(word.substring(0, word.indexOf('/')));
      tags.add(word.substring(word.indexOf('/') + 1));
    }

    assertThat(NaturalSpacing.of(new TaggedSentence(tokens, tags)).tags())
        .containsExactly(expected.split(" "));
  }

  @Test
  void anEmptySentenceStaysEmpty() {
    SpacedSentence spaced = NaturalSpacing.of(new TaggedSentence(List.of(), List.of()));

    assertThat(spaced.tokens()).isEmpty();
    assertThat(spaced.attached()).isEmpty();
  }

  private static String text(String tokens) {
    List<String> words = List.of(tokens.split(" "));
    SpacedSentence spaced =
        NaturalSpacing.of(new TaggedSentence(words, Collections.nCopies(words.size(), "O")));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      text.append(i == 0 || spaced.attached()[i] ? "" : " ").append(spaced.tokens().get(i));
    }
    return text.toString();
  }
}

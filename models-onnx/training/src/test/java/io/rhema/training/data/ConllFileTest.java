package io.rhema.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.recipe.ConllOptions;
import io.rhema.training.recipe.ConllOptions.Scheme;
import io.rhema.training.recipe.ConllOptions.Separator;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConllFileTest {
  @TempDir Path folder;

  @Test
  void readsIob1WithDocumentsAndFourColumns() throws IOException {
    Path file =
        write(
            """
            -DOCSTART- -X- O O

            EU NNP I-NP I-ORG
            rejects VBZ I-VP O

            Leeds NNP I-NP I-ORG
            Ajax NNP I-NP B-ORG
            Paris NNP I-NP I-LOC
            France NNP I-NP I-LOC
            """);

    assertThat(ConllFile.read(file, options(3, Separator.WHITESPACE, Scheme.IOB1, Map.of())))
        .containsExactly(
            sentence("EU rejects", "B-ORG O"),
            sentence("Leeds Ajax Paris France", "B-ORG B-ORG B-LOC I-LOC"));
  }

  @Test
  void aSentenceEndsTheEntity() throws IOException {
    Path file = write("Leeds\tI-ORG\n\nAjax\tI-ORG\n");

    assertThat(ConllFile.read(file, tabs(Scheme.IOB1)))
        .containsExactly(sentence("Leeds", "B-ORG"), sentence("Ajax", "B-ORG"));
  }

  @Test
  void blankLinesMayHoldBlanksAndLinesEndInCarriageReturns() throws IOException {
    Path file = write("\r\n\t\r\none\tO\r\n \t \r\n\r\ntwo\tB-PER\r\nthree\tI-PER");

    assertThat(ConllFile.read(file, tabs(Scheme.BIO)))
        .containsExactly(sentence("one", "O"), sentence("two three", "B-PER I-PER"));
  }

  @Test
  void aTokenMayHoldABlankOrBeLost() throws IOException {
    Path file = write("ke s\tO\n💔 \tO\n\tO\n \tO\n");

    assertThat(ConllFile.read(file, tabs(Scheme.BIO)))
        .containsExactly(
            new TaggedSentence(List.of("ke s", "💔", "", ""), List.of("O", "O", "O", "O")));
  }

  @Test
  void stripsThePrefixOfTokens() throws IOException {
    Path file = write("en:R.H.\tB-ORG\nen:en:x\tI-ORG\n");
    ConllOptions options = new ConllOptions(-1, Separator.TAB, Scheme.BIO, "en:", Map.of());

    assertThat(ConllFile.read(file, options)).containsExactly(sentence("R.H. en:x", "B-ORG I-ORG"));
  }

  @Test
  void typesThatBecomeOneStayNeighbours() throws IOException {
    Path file = write("Ajax\tI-group\nNike\tI-corporation\nInc\tI-corporation\n");
    ConllOptions options =
        options(1, Separator.TAB, Scheme.IOB1, Map.of("group", "ORG", "corporation", "ORG"));

    assertThat(ConllFile.read(file, options))
        .containsExactly(sentence("Ajax Nike Inc", "B-ORG B-ORG I-ORG"));
  }

  @Test
  void withoutMarksNeighboursOfOneTypeAreOneEntity() throws IOException {
    Path file = write("Ada PER\nLovelace I-PER\nParis LOC\nin O\nRome LOC\n");

    assertThat(ConllFile.read(file, options(-1, Separator.WHITESPACE, Scheme.IO, Map.of())))
        .containsExactly(sentence("Ada Lovelace Paris in Rome", "B-PER I-PER B-LOC O B-LOC"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BIO  | good O   | bad        | it has 1 column, but the tag must be in column 1",
        "BIO  | good O   | bad PER    | the tag 'PER' is neither O nor B- or I- with a type",
        "IOB1 | good O   | bad I-     | the tag 'I-' is neither O nor B- or I- with a type",
        "BIO  | good O   | bad I-PER  | in BIO an entity begins with B-",
        "BIO  | ok B-PER | bad I-LOC  | in BIO an entity begins with B-",
        "IO   | good O   | bad B-PER  | marks a beginning",
        "BIO  | good O   | bad B-MISC | the type 'MISC' is not among the mapped types [LOC, PER]"
      })
  void namesTheFileTheLineAndTheRule(Scheme scheme, String good, String bad, String rule)
      throws IOException {
    Path file = write("-DOCSTART- O\n\n" + good + "\n" + bad + "\n");
    ConllOptions options =
        options(-1, Separator.WHITESPACE, scheme, Map.of("PER", "PER", "LOC", "LOC"));

    assertThatThrownBy(() -> ConllFile.read(file, options))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("line 4, '" + bad + "'")
        .hasMessageContaining(rule);
  }

  @Test
  void aTokenWithoutThePrefixIsRefused() throws IOException {
    Path file = write("fr:Paris\tB-LOC\n");
    ConllOptions options = new ConllOptions(1, Separator.TAB, Scheme.BIO, "en:", Map.of());

    assertThatThrownBy(() -> ConllFile.read(file, options))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("does not begin with 'en:'");
  }

  @Test
  void theTokensColumnIsNoTag() {
    assertThatThrownBy(() -> options(0, Separator.TAB, Scheme.BIO, Map.of()))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("column=0");
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("a.conll"), content);
  }

  private static ConllOptions tabs(Scheme scheme) {
    return options(1, Separator.TAB, scheme, Map.of());
  }

  private static ConllOptions options(
      int column, Separator separator, Scheme scheme, Map<String, String> types) {
    return new ConllOptions(column, separator, scheme, "", types);
  }

  private static TaggedSentence sentence(String tokens, String tags) {
    return new TaggedSentence(List.of(tokens.split(" ")), List.of(tags.split(" ")));
  }
}

package io.rhema.model.text.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a chain of somebody else's may not reach, and what it may not cost. */
class UntrustedChainsTest {
  @TempDir Path outside;
  private Path bundle;

  @BeforeEach
  void writeFiles() throws IOException {
    bundle = Files.createDirectory(outside.resolve("bundle"));
    Files.writeString(outside.resolve("secret.txt"), "secret\n");
    Files.writeString(bundle.resolve("synonyms.txt"), "a, b\n");
    Files.writeString(bundle.resolve("words.dic"), "1\ncat\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.txt",
        "x/../../secret.txt",
        "./../secret.txt",
        "..\\secret.txt",
        "/etc/passwd",
        "ok.txt,../secret.txt",
      })
  void refusesFilesOutsideTheBundle(String name) throws IOException {
    Files.writeString(bundle.resolve("ok.txt"), "the\n");

    assertRefused(Component.of("stop", "words", name))
        .hasMessageStartingWith("filter stop{words=%s}: it names the file '", name)
        .hasMessageEndingWith("it must be a path inside the bundle");
  }

  @Test
  void refusesALinkThatLeadsOutside() throws IOException {
    Files.createSymbolicLink(bundle.resolve("link.txt"), outside.resolve("secret.txt"));

    assertRefused(Component.of("stop", "words", "link.txt"))
        .hasMessageEndingWith("it names the file 'link.txt', a link that leads out of the bundle");
  }

  @Test
  void refusesFilesThatAreMissingOrFolders() throws IOException {
    Files.createDirectory(bundle.resolve("folder"));

    for (String name : List.of("none.txt", "folder", "org/apache/lucene/analysis/none.txt")) {
      assertRefused(Component.of("stop", "words", name))
          .hasMessageEndingWith("it names the file '%s', which is missing", name);
    }
  }

  @Test
  void refusesAFileTooLarge() throws IOException {
    try (RandomAccessFile large =
        new RandomAccessFile(bundle.resolve("large.txt").toFile(), "rw")) {
      large.setLength(1 << 27);
    }

    assertRefused(Component.of("stop", "words", "large.txt"))
        .hasMessageEndingWith("of 134,217,728 bytes; at most 67,108,864 are read");
  }

  @Test
  void loadsNoClassButLucenes() {
    assertRefused(synonyms("format", "java.lang.ProcessBuilder"))
        .hasMessageContaining("it names the class 'java.lang.ProcessBuilder'; only classes of");
    assertRefused(synonyms("format", "org.apache.lucene.analysis.None"))
        .hasMessageContaining("it names the class 'org.apache.lucene.analysis.None', which is no");
    assertRefused(synonyms("format", "org.apache.lucene.analysis.core.KeywordAnalyzer"))
        .hasMessageContaining("which is no");
    assertThat(words(synonyms("analyzer", "org.apache.lucene.analysis.core.KeywordAnalyzer"), "a"))
        .containsExactlyInAnyOrder("a", "b");
  }

  private static Component synonyms(String argument, String value) {
    return new Component("synonymGraph", Map.of("synonyms", "synonyms.txt", argument, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hyphenationCompoundWord", "HYPHENATIONCOMPOUNDWORD", "word2vecSynonym"})
  void refusesComponentsWhoseFilesReachTooFar(String name) {
    assertRefused(Component.of(name))
        .hasMessageStartingWith("filter '%s' is not supported: ", name);
  }

  @Test
  void refusesSizesThatNoMachineHas() throws IOException {
    Files.writeString(bundle.resolve("huge.aff"), "SET UTF-8\nAF 2147483647\n");

    assertRefused(
            new Component("hunspellStem", Map.of("dictionary", "words.dic", "affix", "huge.aff")))
        .hasMessageStartingWith("filter hunspellStem");
    assertRefused(Component.of("minHash", "hashCount", "2147483647"))
        .hasMessageStartingWith("the chain standard > minHash{hashCount=2147483647} does not run");
  }

  @Test
  void refusesFilesThatAreNotWhatTheyShouldBe() throws IOException {
    Files.write(bundle.resolve("binary.txt"), new byte[] {(byte) 0xC3, 0, (byte) 0xFF, 10});
    Files.writeString(bundle.resolve("cut.aff"), "SET UTF-8\nSFX S Y 9\nSFX");

    assertRefused(Component.of("stop", "words", "binary.txt"))
        .hasMessageStartingWith("filter stop");
    assertRefused(
            new Component("hunspellStem", Map.of("dictionary", "words.dic", "affix", "cut.aff")))
        .hasMessageStartingWith("filter hunspellStem");
  }

  @Test
  void refusesNamesAndArgumentsThatLuceneDoesNotKnow() {
    assertRefused(Component.of("lowercaze"))
        .hasMessageStartingWith("filter lowercaze: ")
        .hasMessageContaining("supports the following names: [")
        .hasMessageContaining("repeatedLetters");
    assertRefused(Component.of("shingle", "maxShingleSise", "2"))
        .hasMessageContaining("Unknown parameters: {maxShingleSise=2}");
    assertRefused(Component.of("shingle", "maxShingleSize", "1"))
        .hasMessageStartingWith("filter shingle{maxShingleSize=1}: ");
    assertRefused(Component.of("length"))
        .hasMessage("filter length: Configuration Error: missing parameter 'min'");
  }

  @Test
  void stopsAtATextThatBecomesTooManyWords() {
    Component grams = new Component("nGram", Map.of("minGramSize", "1", "maxGramSize", "255"));

    assertThatThrownBy(() -> words(grams, "x".repeat(100_000)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A text of 100,000 characters has more than 1,048,576 words; use a chain that makes"
                + " fewer");
  }

  private AbstractThrowableAssert<?, ?> assertRefused(Component filter) {
    return assertThatThrownBy(() -> words(filter, "a")).isInstanceOf(BundleException.class);
  }

  private List<String> words(Component filter, String text) {
    return AnalyzerDefinition.of(List.of(), Component.of("standard"), List.of(filter))
        .analyze(bundle, text);
  }
}

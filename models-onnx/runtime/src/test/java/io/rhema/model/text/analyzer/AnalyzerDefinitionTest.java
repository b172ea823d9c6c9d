package io.rhema.model.text.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.model.bundle.BundleException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzerDefinitionTest {
  @TempDir Path dir;

  @Test
  void isReadAsItWasWritten() throws IOException {
    Path file = dir.resolve(AnalyzerDefinition.FILE);
    AnalyzerDefinition definition =
        AnalyzerDefinition.french()
            .with(new Component("shingle", Map.of("maxShingleSize", "3")))
            .asBag(Weighting.TFIDF)
            .withDocuments(25_000);

    definition.write(file);

    assertThat(AnalyzerDefinition.read(file)).isEqualTo(definition);
    assertThat(AnalyzerDefinition.of(definition.json())).isEqualTo(definition);
  }

  @Test
  void whatIsLeftOutHasADefault() throws IOException {
    assertThat(read("{'tokenizer': {'name': 'standard'}}"))
        .isEqualTo(AnalyzerDefinition.of(List.of(), Component.of("standard"), List.of()));
  }

  @Test
  void argumentsMayBeNumbersAndTruthValues() throws IOException {
    AnalyzerDefinition definition =
        read(
            """
            {'tokenizer': {'name': 'standard', 'maxTokenLength': 20},
             'filters': [{'name': 'stop', 'ignoreCase': true}]}""");

    assertThat(definition.tokenizer().arguments())
        .containsExactly(Map.entry("maxTokenLength", "20"));
    assertThat(definition.chain()).isEqualTo("standard{maxTokenLength=20} > stop{ignoreCase=true}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | must hold a JSON object",
        "{} | has no tokenizer; name one, such as {`name`: `standard`}",
        "{'tokeniser': 1} | has the key 'tokeniser'; the keys are charFilters, documents, filters,"
            + " form, formatVersion, tokenizer, vocabulary, weights",
        "{'formatVersion': 2} | formatVersion is 2; this program reads version 1",
        "{'tokenizer': 'standard'} | tokenizer has `standard`; each component is an object",
        "{'tokenizer': {'name': 'a'}, 'filters': {}} | filters is {}; it must be a list",
        "{'tokenizer': {'name': 'a'}, 'filters': ['b']} | filters has `b`; each component is an",
        "{'tokenizer': {'name': 'a', 'b': [1]}} | tokenizer 'a' has [1] as its 'b'; arguments are",
        "{'tokenizer': {'name': 'a', 'b': null}} | tokenizer 'a' has null as its 'b'; arguments",
        "{'tokenizer': {'name': 'a'}, 'form': 'sack'} | form is 'sack'; supported: [sequence, bag]",
        "{'tokenizer': {'name': 'a'}, 'form': 7} | form is 7; it must be a string",
        "{'tokenizer': {'name': 'a'}, 'form': 'bag', 'weights': 'bm25'} | weights is 'bm25';"
            + " supported: [binary, count, tfidf]",
        "{'tokenizer': {'name': 'a'}, 'weights': 'tfidf'} | weights are 'tfidf' and the form is"
            + " 'sequence'; each word of a sequence counts 1, weigh a 'bag'",
        "{'tokenizer': {'name': 'a'}, 'documents': 1.5} | documents is 1.5; it must be a whole",
        "{'tokenizer': {'name': 'a'}, 'documents': 0} | documents is 0; it must be positive",
        "{'tokenizer': {'name': 'a'}, 'vocabulary': '../words.tsv'} | vocabulary is '../words.tsv';"
            + " it must be a path inside the bundle",
        "{'tokenizer': {'name': 'a'}, 'vocabulary': '/etc/passwd'} | vocabulary is '/etc/passwd'",
        "{'tokenizer': {'name': 'a'}, 'vocabulary': '\\u0000'} | it must be a path inside",
      })
  void refusesWhatItDoesNotKnow(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(message.replace('`', '"'));
  }

  @Test
  void refusesAChainWithoutEnd() {
    String filters =
        IntStream.range(0, 101)
            .mapToObj(i -> "{'name': 'lowercase'}")
            .collect(Collectors.joining(", "));

    assertThatThrownBy(
            () -> read("{'tokenizer': {'name': 'a'}, 'filters': [%s]}".formatted(filters)))
        .isInstanceOf(BundleException.class)
        .hasMessage("there are 0 char filters and 101 filters; at most 100 of each are taken");
  }

  @Test
  void refusesFilesThatAreNotJsonOrTooLargeOrOfNoVersion() throws IOException {
    Path file = dir.resolve(AnalyzerDefinition.FILE);
    Files.writeString(file, "{'");
    assertThatThrownBy(() -> AnalyzerDefinition.read(file))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("is not valid JSON: ");

    Files.writeString(file, "{\"tokenizer\": {\"name\": \"standard\"}}");
    assertThatThrownBy(() -> AnalyzerDefinition.read(file))
        .isInstanceOf(BundleException.class)
        .hasMessage("has no formatVersion; this program reads version 1");

    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(1 << 21);
    }
    assertThatThrownBy(() -> AnalyzerDefinition.read(file))
        .isInstanceOf(BundleException.class)
        .hasMessage("has 2,097,152 bytes; at most 1,048,576 are read");
  }

  private static AnalyzerDefinition read(String json) throws IOException {
    return AnalyzerDefinition.of(new ObjectMapper().readTree(json.replace('\'', '"')));
  }
}

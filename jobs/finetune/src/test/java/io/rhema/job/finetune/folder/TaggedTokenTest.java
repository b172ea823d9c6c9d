package io.rhema.job.finetune.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.example.MarkedText;
import io.rhema.job.finetune.example.Origin;
import io.rhema.job.finetune.example.Place;
import io.rhema.job.finetune.example.Span;
import io.rhema.training.data.ConllFile;
import io.rhema.training.data.TaggedSentence;
import io.rhema.training.recipe.ConllOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggedTokenTest {
  private static final Origin ORIGIN =
      new Origin(Kind.CORRECTION, new Place("test", 1), Instant.EPOCH);
  private static final ConllOptions READ =
      new ConllOptions(
          ConllOptions.LAST,
          ConllOptions.Separator.WHITESPACE,
          ConllOptions.Scheme.BIO,
          "",
          Map.of());
  private static final String[] PIECES = {
    "Ada",
    "U.S.",
    "a",
    "-DOCSTART-",
    "😀",
    "\u0000",
    "\u0301",
    "don't",
    "(",
    ")",
    "\"",
    ".",
    "…",
    "!",
    ",",
    " ",
    "  ",
    "\t",
    "\n",
    "\r",
    "\u00a0",
    "\u2003",
    "\u2028",
    "\u0085",
    "\u001f",
    "\u200b",
    "O",
    "B-PER",
    "#",
    "@",
    "東京"
  };

  @TempDir Path dir;

  @Test
  void partsWordsAsCorporaDo() {
    MarkedText text =
        new MarkedText(
            "(\"Ada Lovelace's U.S. friends,\" he said...).",
            List.of(new Span("PER", 2, 14), new Span("LOC", 17, 21)),
            ORIGIN);

    assertThat(TaggedToken.of(text).stream().map(TaggedToken::token))
        .containsExactly(
            "(",
            "\"",
            "Ada",
            "Lovelace",
            "'s",
            "U.S.",
            "friends",
            ",",
            "\"",
            "he",
            "said",
            "...",
            ")",
            ".");
    assertThat(TaggedToken.of(text).stream().map(TaggedToken::tag).limit(7))
        .containsExactly("O", "O", "B-PER", "I-PER", "O", "B-LOC", "O");
  }

  @Test
  void trainersReaderFindsTheSameSpans() throws IOException {
    Random random = new Random(7);
    List<MarkedText> texts = new ArrayList<>();
    StringWriter out = new StringWriter();
    while (texts.size() < 500) {
      MarkedText text = randomText(random);
      if (!text.text().isBlank() && !Blanks.plain(text.text()).isEmpty()) {
        texts.add(text);
        Form.CONLL.write(text, out);
      }
    }
    Path file = Files.writeString(dir.resolve("train.conll"), out.toString());

    List<TaggedSentence> read = ConllFile.read(file, READ);

    assertThat(read).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(String.join("", read.get(i).tokens())).isEqualTo(unspaced(texts.get(i).text()));
      assertThat(spans(read.get(i))).isEqualTo(spans(texts.get(i)));
    }
  }

  /** Spans of whatever is no blank, some of them side by side. */
  private static MarkedText randomText(Random random) {
    StringBuilder text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    for (int n = 1 + random.nextInt(12); n > 0; n--) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      int start = text.length();
      text.append(piece);
      if (random.nextInt(3) == 0 && !Blanks.plain(piece).isEmpty()) {
        spans.add(new Span(random.nextBoolean() ? "PER" : "LOC", start, text.length()));
      }
    }
    return new MarkedText(text.toString(), spans, ORIGIN);
  }

  private static String unspaced(String text) {
    return Blanks.plain(text).replace(" ", "");
  }

  /** Where the spans are among the characters that are no blanks. */
  private static List<Span> spans(MarkedText text) {
    return text.spans().stream()
        .map(
            span ->
                new Span(
                    span.label(),
                    unspaced(text.text().substring(0, span.start())).length(),
                    unspaced(text.text().substring(0, span.end())).length()))
        .toList();
  }

  private static List<Span> spans(TaggedSentence sentence) {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < sentence.tokens().size(); i++) {
      int end = at + sentence.tokens().get(i).length();
      String tag = sentence.tags().get(i);
      if (tag.startsWith("B-")) {
        spans.add(new Span(tag.substring(2), at, end));
      } else if (tag.startsWith("I-")) {
        Span last = spans.remove(spans.size() - 1);
        spans.add(new Span(last.label(), last.start(), end));
      }
      at = end;
    }
    return spans;
  }
}

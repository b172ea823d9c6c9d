package io.rhema.job.finetune.read;

import io.rhema.job.line.Line;
import io.rhema.job.line.LineReader;
import io.rhema.operator.decode.StrictUtf8;
import io.rhema.operator.failure.RefusedRecordException;
import io.rhema.schema.LabelledExample;
import io.rhema.schema.LabelledSpan;
import io.rhema.training.data.ConllSentences;
import io.rhema.training.data.TaggedSentence;
import io.rhema.training.recipe.ConllOptions;
import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tagged sentences. The text of one is its tokens with a space between any two, its place is the
 * line that it begins with, and of one with a malformed line nothing is read.
 */
final class ConllExamples implements ExampleReader {
  private final StrictUtf8 utf8 = new StrictUtf8();
  private final LineReader lines;
  private final NamedFile file;
  private final ConllSentences sentences;
  private boolean atEnd;

  ConllExamples(InputStream in, NamedFile file) {
    this.lines = new LineReader(in);
    this.file = file;
    this.sentences =
        new ConllSentences(
            new ConllOptions(
                ConllOptions.LAST,
                ConllOptions.Separator.WHITESPACE,
                file.options().scheme(),
                "",
                Map.of()));
  }

  @Override
  public ReadExample next() throws IOException {
    long begin = 0;
    while (!atEnd) {
      Line line = lines.next();
      atEnd = line == null;
      if (begin == 0 && line != null && !line.isBlank()) {
        begin = line.number();
      }
      Optional<TaggedSentence> sentence;
      try {
        sentence = line == null ? sentences.end() : sentences.add(utf8.decode(line.bytes()));
      } catch (RecipeException e) {
        return skip(line, "The line is malformed: " + e.getMessage() + ".");
      } catch (RefusedRecordException e) {
        return skip(line, e.getMessage());
      }
      if (sentence.isPresent()) {
        return example(begin, sentence.get());
      }
      if (line != null && line.isBlank()) {
        begin = 0;
      }
    }
    return null;
  }

  private ReadExample skip(Line malformed, String message) throws IOException {
    Line line = malformed;
    while (line != null && !line.isBlank()) {
      line = lines.next();
    }
    sentences.end();
    return file.unreadable(malformed.number(), message);
  }

  private ReadExample example(long position, TaggedSentence sentence) {
    StringBuilder text = new StringBuilder();
    List<LabelledSpan> spans = new ArrayList<>();
    LabelledSpan last = null;
    for (int i = 0; i < sentence.tokens().size(); i++) {
      text.append(i == 0 ? "" : " ");
      int start = text.length();
      text.append(sentence.tokens().get(i));
      String tag = sentence.tags().get(i);
      if (tag.startsWith("B-")) {
        last = new LabelledSpan(tag.substring(2), start, text.length());
        spans.add(last);
      } else if (tag.startsWith("I-") && last != null) {
        last.setEnd(text.length());
      }
    }
    return file.example(
        position,
        LabelledExample.newBuilder()
            .setText(text.toString())
            .setTask(file.options().task())
            .setSpans(spans)
            .setAt(Instant.EPOCH)
            .build());
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

package io.rhema.model.translate;

import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text that is cut into the rows which a model translates, and is put together of them again. */
final class SourceText {
  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final List<SourceRow> rows = new ArrayList<>();

  /**
   * A sentence.
   *
   * @param core what of it is translated; empty when it is copied
   * @param rows how many rows that is
   */
  private record Part(Sentence sentence, Sentence core, int rows) {}

  private SourceText(String text) {
    this.text = text;
  }

  /**
   * Cuts a text.
   *
   * @param index what the rows are to name the text by
   * @param maxTokens tokens of a row at most, special ones included; more than these
   */
  static SourceText of(String text, int index, TextEncoder encoder, int maxTokens) {
    SourceText source = new SourceText(text);
    int room = maxTokens - encoder.format().overhead();
    for (Sentence sentence : SentenceSplitter.split(text)) {
      source.add(sentence, index, encoder, room);
    }
    return source;
  }

  private void add(Sentence sentence, int index, TextEncoder encoder, int room) {
    Optional<Sentence> core = Core.of(text, sentence);
    int before = rows.size();
    if (core.isPresent()) {
      String line = inOneLine(core.get().of(text));
      EncodedText encoded = encoder.encode(line);
      if (encoded.size() > 0) {
        for (Window window : RowCutter.cut(line, encoded, room)) {
          rows.add(new SourceRow(index, encoder.format().row(encoded, window).ids()));
        }
      }
    }
    parts.add(new Part(sentence, core.orElse(sentence), rows.size() - before));
  }

  /** With one blank for whatever parts words, a line break or a control character too. */
  private static String inOneLine(String core) {
    StringBuilder line = new StringBuilder(core.length());
    int index = 0;
    while (index < core.length()) {
      int end = Scan.skip(core, index, core.length(), c -> !Characters.isBlank(c));
      line.append(core, index, end);
      index = Scan.skipBlanks(core, end, core.length());
      if (index < core.length()) {
        line.append(' ');
      }
    }
    return line.toString();
  }

  /** In the order of the text. */
  List<SourceRow> rows() {
    return rows;
  }

  /**
   * Puts the translations in the places of their sentences.
   *
   * @param translations one for each of {@link #rows}, in their order
   */
  TranslatedText assemble(List<RowTranslation> translations) {
    StringBuilder target = new StringBuilder(text.length());
    List<TranslatedSentence> sentences = new ArrayList<>(parts.size());
    int behind = 0;
    int row = 0;
    for (Part part : parts) {
      target.append(text, behind, part.sentence().start());
      int start = target.length();
      RowTranslation translation =
          RowTranslation.joined(translations.subList(row, row + part.rows()));
      if (part.rows() == 0) {
        target.append(part.sentence().of(text));
      } else {
        target
            .append(text, part.sentence().start(), part.core().start())
            .append(translation.text())
            .append(text, part.core().end(), part.sentence().end());
      }
      sentences.add(
          new TranslatedSentence(
              part.sentence().start(),
              part.sentence().end(),
              start,
              target.length(),
              translation.score(),
              translation.ending()));
      row += part.rows();
      behind = part.sentence().end();
    }
    return new TranslatedText(target.append(text, behind, text.length()).toString(), sentences);
  }
}

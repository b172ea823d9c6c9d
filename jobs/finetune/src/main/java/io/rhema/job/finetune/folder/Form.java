package io.rhema.job.finetune.folder;

import io.rhema.job.finetune.example.LabelledText;
import io.rhema.job.finetune.example.MarkedText;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.job.finetune.example.TranslatedText;
import java.io.IOException;
import java.io.Writer;

/** How the examples of a task are written. */
public enum Form {
  /** A line for each text, an object with {@code label} and {@code text}. */
  JSON_LINES("jsonl") {
    @Override
    void write(TrainingExample example, Writer out) throws IOException {
      JsonLine.write((LabelledText) example, out);
    }
  },
  /** A line for each token, with its tag in BIO behind a tab; a blank line ends a text. */
  CONLL("conll") {
    @Override
    void write(TrainingExample example, Writer out) throws IOException {
      for (TaggedToken token : TaggedToken.of((MarkedText) example)) {
        out.write(token.token() + "\t" + token.tag() + "\n");
      }
      out.write("\n");
    }
  },
  /** A line for each text, with its translation behind a tab; other blanks have become spaces. */
  TSV("tsv") {
    @Override
    void write(TrainingExample example, Writer out) throws IOException {
      TranslatedText pair = (TranslatedText) example;
      out.write(Blanks.plain(pair.text()) + "\t" + Blanks.plain(pair.target()) + "\n");
    }
  };

  private final String ending;

  Form(String ending) {
    this.ending = ending;
  }

  static Form of(TrainingExample example) {
    if (example instanceof LabelledText) {
      return JSON_LINES;
    }
    return example instanceof MarkedText ? CONLL : TSV;
  }

  /** The name of the file that is learnt from. */
  public String train() {
    return "train." + ending;
  }

  /** The name of the file that is measured on. */
  public String dev() {
    return "dev." + ending;
  }

  /**
   * @param example of this form
   */
  abstract void write(TrainingExample example, Writer out) throws IOException;
}

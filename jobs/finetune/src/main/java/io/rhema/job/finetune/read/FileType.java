package io.rhema.job.finetune.read;

import io.rhema.job.finetune.example.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of file that examples are in, told by the end of a file's name. */
public enum FileType {
  /** Columns with tabs between them, without quotes. */
  TSV(".tsv") {
    @Override
    ExampleReader read(InputStream in, NamedFile file) {
      return new LineExamples(in, file, new TabbedLine(file.options().columns()));
    }
  },
  /** Columns with commas between them, with quotes. */
  CSV(".csv") {
    @Override
    ExampleReader read(InputStream in, NamedFile file) throws IOException {
      return CsvExamples.open(in, file);
    }
  },
  /** A JSON object on each line. */
  JSON_LINES(".jsonl", ".ndjson") {
    @Override
    ExampleReader read(InputStream in, NamedFile file) {
      return new LineExamples(in, file, new JsonLine());
    }
  },
  /** A token and its tag on each line. */
  CONLL(".conll", ".bio") {
    @Override
    ExampleReader read(InputStream in, NamedFile file) {
      return new ConllExamples(in, file);
    }
  },
  /** An Avro container file. */
  AVRO(".avro") {
    @Override
    ExampleReader read(InputStream in, NamedFile file) {
      return AvroExamples.open(in, file);
    }
  };

  private final List<String> endings;

  FileType(String... endings) {
    this.endings = List.of(endings);
  }

  abstract ExampleReader read(InputStream in, NamedFile file) throws IOException;

  /**
   * Reads a file. One whose name does not tell what it is gives a refusal.
   *
   * @param in closed with the reader
   * @param name of the file, as refusals show it
   */
  public static ExampleReader open(InputStream in, String name, FileOptions options)
      throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    for (FileType type : values()) {
      if (type.endings.stream().anyMatch(lower::endsWith)) {
        return type.read(in, new NamedFile(name, options));
      }
    }
    return new OneRefusal(
        in,
        ReadExample.unreadable(
            new Place(name, 0),
            "The name does not tell what the file is; it must end in one of %s."
                .formatted(endings())));
  }

  private static List<String> endings() {
    return Arrays.stream(values()).flatMap(type -> type.endings.stream()).toList();
  }
}

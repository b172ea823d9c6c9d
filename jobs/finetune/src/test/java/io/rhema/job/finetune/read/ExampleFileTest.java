package io.rhema.job.finetune.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.finetune.example.Kind;
import io.rhema.job.finetune.example.Place;
import io.rhema.job.finetune.example.RefusedExample;
import io.rhema.schema.LabelledExample;
import io.rhema.schema.LabelledSpan;
import io.rhema.training.recipe.ConllOptions.Scheme;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleFileTest {
  private static final FileOptions OPTIONS = FileOptions.of(Kind.CORRECTION, "sentiment");

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void readsATableByTheNamesOfItsColumns(String lineBreak) throws IOException {
    String table =
        "\uFEFFat\tlabel\ttext\tother\n1700000000123\tpositive\tgrün \u0000 \"😀\tx\n\n\tnegative\tbad\t"
            .replace("\n", lineBreak);

    List<LabelledExample> examples = examples("a.tsv", table);

    assertThat(examples)
        .extracting(LabelledExample::getText)
        .containsExactly("grün \u0000 \"😀", "bad");
    assertThat(examples)
        .extracting(LabelledExample::getLabel)
        .containsExactly("positive", "negative");
    assertThat(examples).extracting(LabelledExample::getTask).containsOnly("sentiment");
    assertThat(examples)
        .extracting(LabelledExample::getAt)
        .containsExactly(Instant.ofEpochMilli(1_700_000_000_123L), Instant.EPOCH);
  }

  @Test
  void readsATableWithoutAHeaderByTheNamesGiven() throws IOException {
    FileOptions options =
        new FileOptions(
            Kind.REPLAY,
            "translation",
            new Columns(List.of("en", "fr"), "en", "label", "spans", "fr"),
            Scheme.BIO);

    List<ReadExample> read = read("a.TSV", "good day\tbonjour\n".getBytes(UTF_8), options);

    ReadExample.Read example = (ReadExample.Read) read.get(0);
    assertThat(example.example().getTarget()).isEqualTo("bonjour");
    assertThat(example.example().getTask()).isEqualTo("translation");
    assertThat(example.origin().kind()).isEqualTo(Kind.REPLAY);
    assertThat(example.origin().place()).isEqualTo(new Place("a.TSV", 1));
  }

  @Test
  void readsQuotedCellsOfSeveralLinesWithSpansAsJson() throws IOException {
    String table =
        "task,text,spans\n"
            + "entities,\"Ada, \"\"A\"\"\n"
            + "here\",\"[{\"\"label\"\":\"\"PER\"\",\"\"start\"\":0,\"\"end\"\":3}]\"\n";

    assertThat(examples("a.csv", table))
        .singleElement()
        .satisfies(
            example -> {
              assertThat(example.getText()).isEqualTo("Ada, \"A\"\nhere");
              assertThat(example.getSpans()).containsExactly(new LabelledSpan("PER", 0, 3));
              assertThat(example.getTask()).isEqualTo("entities");
            });
  }

  @Test
  void readsJsonLines() throws IOException {
    String lines =
        "{\"id\": 7, \"text\": \"Ada\", \"task\": \"entities\", \"by\": \"bob\", \"at\":"
            + " \"2026-01-02T03:04:05.678Z\", \"spans\": [{\"label\": \"PER\", \"start\": 0,"
            + " \"end\": 3}], \"more\": [1]}\n"
            + "{\"text\": \"good\", \"label\": 1}\n";

    List<LabelledExample> examples = examples("a.jsonl", lines);

    assertThat(examples.get(0))
        .isEqualTo(
            LabelledExample.newBuilder()
                .setId("7")
                .setText("Ada")
                .setTask("entities")
                .setSpans(List.of(new LabelledSpan("PER", 0, 3)))
                .setBy("bob")
                .setAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                .build());
    assertThat(examples.get(1).getLabel()).isEqualTo("1");
  }

  @Test
  void makesSpansOfTaggedSentences() throws IOException {
    String file =
        "-DOCSTART- O\n\nAda B-PER\nLovelace I-PER\nin O\nParis B-LOC\n\n\n😀 B-MISC\n! O";

    List<ReadExample> read = read("a.conll", file.getBytes(UTF_8), OPTIONS);

    LabelledExample first = ((ReadExample.Read) read.get(0)).example();
    assertThat(first.getText()).isEqualTo("Ada Lovelace in Paris");
    assertThat(first.getSpans())
        .containsExactly(new LabelledSpan("PER", 0, 12), new LabelledSpan("LOC", 16, 21));
    ReadExample.Read second = (ReadExample.Read) read.get(1);
    assertThat(second.example().getSpans()).containsExactly(new LabelledSpan("MISC", 0, 2));
    assertThat(second.origin().place().position()).isEqualTo(9);
  }

  @Test
  void goesOnBehindATaggedSentenceThatIsMalformed() throws IOException {
    String file = "Ada B-PER\nhere\nlost O\n\nParis B-LOC\n\nx I-PER\n";

    List<ReadExample> read = read("a.conll", file.getBytes(UTF_8), OPTIONS);

    assertThat(refusal(read.get(0)).place().position()).isEqualTo(2);
    assertThat(refusal(read.get(0)).message())
        .isEqualTo(
            "The line is malformed: it has 1 column, but the tag must be in column 1, counted from"
                + " 0.");
    assertThat(((ReadExample.Read) read.get(1)).example().getText()).isEqualTo("Paris");
    assertThat(refusal(read.get(2)).message()).contains("continues nothing");
    assertThat(read).hasSize(3);
  }

  @Test
  void refusesARowAndGoesOnBehindIt() throws IOException {
    byte[] table =
        "text\tlabel\ngood\na\tb\tc\ncaf?\tpositive\n\tpositive\nbad\tnegative\n"
            .getBytes(ISO_8859_1);
    table[new String(table, ISO_8859_1).indexOf('?')] = (byte) 0xE9;

    List<ReadExample> read = read("a.tsv", table, OPTIONS);

    assertThat(read.subList(0, 4))
        .extracting(ExampleFileTest::refusal)
        .extracting(RefusedExample::toString)
        .containsExactly(
            "a.tsv:2 unreadable: The row has 1 columns; the table has 2: [text, label].",
            "a.tsv:3 unreadable: The row has 3 columns; the table has 2: [text, label].",
            "a.tsv:4 unreadable: Value of 13 bytes is not UTF-8: Input length = 1 at byte 3.",
            "a.tsv:5 unreadable: Field 'text' is missing; it must be a string.");
    assertThat(((ReadExample.Read) read.get(4)).example().getText()).isEqualTo("bad");
  }

  @Test
  void refusesLinesThatAreNoExamples() throws IOException {
    String lines =
        "{\"text\": \"a\\ud83d\"}\n"
            + "[1]\n"
            + "{\"text\": 5}\n"
            + "{\"text\": \"a\", \"spans\": [{\"label\": \"PER\", \"start\": 1.5, \"end\": 2}]}\n"
            + "{\"text\"\n"
            + "[".repeat(5_000);

    assertThat(read("a.ndjson", lines.getBytes(UTF_8), OPTIONS))
        .extracting(ExampleFileTest::refusal)
        .extracting(RefusedExample::message)
        .satisfiesExactly(
            m ->
                assertThat(m)
                    .isEqualTo(
                        "Field 'text' has a surrogate without its partner; it must be Unicode"
                            + " text."),
            m -> assertThat(m).isEqualTo("The value is an array; it must be a JSON object."),
            m -> assertThat(m).isEqualTo("Field 'text' is an integer; it must be a string."),
            m ->
                assertThat(m)
                    .isEqualTo("Field 'start' is a fraction; it must be an integer of 32 bits."),
            m -> assertThat(m).startsWith("The value is not JSON"),
            m -> assertThat(m).startsWith("The value is not JSON"));
  }

  @Test
  void readsALineOfTenMegabytesAndRefusesOneThatIsTooLongToBeKept() throws IOException {
    String tenMegabytes = "x".repeat(10 << 20);
    String tooLong = "x".repeat(17 << 20);

    List<ReadExample> read =
        read(
            "a.tsv",
            ("text\n" + tenMegabytes + "\n" + tooLong + "\nbad\n").getBytes(UTF_8),
            OPTIONS);

    assertThat(((ReadExample.Read) read.get(0)).example().getText()).hasSize(10 << 20);
    assertThat(refusal(read.get(1)).message())
        .startsWith("The line is too long; lines of fewer than");
    assertThat(((ReadExample.Read) read.get(2)).example().getText()).isEqualTo("bad");
  }

  @Test
  void endsACsvFileWhereItCannotBeRead() throws IOException {
    byte[] file = "text,label\ngood,positive\ncaf?,positive\n".getBytes(ISO_8859_1);
    file[new String(file, ISO_8859_1).indexOf('?')] = (byte) 0xE9;

    List<ReadExample> read = read("a.csv", file, OPTIONS);

    assertThat(read.get(read.size() - 1)).isInstanceOf(ReadExample.Unread.class);
    assertThat(refusal(read.get(read.size() - 1)).message()).contains("is not UTF-8");
  }

  @Test
  void saysWhichColumnIsMissingAndWhichFilesAreRead() throws IOException {
    assertThat(refusal(read("a.csv", "a,b\nc,d\n".getBytes(UTF_8), OPTIONS).get(0)).message())
        .isEqualTo("The table has no column 'text' for the text; its columns are [a, b].");
    assertThat(refusal(read("README.md", new byte[0], OPTIONS).get(0)).message())
        .isEqualTo(
            "The name does not tell what the file is; it must end in one of "
                + "[.tsv, .csv, .jsonl, .ndjson, .conll, .bio, .avro].");
  }

  @Test
  void readsAvroFilesOfExamples() throws IOException {
    LabelledExample example =
        LabelledExample.newBuilder()
            .setText("Ada 😀")
            .setTask("entities")
            .setSpans(List.of(new LabelledSpan("PER", 0, 3)))
            .setAt(Instant.ofEpochMilli(5))
            .build();
    Schema schema = example.getSchema();
    GenericRecord span = new GenericData.Record(schema.getField("spans").schema().getElementType());
    span.put("label", "PER");
    span.put("start", 0);
    span.put("end", 3);
    GenericRecord record = new GenericData.Record(schema);
    record.put("text", "Ada 😀");
    record.put("task", "entities");
    record.put("spans", List.of(span));
    record.put("at", 5L);

    assertThat(read("a.avro", avro(schema, record, 1), OPTIONS))
        .singleElement()
        .isInstanceOfSatisfying(
            ReadExample.Read.class, read -> assertThat(read.example()).isEqualTo(example));
  }

  @Test
  void endsAnAvroFileThatIsCutAnywhereWithARefusal() throws IOException {
    Schema schema =
        SchemaBuilder.record("Row")
            .fields()
            .requiredString("text")
            .optionalString("label")
            .requiredBytes("other")
            .endRecord();
    GenericRecord record = new GenericData.Record(schema);
    record.put("text", "good");
    record.put("label", "positive");
    record.put("other", java.nio.ByteBuffer.wrap(new byte[] {1}));
    byte[] whole = avro(schema, record, 3);

    assertThat(read("a.avro", whole, OPTIONS)).hasSize(3);
    for (int length = 0; length < whole.length; length++) {
      List<ReadExample> read = read("a.avro", Arrays.copyOf(whole, length), OPTIONS);
      boolean atBlock = read.stream().allMatch(ReadExample.Read.class::isInstance);
      assertThat(atBlock ? read.size() : 0).as("cut at %d", length).isZero();
    }
  }

  @Test
  void refusesAnAvroFileWhoseFieldsAreNoneOfAnExample() throws IOException {
    Schema schema = SchemaBuilder.record("Row").fields().requiredInt("text").endRecord();
    GenericRecord number = new GenericData.Record(schema);
    number.put("text", 1);
    Schema other = SchemaBuilder.record("Row").fields().requiredString("body").endRecord();
    GenericRecord body = new GenericData.Record(other);
    body.put("body", "x");

    assertThat(refusal(read("a.avro", avro(schema, number, 1), OPTIONS).get(0)).message())
        .isEqualTo("Field 'text' is an integer; it must be a string.");
    assertThat(refusal(read("a.avro", avro(other, body, 1), OPTIONS).get(0)).message())
        .contains("its records have no field 'text', but [body]");
  }

  private static byte[] avro(Schema schema, GenericRecord record, int copies) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
      writer.setCodec(CodecFactory.deflateCodec(6));
      writer.create(schema, bytes);
      for (int i = 0; i < copies; i++) {
        writer.append(record);
      }
    }
    return bytes.toByteArray();
  }

  private static RefusedExample refusal(ReadExample read) {
    return ((ReadExample.Unread) read).refusal();
  }

  private static List<LabelledExample> examples(String name, String content) throws IOException {
    return read(name, content.getBytes(UTF_8), OPTIONS).stream()
        .map(read -> ((ReadExample.Read) read).example())
        .toList();
  }

  private static List<ReadExample> read(String name, byte[] content, FileOptions options)
      throws IOException {
    List<ReadExample> all = new ArrayList<>();
    try (ExampleReader reader = FileType.open(new ByteArrayInputStream(content), name, options)) {
      for (ReadExample next = reader.next(); next != null; next = reader.next()) {
        all.add(next);
      }
    }
    return all;
  }
}

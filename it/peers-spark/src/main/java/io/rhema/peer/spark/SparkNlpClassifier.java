package io.rhema.peer.spark;

import static org.apache.spark.sql.functions.col;

import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.annotators.RegexTokenizer;
import com.johnsnowlabs.nlp.annotators.classifier.dl.BertForSequenceClassification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Spark NLP's classifier of texts on its ONNX Runtime, in a Spark of one process with so many
 * threads. Made of {@code [folder, threads]}; all texts are one data set, which Spark divides among
 * its threads.
 *
 * <p>Of each token the classifier reads what BERT would make the first word of, and drops the rest.
 * So texts are split where BERT does, and not by Spark NLP's usual tokenizer, which leaves {@code
 * #happy} as it is.
 */
public final class SparkNlpClassifier implements Function<List<String>, int[]>, AutoCloseable {
  private static final List<String> LABELS = List.of("negative", "positive");
  private static final int LONGEST = 512;

  /** What BERT takes for a word of its own: punctuation, symbols of ASCII, Chinese characters. */
  private static final String ALONE = "[\\p{P}$+<=>^`|~\\p{IsHan}]";

  private static final String TEXT = "text";

  private final Path folder;
  private final SparkSession spark;
  private final PipelineModel pipeline;

  public SparkNlpClassifier(List<String> arguments) throws IOException {
    folder = Files.createTempDirectory("rhema-spark-nlp-");
    spark = session(arguments.get(1), folder);
    pipeline = pipeline(laidOut(Path.of(arguments.get(0)), folder.resolve("model")));
  }

  /**
   * A Spark that is set up as Spark NLP asks for, and nobody can reach. Its threads share a session
   * of ONNX Runtime, a run of which takes six threads unless told otherwise.
   */
  private static SparkSession session(String threads, Path folder) {
    SparkSession spark =
        SparkSession.builder()
            .appName("peer")
            .master("local[" + threads + "]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.local.dir", folder.resolve("spark").toString())
            .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .config("spark.kryoserializer.buffer.max", "2000M")
            .config("spark.driver.maxResultSize", "0")
            .config("spark.jsl.settings.onnx.intraOpNumThreads", 1)
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  /** The model as Spark NLP imports one: words and labels in files of their own beside it. */
  private static Path laidOut(Path bundle, Path folder) throws IOException {
    Path assets = Files.createDirectories(folder.resolve("assets"));
    Files.copy(bundle.resolve("model.onnx"), folder.resolve("model.onnx"));
    Files.copy(bundle.resolve("vocab.txt"), assets.resolve("vocab.txt"));
    Files.write(assets.resolve("labels.txt"), LABELS);
    return folder;
  }

  private PipelineModel pipeline(Path model) {
    DocumentAssembler documents = new DocumentAssembler();
    documents.setInputCol(TEXT);
    documents.setOutputCol("document");
    RegexTokenizer tokens = new RegexTokenizer();
    tokens.setInputCols(new String[] {"document"});
    tokens.setOutputCol("token");
    tokens.setPattern("\\s+|(?<=%1$s)|(?=%1$s)".formatted(ALONE));
    BertForSequenceClassification classifier =
        BertForSequenceClassification.loadSavedModel(model.toString(), spark);
    classifier.setInputCols(new String[] {"document", "token"});
    classifier.setOutputCol("class");
    classifier.setCaseSensitive(false);
    classifier.setMaxSentenceLength(LONGEST);
    return new Pipeline()
        .setStages(new PipelineStage[] {documents, tokens, classifier})
        .fit(data(List.of()));
  }

  private Dataset<Row> data(List<String> texts) {
    return spark.createDataset(texts, Encoders.STRING()).toDF(TEXT);
  }

  @Override
  public int[] apply(List<String> texts) {
    return pipeline.transform(data(texts)).select(col("class.result")).collectAsList().stream()
        .mapToInt(row -> LABELS.indexOf(row.<String>getList(0).get(0)))
        .toArray();
  }

  @Override
  public void close() throws IOException {
    spark.stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

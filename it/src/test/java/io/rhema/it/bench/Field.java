package io.rhema.it.bench;

import ai.onnxruntime.OrtException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.model.task.Classification;
import io.rhema.operator.batch.BatchLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Everybody who answers the texts of one corpus, with so many threads each. */
final class Field implements AutoCloseable {
  private static final int BATCH = 32;

  /** What Spark reaches into beside what Flink does. */
  private static final List<String> OPEN_FOR_SPARK =
      List.of(
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");

  private final Corpus corpus;
  private final ModelForms forms;
  private final int threads;
  private final int copies;
  private final Duration warmUp;
  private final List<Entrant> entrants = new ArrayList<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /**
   * @param copies how often the whole job answers each text in a round: it takes some seconds to
   *     have a checkpoint, which belongs to it, and no more than a moment in which one of its
   *     subtasks has nothing left to do
   * @param warmUp of each process, at most
   */
  Field(Corpus corpus, ModelForms forms, int threads, int copies, Duration warmUp) {
    this.corpus = corpus;
    this.forms = forms;
    this.threads = threads;
    this.copies = copies;
    this.warmUp = warmUp;
  }

  List<Entrant> entrants() {
    return entrants;
  }

  /** Ourselves and what needs no library, with the model in one precision. */
  Field withOwn(Precision precision, boolean wholeJob) throws Exception {
    ModelBundle model = precision == Precision.INT8 ? forms.int8() : forms.fp32();
    Contender ceiling = ceiling(model.dir());
    int[] expected = ceiling.run();
    add(Way.CEILING, precision, ceiling, expected);
    add(Way.OPERATOR, precision, parallel(part -> operator(part, model, false)), expected);
    add(
        Way.ENCODER_AND_OPERATOR,
        precision,
        parallel(part -> operator(part, model, true)),
        expected);
    if (wholeJob) {
      add(Way.WHOLE_JOB, precision, job(model), expected);
    }
    add(
        Way.ONE_BY_ONE,
        precision,
        parallel(part -> new OneInMap(part, BareSession.byDefault(model))),
        expected);
    BareSession shared = shared(model.dir());
    add(
        Way.BATCHES,
        precision,
        parallel(part -> new InOrder(part, shared.sibling(), BATCH)),
        expected);
    ModelServer server = new ModelServer(BareSession.singleThreaded(model), threads);
    open.push(server);
    add(Way.ASYNC, precision, new OverHttp(corpus, server.address()), expected);
    return this;
  }

  /** The broker and the client without the job. */
  Field withClient() throws IOException {
    int[] lengths = corpus.texts().stream().mapToInt(String::length).toArray();
    add(
        Way.CLIENT,
        null,
        process(
            Way.CLIENT.title(),
            "what the process of the whole job does beside it: a broker, and a client that"
                + " publishes the texts and reads as many records",
            copies,
            System.getProperty("java.class.path"),
            ClientAlone.class.getName(),
            Integer.toString(threads),
            Integer.toString(copies)),
        lengths);
    return this;
  }

  /**
   * Other people's libraries, each in a process of its own, from text to answer in fp32.
   *
   * @param libraries the class path with all of them
   */
  Field withLibraries(String libraries) throws Exception {
    int[] labels = labels();
    int[] largest;
    try (Contender pooled = ceiling(forms.pooled())) {
      largest = pooled.run();
    }
    String path = AnsweringProcess.withOwnClasses(libraries);
    add(
        Way.LANGCHAIN4J,
        Precision.FP32,
        process(
            Way.LANGCHAIN4J.title(),
            "langchain4j's in-process embedding of the same encoder without its head, from text to"
                + " vector; it is right where the largest component is the same",
            1,
            path,
            "io.rhema.peer.Langchain4jEmbedding",
            forms.hidden().toString(),
            Integer.toString(threads)),
        largest);
    add(
        Way.DJL,
        Precision.FP32,
        process(
            Way.DJL.title(),
            "DJL's predictor on its ONNX Runtime engine, from text to label, a predictor a thread",
            1,
            path,
            "io.rhema.peer.DjlPredictor",
            forms.fp32().dir().toString(),
            Integer.toString(threads)),
        labels);
    add(
        Way.OPENNLP,
        Precision.FP32,
        process(
            Way.OPENNLP.title(),
            "OpenNLP's categoriser with its own tokenizer, from text to label, one a thread",
            1,
            path,
            "io.rhema.peer.OpenNlpCategorizer",
            forms.fp32().dir().toString(),
            Integer.toString(threads)),
        labels);
    return this;
  }

  /**
   * Spark NLP in a process of its own, from text to label in fp32.
   *
   * @param libraries the class path with it
   */
  Field withSpark(String libraries) throws Exception {
    add(
        Way.SPARK_NLP,
        Precision.FP32,
        AnsweringProcess.start(
            Way.SPARK_NLP.title(),
            "Spark NLP's classifier on the ONNX Runtime that it was released with, from text to"
                + " label, all texts a data set in a Spark of one process; texts are split where"
                + " BERT does, which its usual tokenizer does not",
            corpus,
            1,
            warmUp,
            OPEN_FOR_SPARK,
            AnsweringProcess.withOwnClasses(libraries),
            "io.rhema.peer.spark.SparkNlpClassifier",
            forms.fp32().dir().toString(),
            Integer.toString(threads)),
        labels());
    return this;
  }

  /** What the ceiling answers in fp32, or in what there is. */
  private int[] labels() {
    return entrants.stream()
        .filter(entrant -> entrant.way() == Way.CEILING && entrant.precision() == Precision.FP32)
        .findFirst()
        .orElse(entrants.get(0))
        .expected();
  }

  private void add(Way way, Precision precision, Contender contender, int[] expected) {
    entrants.add(new Entrant(way, precision, contender, expected));
    open.push(contender);
  }

  /** One session for all threads, closed behind those who use it. */
  private BareSession shared(Path folder) throws OrtException {
    BareSession shared = BareSession.singleThreaded(folder.resolve("model.onnx"));
    open.push(shared);
    return shared;
  }

  private Contender ceiling(Path folder) throws Exception {
    BareSession shared = shared(folder);
    int runTokens = BatchLimits.DEFAULT.runTokens();
    return parallel(part -> new SortedLoop(part, shared.sibling(), runTokens));
  }

  private static Contender operator(Corpus part, ModelBundle model, boolean encoding)
      throws Exception {
    return new OperatorAlone(part, model, BatchLimits.DEFAULT, encoding);
  }

  private Contender parallel(InParallel.Part part) throws Exception {
    return new InParallel(corpus, threads, part);
  }

  private Contender job(ModelBundle model) throws IOException {
    return process(
        Way.WHOLE_JOB.title(),
        "our job from Kafka to Kafka, exactly once with its default of ten seconds"
            + " between checkpoints; broker and client are in its process and counted with it",
        copies,
        System.getProperty("java.class.path"),
        WholeJob.class.getName(),
        model.dir().toString(),
        Integer.toString(threads),
        String.join(",", model.task(Classification.class).labels()),
        Integer.toString(copies));
  }

  private Contender process(
      String name, String description, int times, String path, String... program)
      throws IOException {
    return AnsweringProcess.start(
        name, description, corpus, times, warmUp, List.of(), path, program);
  }

  /** Lets one go that does not take part any longer. */
  void leave(Entrant entrant) throws Exception {
    entrants.remove(entrant);
    open.remove(entrant.contender());
    entrant.contender().close();
  }

  /** Closes all, the newest first; the first failure is thrown when that is done. */
  @Override
  public void close() throws Exception {
    Optional<Exception> failure = Optional.empty();
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        failure = failure.or(() -> Optional.of(e));
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}

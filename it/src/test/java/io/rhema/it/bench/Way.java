package io.rhema.it.bench;

/** The ways of answering texts that the suite compares. */
enum Way {
  CEILING("ceiling", Goal.NONE, Goal.NONE),
  OPERATOR("operator", Goal.NONE, Goal.NONE),
  ENCODER_AND_OPERATOR("encoder and operator", Goal.NONE, Goal.NONE),
  WHOLE_JOB("whole job", Goal.NONE, Goal.NONE),
  ONE_BY_ONE("one by one", 3, 1.2),
  BATCHES("batches of 32", 4, 1.9),
  ASYNC("async I/O to a model server", 3, 1.4),
  LANGCHAIN4J("langchain4j", 3, 1.4),
  DJL("DJL", 3, 1.4),
  OPENNLP("OpenNLP", 3, 1.4),
  SPARK_NLP("Spark NLP", 3, 1.4),
  CLIENT("broker and client alone", Goal.NONE, Goal.NONE);

  /** A constant that an enum's own cannot be before it is there. */
  private static final class Goal {
    static final double NONE = Double.NaN;
  }

  private final String title;
  private final double goalInt8;
  private final double goalSame;

  Way(String title, double goalInt8, double goalSame) {
    this.title = title;
    this.goalInt8 = goalInt8;
    this.goalSame = goalSame;
  }

  /** As reports have it. */
  String title() {
    return title;
  }

  /** Whether it is somebody else's. */
  boolean isPeer() {
    return !Double.isNaN(goalInt8);
  }

  /** How many times as many texts we want to answer in int8 as this does in fp32. */
  double goalInt8() {
    return goalInt8;
  }

  /** How many times as many texts we want to answer as this does in the same precision. */
  double goalSame() {
    return goalSame;
  }
}

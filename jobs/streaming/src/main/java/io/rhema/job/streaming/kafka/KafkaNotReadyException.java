package io.rhema.job.streaming.kafka;

/** Kafka is not there, or lacks what the job needs; whoever runs it must act. */
public final class KafkaNotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KafkaNotReadyException(String message) {
    super(message);
  }

  public KafkaNotReadyException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.rhema.operator.failure;

import io.rhema.operator.Stage;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.type.ElementTypeInfo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * A record that has no result, or none for some tasks, and why.
 *
 * @param origin the record with its original bytes
 * @param stage the stage that refused it
 * @param tasks the tasks that it has no result for because of it; none listed when the record left
 *     the flow before any task was asked for, so that it has no result at all
 * @param className the class in which it was refused
 * @param exceptionClass class name of the failure
 * @param message what happened, the value, the rule or remedy
 * @param stackTrace the failure's stack trace, or null when it would say nothing
 */
public record DeadLetter(
    RawRecord origin,
    Stage stage,
    List<TaskKind> tasks,
    String className,
    String exceptionClass,
    String message,
    String stackTrace) {

  /** As a stream element. */
  public static final TypeInformation<DeadLetter> TYPE_INFO =
      new ElementTypeInfo<>(DeadLetter.class, config -> new DeadLetterSerializer());

  /** The side output by which every stage lets dead letters out. */
  public static final OutputTag<DeadLetter> OUTPUT = new OutputTag<>("dead-letters", TYPE_INFO);

  public DeadLetter {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(stage, "stage");
    tasks = List.copyOf(tasks);
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(exceptionClass, "exceptionClass");
    Objects.requireNonNull(message, "message");
  }

  /** A record that breaks a rule: the message says which, and a stack trace would add nothing. */
  public static DeadLetter refused(RawRecord origin, Stage stage, RuntimeException reason) {
    return of(origin, stage, List.of(), reason, null);
  }

  /** A record on which something failed in a way that no rule foresaw. */
  public static DeadLetter failed(RawRecord origin, Stage stage, Throwable failure) {
    return of(origin, stage, List.of(), failure, traceOf(failure));
  }

  /** A record on which a model failed. */
  public static DeadLetter failed(RawRecord origin, List<TaskKind> tasks, Throwable failure) {
    return of(origin, Stage.INFER, tasks, failure, traceOf(failure));
  }

  private static String traceOf(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static DeadLetter of(
      RawRecord origin, Stage stage, List<TaskKind> tasks, Throwable failure, String trace) {
    StackTraceElement[] frames = failure.getStackTrace();
    return new DeadLetter(
        origin,
        stage,
        tasks,
        frames.length == 0 ? "unknown" : frames[0].getClassName(),
        failure.getClass().getName(),
        String.valueOf(failure.getMessage()),
        trace);
  }
}

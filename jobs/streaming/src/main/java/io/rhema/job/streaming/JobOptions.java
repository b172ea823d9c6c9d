package io.rhema.job.streaming;

import io.rhema.job.option.InvalidOptionsException;
import io.rhema.job.option.OptionSource;
import io.rhema.job.option.OptionValues;
import io.rhema.job.streaming.kafka.KafkaOptions;
import io.rhema.model.task.entity.EntityOptions;
import io.rhema.model.task.keyword.KeywordOptions;
import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.infer.TranslationOptions;
import io.rhema.operator.interpret.InterpretOptions;
import io.rhema.operator.interpret.Manner;
import io.rhema.operator.interpret.TaskKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the streaming job is told, checked once.
 *
 * @param kafka both ends
 * @param pipeline the graph
 * @param parallelism of every stage; empty for what Flink is configured with
 * @param checkpointInterval time between checkpoints, after which results become visible
 * @param checkpointDirectory where checkpoints are kept; empty for what Flink is configured with
 */
public record JobOptions(
    KafkaOptions kafka,
    PipelineOptions pipeline,
    Optional<Integer> parallelism,
    Duration checkpointInterval,
    Optional<String> checkpointDirectory) {

  /**
   * The most that a result takes beside its entities or its translation: key, trace context, id and
   * names.
   */
  private static final int ENVELOPE_BYTES = 160 << 10;

  /**
   * Reads {@code [--config FILE] [key=value]…}; an argument wins over the file.
   *
   * @throws InvalidOptionsException when an option is unknown, wrong or missing
   */
  public static JobOptions parse(List<String> arguments) {
    return of(OptionSource.commandLine(arguments));
  }

  /**
   * Reads a file and {@code key=value} overrides, which win.
   *
   * @throws InvalidOptionsException when an option is unknown, wrong or missing
   */
  public static JobOptions parse(Path file, List<String> overrides) {
    Map<String, String> written = new LinkedHashMap<>(OptionSource.file(file));
    written.putAll(OptionSource.arguments(overrides));
    return of(written);
  }

  /**
   * Checks options by key.
   *
   * @throws InvalidOptionsException when an option is unknown, wrong or missing
   */
  public static JobOptions of(Map<String, String> written) {
    OptionValues values =
        OptionValues.check(
            written, StreamingOptions.ALL, StreamingOptions.FAMILIES, OptionRules::broken);
    return new JobOptions(
        StreamingOptions.kafka(values),
        new PipelineOptions(
            values.get(StreamingOptions.INPUT_FORMAT),
            values.get(StreamingOptions.TEXT_MAX_CHARS),
            values.get(StreamingOptions.TASKS).stream().map(task -> model(task, values)).toList()),
        values.find(StreamingOptions.PARALLELISM),
        values.get(StreamingOptions.CHECKPOINT_INTERVAL),
        values.find(StreamingOptions.CHECKPOINT_DIRECTORY));
  }

  private static InferenceOptions model(TaskKind task, OptionValues values) {
    TaskOptions options = TaskOptions.of(task);
    return new InferenceOptions(
        OptionRules.folder(values.find(options.bundle()).orElseThrow()).toString(),
        List.of(task),
        new BatchLimits(
            values.get(StreamingOptions.BATCH_MAX_RECORDS),
            values.get(
                task.manner() == Manner.WRITTEN
                    ? StreamingOptions.TRANSLATION_MAX_TOKENS
                    : StreamingOptions.BATCH_MAX_TOKENS),
            values.get(StreamingOptions.BATCH_RUN_TOKENS),
            values.get(StreamingOptions.BATCH_LINGER)),
        values.get(options.threads()),
        values.get(StreamingOptions.DEVICE),
        values.get(options.acceptOtherVersion()),
        new InterpretOptions(
            new EntityOptions(
                values.get(StreamingOptions.ENTITY_AGGREGATION),
                Set.copyOf(values.get(StreamingOptions.ENTITY_IGNORED_LABELS)),
                values.get(StreamingOptions.ENTITY_MIN_SCORE)),
            new KeywordOptions(
                values.get(StreamingOptions.KEYWORDS_LIMIT),
                values.get(StreamingOptions.KEYWORDS_MIN_SCORE)),
            values.get(StreamingOptions.MAX_REQUEST_SIZE) - ENVELOPE_BYTES),
        new TranslationOptions(
            values.find(StreamingOptions.TRANSLATION_BEAMS).orElse(0),
            values.find(StreamingOptions.TRANSLATION_MAX_LENGTH).orElse(0),
            values.get(StreamingOptions.TRANSLATION_LIMIT),
            values.get(StreamingOptions.TRANSLATION_WINDOW_LIMIT)),
        CascadeTaskOptions.read(task, values),
        StreamingOptions.rollback(values),
        values.get(StreamingOptions.CACHE_MAX_KILOBYTES));
  }
}

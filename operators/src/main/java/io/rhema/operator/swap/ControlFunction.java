package io.rhema.operator.swap;

import io.rhema.operator.read.RawRecord;
import io.rhema.schema.ModelUpdate;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.UnreadableRecordException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads commands from the records of the control topic. Whatever else stands there never stops the
 * job: it is logged, counted, and answered by {@link UpdateReports#OUTPUT}. A record without a
 * value is how a compacted topic forgets a command, and means nothing.
 */
public final class ControlFunction extends ProcessFunction<RawRecord, ModelControl> {
  /** Commands that were handed on, under {@code nlp.control}. */
  static final String COMMANDS = "commands";

  /** Records that are no command that can be obeyed, under {@code nlp.control}. */
  static final String REFUSED = "refused";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ControlFunction.class);

  private transient Counter commands;
  private transient Counter refused;

  @Override
  public void open(OpenContext context) {
    MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("nlp").addGroup("control");
    commands = group.counter(COMMANDS);
    refused = group.counter(REFUSED);
  }

  @Override
  public void processElement(RawRecord origin, Context context, Collector<ModelControl> out) {
    if (origin.value() == null) {
      return;
    }
    UpdateReports reports =
        UpdateReports.ofJob(
            getRuntimeContext(), result -> context.output(UpdateReports.OUTPUT, result));
    ModelUpdate update;
    try {
      update = RecordCodec.of(ModelUpdate.class).decode(origin.value());
    } catch (UnreadableRecordException e) {
      refuse(origin, e);
      reports.wrong(origin.coordinates(), "", "", e.getMessage());
      return;
    }
    try {
      out.collect(UpdateRules.check(update));
      commands.inc();
    } catch (RefusedUpdateException e) {
      refuse(origin, e);
      reports.wrong(
          update.getId().isBlank() ? origin.coordinates() : update.getId(),
          update.getModel(),
          update.getVersion(),
          e.getMessage());
    }
  }

  private void refuse(RawRecord origin, RuntimeException why) {
    refused.inc();
    LOG.warn(
        "Record {} is no command that can be obeyed: {}", origin.coordinates(), why.getMessage());
  }
}

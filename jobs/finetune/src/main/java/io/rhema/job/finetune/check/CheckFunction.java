package io.rhema.job.finetune.check;

import io.rhema.job.finetune.example.Reason;
import io.rhema.job.finetune.example.RefusedExample;
import io.rhema.job.finetune.example.TrainingExample;
import io.rhema.job.finetune.read.ReadExample;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The check as a stage: what can be learnt goes on, the rest leaves by {@link
 * RefusedExample#OUTPUT} and is counted by its reason.
 */
public final class CheckFunction extends ProcessFunction<ReadExample, TrainingExample> {
  private static final long serialVersionUID = 1L;

  private final CheckOptions options;
  private transient ExampleCheck check;
  private transient Map<Reason, Counter> refused;

  public CheckFunction(CheckOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    check = new ExampleCheck(options);
    refused = new EnumMap<>(Reason.class);
    MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("refused");
    for (Reason reason : Reason.values()) {
      refused.put(reason, group.counter(reason.key()));
    }
  }

  @Override
  public void processElement(ReadExample read, Context context, Collector<TrainingExample> out) {
    if (read instanceof ReadExample.Unread unread) {
      refuse(unread.refusal(), context);
    } else if (read instanceof ReadExample.Read example) {
      try {
        out.collect(check.check(example.example(), example.origin()));
      } catch (RefusalException e) {
        refuse(new RefusedExample(example.origin().place(), e.reason(), e.getMessage()), context);
      }
    }
  }

  private void refuse(RefusedExample refusal, Context context) {
    refused.get(refusal.reason()).inc();
    context.output(RefusedExample.OUTPUT, refusal);
  }
}

package io.rhema.job.finetune.publish;

import io.rhema.job.finetune.aside.SideWork;
import io.rhema.job.finetune.example.RefusedExample;
import io.rhema.job.finetune.train.TrainedModel;
import io.rhema.schema.ModelUpdate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Publishes the best of all trained models if the gate lets it, once both inputs have ended, and
 * hands on what running jobs are to be told. One task.
 */
public final class PublishOperator extends AbstractStreamOperator<ModelUpdate>
    implements TwoInputStreamOperator<TrainedModel, RefusedExample, ModelUpdate>,
        BoundedMultiInput {
  private static final long serialVersionUID = 1L;
  private static final int INPUTS = 2;

  private final PublishSettings settings;

  private transient List<TrainedModel> trained;
  private transient RefusalTally refusals;
  private transient ListAccumulator<String> reports;
  private transient int ended;

  public PublishOperator(PublishSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    trained = new ArrayList<>();
    refusals = new RefusalTally();
    reports = new ListAccumulator<>();
    getRuntimeContext().addAccumulator(FineTuneReport.ACCUMULATOR, reports);
  }

  @Override
  public void processElement1(StreamRecord<TrainedModel> record) {
    trained.add(record.getValue());
  }

  @Override
  public void processElement2(StreamRecord<RefusedExample> record) {
    refusals.add(record.getValue());
  }

  @Override
  public void endInput(int input) throws Exception {
    ended++;
    if (ended < INPUTS) {
      return;
    }
    Publishing publishing = new Publishing(settings, trained, refusals);
    FineTuneReport report =
        new SideWork<>(
                getContainingTask()
                    .getMailboxExecutorFactory()
                    .createExecutor(getOperatorConfig().getChainIndex()),
                "publish",
                publishing,
                publishing::close)
            .await();
    reports.add(report.toJson());
    if (settings.announced() != null && report.published()) {
      output.collect(new StreamRecord<>(Announcement.of(report, settings)));
    }
  }
}

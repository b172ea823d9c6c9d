package io.rhema.operator.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.operator.read.RawRecord;
import io.rhema.operator.read.RawRecord.Header;
import io.rhema.schema.SentimentResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultRecordTest {

  @Test
  void hasTheKeyAndTheTraceContextOfTheRecordItAnswers() {
    byte[] key = {1};
    Header parent = new Header("traceparent", new byte[] {2});
    Header state = new Header("tracestate", new byte[] {3});
    RawRecord origin =
        new RawRecord(
            "t", 0, 0, 0, key, null, List.of(parent, new Header("other", new byte[1]), state));

    ResultRecord record = ResultRecord.answering(origin, new SentimentResult());

    assertThat(record.key()).isSameAs(key);
    assertThat(record.headers()).containsExactly(parent, state);
  }

  @Test
  void leavesOutHeadersThatAreTooLongToBeATraceContext() {
    RawRecord origin =
        new RawRecord(
            "t", 0, 0, 0, null, null, List.of(new Header("tracestate", new byte[1_000_000])));

    assertThat(ResultRecord.answering(origin, new SentimentResult()).headers()).isEmpty();
  }
}

package io.rhema.it.bench;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** What most begin with: a map function with a session in it, one record a run. */
final class OneInMap implements Contender {
  private final BareSession session;
  private final int texts;
  private final OneInputStreamOperatorTestHarness<Integer, Integer> map;

  /**
   * @param session closed with this
   */
  OneInMap(Corpus corpus, BareSession session) throws Exception {
    this.session = session;
    texts = corpus.size();
    List<long[]> rows = IntStream.range(0, texts).mapToObj(corpus::row).toList();
    map =
        new OneInputStreamOperatorTestHarness<>(
            new StreamMap<>(text -> session.run(List.of(rows.get(text)))[0]));
    map.getExecutionConfig().enableObjectReuse();
    map.open();
  }

  @Override
  public String name() {
    return "one by one";
  }

  @Override
  public String description() {
    return "Flink's map operator, one record a run in arrival order, a session with default options"
        + " for each subtask, encoded beforehand";
  }

  @Override
  public int[] run() throws Exception {
    for (int text = 0; text < texts; text++) {
      map.processElement(new StreamRecord<>(text));
    }
    List<Integer> labels = map.extractOutputValues();
    map.getOutput().clear();
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public void close() throws OrtException, Exception {
    map.close();
    session.close();
  }
}

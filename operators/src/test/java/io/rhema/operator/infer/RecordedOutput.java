package io.rhema.operator.infer;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/** Keeps all that an operator emits in one order, whichever of its outputs it leaves by. */
final class RecordedOutput implements Output<StreamRecord<Void>> {
  private final List<Object> elements = new ArrayList<>();

  /** A record that left by a side output. */
  private record Side(OutputTag<?> tag, StreamRecord<?> record) {}

  /** Records and watermarks in the order in which they were emitted. */
  List<Object> elements() {
    return elements.stream()
        .map(element -> element instanceof Side side ? side.record() : element)
        .toList();
  }

  @SuppressWarnings("unchecked") // only records of its type are collected under a tag
  <X> List<StreamRecord<X>> side(OutputTag<X> tag) {
    return elements.stream()
        .filter(element -> element instanceof Side side && side.tag().equals(tag))
        .map(element -> (StreamRecord<X>) ((Side) element).record())
        .toList();
  }

  @Override
  public <X> void collect(OutputTag<X> tag, StreamRecord<X> record) {
    elements.add(new Side(tag, record));
  }

  @Override
  public void collect(StreamRecord<Void> record) {
    elements.add(record);
  }

  @Override
  public void emitWatermark(Watermark mark) {
    elements.add(mark);
  }

  @Override
  public void emitWatermarkStatus(WatermarkStatus status) {}

  @Override
  public void emitLatencyMarker(LatencyMarker marker) {}

  @Override
  public void emitRecordAttributes(RecordAttributes attributes) {}

  @Override
  public void emitWatermark(WatermarkEvent event) {}

  @Override
  public void close() {}
}

package io.rhema.operator.emit;

import io.rhema.operator.read.HeaderFields;
import io.rhema.operator.type.AvroSerializer;
import io.rhema.operator.type.ElementSerializer;
import io.rhema.operator.type.Fields;
import io.rhema.operator.type.NamedClass;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes {@link ResultRecord}s whose results are of one class. */
public final class ResultRecordSerializer extends ElementSerializer<ResultRecord> {
  private static final long serialVersionUID = 1L;

  private final AvroSerializer<SpecificRecord> results;

  public ResultRecordSerializer(NamedClass<? extends SpecificRecord> resultClass) {
    this(new AvroSerializer<>(resultClass));
  }

  @SuppressWarnings("unchecked") // only results of its class are given to it
  private ResultRecordSerializer(AvroSerializer<? extends SpecificRecord> results) {
    this.results = (AvroSerializer<SpecificRecord>) results;
  }

  @Override
  public void serialize(ResultRecord record, DataOutputView target) throws IOException {
    Fields.writeBytes(record.key(), target);
    HeaderFields.write(record.headers(), target);
    results.serialize(record.result(), target);
  }

  @Override
  public ResultRecord deserialize(DataInputView source) throws IOException {
    return new ResultRecord(
        Fields.readBytes(source), HeaderFields.read(source), results.deserialize(source));
  }

  @Override
  public TypeSerializerSnapshot<ResultRecord> snapshotConfiguration() {
    return new Snapshot(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResultRecordSerializer that && results.equals(that.results);
  }

  @Override
  public int hashCode() {
    return results.hashCode();
  }

  /** The format has one version; the class of the results is the nested serializer's. */
  public static final class Snapshot
      extends CompositeTypeSerializerSnapshot<ResultRecord, ResultRecordSerializer> {

    /** For Flink, which then reads the snapshot. */
    public Snapshot() {}

    Snapshot(ResultRecordSerializer serializer) {
      super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
      return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(ResultRecordSerializer outer) {
      return new TypeSerializer<?>[] {outer.results};
    }

    @Override
    protected ResultRecordSerializer createOuterSerializerWithNestedSerializers(
        TypeSerializer<?>[] nested) {
      return new ResultRecordSerializer((AvroSerializer<?>) nested[0]);
    }
  }
}

package io.rhema.operator.emit;

import io.rhema.operator.read.HeaderFields;
import io.rhema.operator.type.AvroSerializer;
import io.rhema.operator.type.ElementSerializer;
import io.rhema.operator.type.Fields;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes {@link ResultRecord}.
 *
 * @param <R> the class of the results
 */
public final class ResultRecordSerializer<R extends SpecificRecord>
    extends ElementSerializer<ResultRecord<R>> {
  private static final long serialVersionUID = 1L;

  private final AvroSerializer<R> results;

  public ResultRecordSerializer(Class<R> resultClass) {
    this(new AvroSerializer<>(resultClass));
  }

  private ResultRecordSerializer(AvroSerializer<R> results) {
    this.results = results;
  }

  @Override
  public void serialize(ResultRecord<R> record, DataOutputView target) throws IOException {
    Fields.writeBytes(record.key(), target);
    HeaderFields.write(record.headers(), target);
    results.serialize(record.result(), target);
  }

  @Override
  public ResultRecord<R> deserialize(DataInputView source) throws IOException {
    return new ResultRecord<>(
        Fields.readBytes(source), HeaderFields.read(source), results.deserialize(source));
  }

  @Override
  public TypeSerializerSnapshot<ResultRecord<R>> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResultRecordSerializer<?> that && results.equals(that.results);
  }

  @Override
  public int hashCode() {
    return results.hashCode();
  }

  /**
   * The format has one version; the class of the results is the nested serializer's.
   *
   * @param <R> the class of the results
   */
  public static final class Snapshot<R extends SpecificRecord>
      extends CompositeTypeSerializerSnapshot<ResultRecord<R>, ResultRecordSerializer<R>> {

    /** For Flink, which then reads the snapshot. */
    public Snapshot() {}

    Snapshot(ResultRecordSerializer<R> serializer) {
      super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
      return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(ResultRecordSerializer<R> outer) {
      return new TypeSerializer<?>[] {outer.results};
    }

    @Override
    @SuppressWarnings("unchecked") // as getNestedSerializers gave it
    protected ResultRecordSerializer<R> createOuterSerializerWithNestedSerializers(
        TypeSerializer<?>[] nested) {
      return new ResultRecordSerializer<>((AvroSerializer<R>) nested[0]);
    }
  }
}

package io.rhema.operator.type;

import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.util.function.SerializableFunction;

/**
 * The type information of a stream element that has a serializer of its own: opaque to Flink, not
 * usable as a key.
 *
 * @param <T> the element
 */
public final class ElementTypeInfo<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final NamedClass<T> type;
  private final SerializableFunction<SerializerConfig, TypeSerializer<T>> serializer;

  /**
   * @param type the element's class, which two type informations are compared by
   * @param serializer makes a serializer for one user
   */
  public ElementTypeInfo(
      Class<T> type, SerializableFunction<SerializerConfig, TypeSerializer<T>> serializer) {
    this.type = NamedClass.of(type);
    this.serializer = Objects.requireNonNull(serializer, "serializer");
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type.get();
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer.apply(config);
  }

  @Override
  public String toString() {
    return type.get().getSimpleName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ElementTypeInfo<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ElementTypeInfo;
  }
}

package io.rhema.operator.type;

import java.io.Serializable;

/**
 * A class of the job by its name, for what travels with a job.
 *
 * <p>Whoever deserializes a {@link Class} initializes it. For a generated record that parses its
 * schema, and Avro leaves an object of its own in the thread: in a thread of the job manager, which
 * reads the graph of every job, that would keep all classes of the job for good.
 *
 * @param <T> the class
 */
public final class NamedClass<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private transient Class<T> type;

  private NamedClass(Class<T> type) {
    this.name = type.getName();
    this.type = type;
  }

  public static <T> NamedClass<T> of(Class<T> type) {
    return new NamedClass<>(type);
  }

  /** The class, which is loaded but not initialized. */
  @SuppressWarnings("unchecked") // the name is that of a Class<T>
  public Class<T> get() {
    if (type == null) {
      try {
        type = (Class<T>) Class.forName(name, false, NamedClass.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(
            "The job names a class that is not with it: '%s'".formatted(name), e);
      }
    }
    return type;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedClass<?> that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}

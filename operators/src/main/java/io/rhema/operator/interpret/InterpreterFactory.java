package io.rhema.operator.interpret;

import io.rhema.model.bundle.ModelBundle;
import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes the interpreter of a bundle once it is open, in the task.
 *
 * @param <R> the class of the results
 */
@FunctionalInterface
public interface InterpreterFactory<R extends SpecificRecord> extends Serializable {

  /**
   * Makes the interpreter of a bundle.
   *
   * @throws io.rhema.model.bundle.BundleException when the bundle is for another task
   */
  Interpreter<R> create(ModelBundle bundle);
}

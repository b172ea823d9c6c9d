/**
 * From the model's numbers to the Avro record that is published, one interpreter for each task:
 * plain Java, no native runtime. {@link io.rhema.operator.interpret.TaskKind} names the tasks.
 */
package io.rhema.operator.interpret;

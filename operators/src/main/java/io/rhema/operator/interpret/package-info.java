/**
 * From the model's numbers to the Avro record that is published, one interpreter for each task:
 * plain Java, no Flink, no native runtime.
 */
package io.rhema.operator.interpret;

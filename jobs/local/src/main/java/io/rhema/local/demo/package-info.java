/**
 * The whole flow on one machine: texts are published to an embedded Kafka, answered by the
 * streaming job in an embedded Flink, read back from Kafka and shown.
 */
package io.rhema.local.demo;

/**
 * A real Flink cluster in this JVM: dispatcher, task manager, checkpoints and the web dashboard,
 * configured by the same {@code flink-conf/config.yaml} as a cluster of processes.
 */
package io.rhema.local.flink;

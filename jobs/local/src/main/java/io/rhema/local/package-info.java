/**
 * Everything on one machine: a real Kafka broker and a real Flink cluster inside one JVM, the demo
 * that joins them, and the command line. Nothing here is needed by a job on a cluster; the
 * integration tests use the same broker and the same cluster.
 */
package io.rhema.local;

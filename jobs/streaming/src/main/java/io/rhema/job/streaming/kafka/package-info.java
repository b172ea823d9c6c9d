/**
 * Kafka at both ends of the graph: records as they are read, results and dead letters as they are
 * written, and the checks that let a job refuse to start with a sentence instead of failing later.
 */
package io.rhema.job.streaming.kafka;

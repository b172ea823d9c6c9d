/**
 * The streaming job: {@link io.rhema.job.streaming.NlpPipeline} is the graph and nothing else,
 * {@link io.rhema.job.streaming.StreamingNlpJob} gives it Kafka at both ends.
 */
package io.rhema.job.streaming;

/**
 * Records that could not be answered: each leaves the flow as a dead letter with its original bytes
 * and the reason, and never stops the job.
 *
 * <p>The headers follow Kafka Connect's convention, so that whatever reads Connect's dead letter
 * queues reads ours. Only bytes and names are made here; nothing in this module knows Kafka.
 */
package io.rhema.operator.failure;

/** A real Kafka broker in this JVM, for the demo and for tests that must not pretend. */
package io.rhema.local.kafka;

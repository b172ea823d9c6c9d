/**
 * What goes wrong in production, brought about on purpose, by a seeded schedule, on the processes
 * of {@code io.rhema.it.process}, and counted record by record.
 */
package io.rhema.it.fault;

/**
 * Labelled examples from files on any file system that Flink knows, and from a topic. Whatever
 * cannot be read becomes a refusal with its place and its reason; nothing in a file or a record
 * stops the job.
 */
package io.rhema.job.finetune.read;

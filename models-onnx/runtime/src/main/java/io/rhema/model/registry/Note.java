package io.rhema.model.registry;

/**
 * Who does something to a version, and why.
 *
 * @param by a user or a job, or null
 * @param reason in words, or null
 */
public record Note(String by, String reason) {}

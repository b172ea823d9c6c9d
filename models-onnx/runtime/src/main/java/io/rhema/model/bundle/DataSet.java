package io.rhema.model.bundle;

/**
 * Data that a model was trained or measured on.
 *
 * @param name how its publisher calls it, with the split
 * @param sha256 SHA-256 of the file that was read
 * @param licence its licence, or what its publisher says about its use
 * @param rows examples taken from it
 */
public record DataSet(String name, String sha256, String licence, long rows) {}

package io.rhema.job.option;

import java.util.Set;

/**
 * A family of options whose names somebody else declares: everything behind the prefix is handed on
 * as it is written.
 *
 * @param prefix ends with a dot
 * @param reserved names behind the prefix that the job sets itself
 * @param meaning a sentence for the documentation
 */
public record PassThrough(String prefix, Set<String> reserved, String meaning) {}

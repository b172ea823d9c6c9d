/**
 * Options of a job: declared once with type, rule, default and meaning, read from one YAML file and
 * the command line, checked before anything starts. The documentation is generated from the
 * declarations, and whatever is not declared is refused, so that a typing error surfaces.
 */
package io.rhema.job.option;

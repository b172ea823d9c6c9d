/** Which model answers which task: those that are shipped, and those named on the command line. */
package io.rhema.local.bundle;

/**
 * Sending dead letters back to where they came from, once what they failed on has been mended:
 * chosen by reason or time, each once, as the record that it was.
 */
package io.rhema.local.replay;

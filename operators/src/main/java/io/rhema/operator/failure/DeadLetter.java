package io.rhema.operator.failure;

import io.rhema.operator.Stage;
import io.rhema.operator.decode.RawRecord;

/**
 * A record that could not be answered, and why.
 *
 * @param origin the record with its original bytes
 * @param stage the stage that refused it
 * @param exceptionClass class name of the failure
 * @param message what happened, the value, the rule or remedy
 * @param stackTrace the failure's stack trace, or null when it would say nothing
 */
public record DeadLetter(
    RawRecord origin, Stage stage, String exceptionClass, String message, String stackTrace) {}

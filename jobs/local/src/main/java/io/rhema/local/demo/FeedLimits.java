package io.rhema.local.demo;

/**
 * How much is fed, and how fast.
 *
 * @param mostEvents events after which it ends, {@code Long.MAX_VALUE} for all there are
 * @param perSecond events a second, 0 for as fast as they are answered
 */
public record FeedLimits(long mostEvents, double perSecond) {}

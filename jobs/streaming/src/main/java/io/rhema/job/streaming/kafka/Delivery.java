package io.rhema.job.streaming.kafka;

import org.apache.flink.connector.base.DeliveryGuarantee;

/** How often a result may be published. */
public enum Delivery {
  /** Once for a {@code read_committed} consumer, visible when its checkpoint is complete. */
  EXACTLY_ONCE(DeliveryGuarantee.EXACTLY_ONCE),
  /** At once, and again after a failure. */
  AT_LEAST_ONCE(DeliveryGuarantee.AT_LEAST_ONCE);

  private final DeliveryGuarantee guarantee;

  Delivery(DeliveryGuarantee guarantee) {
    this.guarantee = guarantee;
  }

  DeliveryGuarantee guarantee() {
    return guarantee;
  }
}

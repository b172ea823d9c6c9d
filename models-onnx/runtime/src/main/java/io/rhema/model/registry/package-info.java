/**
 * The versions of models, kept where jobs and people find them: {@link
 * io.rhema.model.registry.ModelRegistry}.
 *
 * <p>{@code <root>/<model>/<version>/} is a sealed bundle, written completely or not at all and
 * never changed. What happened to versions since (published, promoted, rolled back, retired) is a
 * series of small numbered files beside them, {@code <root>/<model>/.events/}: nothing is ever
 * overwritten, so the same layout serves a local disk and an object store, and two writers cannot
 * undo each other. Which version is current follows from the events ({@link
 * io.rhema.model.registry.ModelHistory}).
 *
 * <p>A folder of bundles that nobody published, such as the shipped ones, is a registry whose
 * versions have no events yet.
 */
package io.rhema.model.registry;

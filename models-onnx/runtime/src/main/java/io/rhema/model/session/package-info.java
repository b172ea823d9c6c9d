/**
 * ONNX graphs that are open: the only package that sees {@code ai.onnxruntime}.
 *
 * <p>A native session costs a tenth of a second and about 100 MB, so {@link
 * io.rhema.model.session.SharedSessions} keeps one for all who open the same content with the same
 * options, in this class loader. Closing it while it runs, or touching a tensor of a result that is
 * closed, ends the whole process; therefore no native object leaves this package, handles and runs
 * are counted, and the native session is closed by whoever leaves last. {@link
 * io.rhema.model.session.OnnxModel} is the handle, {@link io.rhema.model.session.TokenBatch} what
 * goes in, {@link io.rhema.model.session.FloatTensor} what comes out.
 *
 * <p>A model that writes has several graphs, and what one step has computed is fed to the next:
 * {@link io.rhema.model.session.EncoderDecoder} is the handle to all of them, {@link
 * io.rhema.model.session.Decoding} one batch on its way. Its caches never leave native memory. The
 * states of a {@link io.rhema.model.session.RecurrentModel} are small, and are copied.
 */
package io.rhema.model.session;

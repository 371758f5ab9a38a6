/**
 * Vectors as objects of the JDK's Vector API ({@code jdk.incubator.vector}), which HotSpot keeps in vector registers.
 * Called by the code of modules that were compiled for it, and in no other jar.
 *
 * <p>Every vector is a {@code ByteVector} of 16 bytes, lane 0 first; operations on other lanes look at its bits in
 * another way, which costs nothing. The methods are named as the instructions (spec 4.4) and small, so that HotSpot
 * inlines them. They use only what all versions of the API since 17 have: no unsigned comparison, minimum or maximum, no
 * saturation.
 */
package dev.wasm2jar.runtime.simd;

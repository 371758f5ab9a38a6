/** Events of the JDK's Flight Recorder: requests, instantiations and traps. */
package dev.wasm2jar.runtime.jfr;

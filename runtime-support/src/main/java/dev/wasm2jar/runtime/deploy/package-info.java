/**
 * What main classes hand their programs to when these are deployed as functions: an HTTP service, or a function of AWS
 * Lambda.
 */
package dev.wasm2jar.runtime.deploy;

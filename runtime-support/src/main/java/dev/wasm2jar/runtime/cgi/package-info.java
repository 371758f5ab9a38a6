/**
 * The Common Gateway Interface (RFC 3875): a program of WASI as an HTTP function. A request becomes variables of the
 * environment and standard input, standard output becomes the response; as WCGI and WAGI have it, each request is a run of
 * its own.
 */
package dev.wasm2jar.runtime.cgi;

/**
 * HTTP as functions see it (RFC 9110): a handler, the request it is given and the response it makes, whatever carries
 * them: a socket of our own server, or an event of a platform that has taken HTTP apart already.
 */
package dev.wasm2jar.runtime.http;

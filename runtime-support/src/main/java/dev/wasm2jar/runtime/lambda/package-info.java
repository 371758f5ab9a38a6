/**
 * Functions of AWS Lambda: events and responses, with HTTP requests taken out of the events of API Gateway, function URLs and
 * load balancers, and a runtime that fetches events by Lambda's Runtime API. Nothing of Amazon's libraries is referred to.
 */
package dev.wasm2jar.runtime.lambda;

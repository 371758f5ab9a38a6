package dev.wasm2jar.runtime.lambda;

import dev.wasm2jar.runtime.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lambda's Runtime API, version 2018-06-01: where a runtime gets events and leaves responses. */
final class RuntimeApi {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATION = ROOT + "invocation/";
    private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";

    private final ApiConnection connection;

    /** @param address host and port, the value of {@code AWS_LAMBDA_RUNTIME_API} */
    RuntimeApi(String address) {
        connection = new ApiConnection(address);
    }

    /** An event and what is known of it. */
    record Next(byte[] event, Invocation invocation) {}

    /** Waits for an event, for as long as it takes. */
    Next next() throws IOException {
        ApiResponse response = connection.send("GET", INVOCATION + "next", null, null, new byte[0]);
        if (response.status() != 200) {
            throw new IOException("the Runtime API answers " + response.status() + " to the question for an event");
        }
        String id = response.field("Lambda-Runtime-Aws-Request-Id");
        String deadline = response.field("Lambda-Runtime-Deadline-Ms");
        if (id == null || deadline == null) {
            throw new IOException("the Runtime API gives an event without a request id or a deadline");
        }
        return new Next(response.body(), new Invocation(
                id,
                response.field("Lambda-Runtime-Invoked-Function-Arn"),
                Long.parseLong(deadline.strip()),
                response.field("Lambda-Runtime-Trace-Id"),
                response.field("Lambda-Runtime-Client-Context"),
                response.field("Lambda-Runtime-Cognito-Identity")));
    }

    /** Answers an event. If Lambda does not take the answer, because it is too large for example, says so. */
    void respond(String requestId, byte[] response) throws IOException {
        ApiResponse answer = connection.send("POST", INVOCATION + requestId + "/response", null, null, response);
        if (answer.status() == 413) {
            fail(requestId, new FunctionException("ResponseSize", "the response of " + response.length
                    + " bytes is larger than Lambda allows", null));
        } else if (answer.status() >= 500) {
            throw new IOException("the Runtime API answers " + answer.status() + " to a response");
        }
    }

    /** Answers an event that the function failed on. */
    void fail(String requestId, FunctionException failure) throws IOException {
        post(INVOCATION + requestId + "/error", failure);
    }

    /** Says that there will be no function, after which the runtime has to end. */
    void failInit(FunctionException failure) throws IOException {
        post(ROOT + "init/error", failure);
    }

    private void post(String path, FunctionException failure) throws IOException {
        String json = new JsonWriter().beginObject()
                .name("errorMessage").value(failure.getMessage())
                .name("errorType").value(failure.type())
                .name("stackTrace").beginArray().endArray()
                .endObject().toString();
        connection.send("POST", path, ERROR_TYPE, failure.type(), json.getBytes(StandardCharsets.UTF_8));
    }
}

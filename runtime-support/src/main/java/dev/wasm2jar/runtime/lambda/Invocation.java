package dev.wasm2jar.runtime.lambda;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Lambda tells of an event besides the event. What it does not tell is null.
 *
 * @param requestId the AWS request id
 * @param functionArn the function, version or alias that was invoked
 * @param deadline when the function runs out of time, in milliseconds since 1970
 * @param traceId for X-Ray
 * @param clientContext of a mobile client, JSON
 * @param cognitoIdentity of a mobile user, JSON
 */
public record Invocation(
        String requestId, String functionArn, long deadline, String traceId, String clientContext, String cognitoIdentity) {

    /** Milliseconds before the deadline when a run is stopped, so that its failure can still be told. */
    private static final long MARGIN = 100;

    /** What the Lambda service sets for every function, and is no secret. */
    private static final String[] OF_FUNCTION = {
        "AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME"
    };

    /**
     * The variables that a program is given: what is known of the function under the names that Lambda has for it, and
     * what is known of the event under the names of the Runtime API's header fields.
     */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String name : OF_FUNCTION) {
            put(variables, name, System.getenv(name));
        }
        put(variables, "LAMBDA_RUNTIME_AWS_REQUEST_ID", requestId);
        put(variables, "LAMBDA_RUNTIME_INVOKED_FUNCTION_ARN", functionArn);
        put(variables, "LAMBDA_RUNTIME_DEADLINE_MS", Long.toString(deadline));
        put(variables, "LAMBDA_RUNTIME_CLIENT_CONTEXT", clientContext);
        put(variables, "LAMBDA_RUNTIME_COGNITO_IDENTITY", cognitoIdentity);
        put(variables, "_X_AMZN_TRACE_ID", traceId);
        return variables;
    }

    private static void put(Map<String, String> variables, String name, String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    /** How long a run may take, in nanoseconds. */
    public long timeout() {
        long left = deadline - System.currentTimeMillis();
        // Of a second or less, at least the half is the program's.
        long usable = Math.max(left - MARGIN, left / 2);
        return Math.max(1, usable) * 1_000_000;
    }
}

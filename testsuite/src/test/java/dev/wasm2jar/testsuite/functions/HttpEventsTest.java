package dev.wasm2jar.testsuite.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wasm2jar.runtime.deploy.LambdaHttpFunctions;
import dev.wasm2jar.runtime.lambda.EventFunction;
import dev.wasm2jar.runtime.lambda.FunctionException;
import dev.wasm2jar.runtime.lambda.Invocation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP requests in events of API Gateway, function URLs and load balancers, answered by a CGI program. */
class HttpEventsTest {

    private static EventFunction function;

    @BeforeAll
    static void load() throws Exception {
        function = LambdaHttpFunctions.http(FunctionJars.load("cgi-cases"));
    }

    private static JsonObject handle(String event) throws Exception {
        var invocation = new Invocation("id", "arn", System.currentTimeMillis() + 60_000, null, null, null);
        byte[] response = function.handle(event.getBytes(StandardCharsets.UTF_8), invocation);
        return JsonParser.parseString(new String(response, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private static void assertVariables(JsonObject response, String... expected) {
        List<String> variables = response.get("body").getAsString().lines().toList();
        for (String variable : expected) {
            assertTrue(variables.contains(variable), variable + " is not among " + variables);
        }
    }

    private static String second(String path, String query, String more) {
        return """
                {"version":"2.0","routeKey":"$default","rawPath":"%s","rawQueryString":"%s",
                "cookies":["a=1","b=2"],"headers":{"host":"x.example","user-agent":"t/1","x-forwarded-proto":"https",
                "x-forwarded-port":"443","x-list":"1,2"},
                "requestContext":{"domainName":"d.example","requestId":"gw-1","http":{"method":"POST","path":"/p",
                "protocol":"HTTP/1.1","sourceIp":"192.0.2.1","userAgent":"t/1"},"stage":"$default"}%s}
                """.formatted(path, query, more);
    }

    @Test
    void requestsOfHttpApisAndFunctionUrls() throws Exception {
        JsonObject response = handle(second("/environment", "a=1&a=2&b=%20c", ",\"body\":\"hello\",\"isBase64Encoded\":false"));
        assertEquals(200, response.get("statusCode").getAsInt());
        assertEquals("text/plain", response.getAsJsonObject("headers").get("content-type").getAsString());
        assertFalse(response.get("isBase64Encoded").getAsBoolean());
        assertVariables(response, "REQUEST_METHOD=POST", "PATH_INFO=/environment", "QUERY_STRING=a=1&a=2&b=%20c",
                "SERVER_NAME=x.example", "SERVER_PORT=443", "HTTPS=on", "REMOTE_ADDR=192.0.2.1", "HTTP_COOKIE=a=1; b=2",
                "HTTP_X_LIST=1,2", "HTTP_USER_AGENT=t/1", "CONTENT_LENGTH=5", "REQUEST_ID=gw-1",
                "LAMBDA_RUNTIME_AWS_REQUEST_ID=id");
    }

    @Test
    void requestsOfRestApis() throws Exception {
        JsonObject response = handle("""
                {"resource":"/{proxy+}","path":"/environment","httpMethod":"GET","headers":{"Host":"x.example","X-A":"2"},
                "multiValueHeaders":{"Host":["x.example"],"X-A":["1","2"],"X-Name":["\u00fc"]},
                "queryStringParameters":{"a":"2","q":"b c"},
                "multiValueQueryStringParameters":{"a":["1","2"],"q":["b c&d"]},"pathParameters":{"proxy":"environment"},
                "requestContext":{"protocol":"HTTP/1.1","requestId":"gw-2","identity":{"sourceIp":"192.0.2.2"},
                "stage":"prod","path":"/prod/environment"},"body":null,"isBase64Encoded":false}""");
        assertVariables(response, "REQUEST_METHOD=GET", "PATH_INFO=/environment", "QUERY_STRING=a=1&a=2&q=b%20c%26d",
                "HTTP_X_A=1, 2", "HTTP_X_NAME=\u00fc", "REMOTE_ADDR=192.0.2.2", "SERVER_PROTOCOL=HTTP/1.1");
        assertFalse(response.get("body").getAsString().contains("CONTENT_LENGTH"));
        JsonObject headers = response.getAsJsonObject("multiValueHeaders");
        assertEquals("[\"text/plain\"]", headers.get("content-type").toString());
    }

    private static String balancer(String path, String fields) {
        return """
                {"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"%s",
                %s,"body":"","isBase64Encoded":false}""".formatted(path, fields);
    }

    @Test
    void requestsOfLoadBalancers() throws Exception {
        JsonObject single = handle(balancer("/environment", """
                "queryStringParameters":{"q":"b%20c","flag":""},
                "headers":{"host":"x.example","x-forwarded-for":"198.51.100.9, 192.0.2.3","x-forwarded-proto":"http"}"""));
        assertEquals("200 OK", single.get("statusDescription").getAsString());
        assertVariables(single, "QUERY_STRING=q=b%20c&flag=", "REMOTE_ADDR=192.0.2.3", "REQUEST_SCHEME=http",
                "SERVER_PORT=80");
        assertFalse(single.has("multiValueHeaders"));
        JsonObject several = handle(balancer("/status", """
                "multiValueQueryStringParameters":{"404 x":[null]},"multiValueHeaders":{"host":["x.example"]}"""));
        assertTrue(several.getAsJsonObject("multiValueHeaders") != null, several::toString);
    }

    @Test
    void bodiesThatAreNoTextAreBase64() throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        String body = Base64.getEncoder().encodeToString(bytes);
        JsonObject response = handle(second("/body", "", ",\"body\":\"" + body + "\",\"isBase64Encoded\":true"));
        assertTrue(response.get("isBase64Encoded").getAsBoolean());
        assertEquals(body, response.get("body").getAsString());
        assertEquals(400, handle(second("/body", "", ",\"body\":\"*\",\"isBase64Encoded\":true"))
                .get("statusCode").getAsInt());
        assertEquals("\u00fc", handle(second("/body", "", ",\"body\":\"\u00fc\"")).get("body").getAsString());
    }

    @Test
    void fieldsWithSeveralValues() throws Exception {
        JsonObject response = handle(second("/cookies", "", ""));
        assertEquals(List.of("a=1; Path=/", "b=2"), strings(response.getAsJsonArray("cookies")));
        assertFalse(response.getAsJsonObject("headers").has("set-cookie"));
        JsonObject rest = handle("""
                {"path":"/cookies","httpMethod":"GET","headers":{},"requestContext":{}}""");
        assertEquals(List.of("a=1; Path=/", "b=2"),
                strings(rest.getAsJsonObject("multiValueHeaders").getAsJsonArray("set-cookie")));
        JsonObject status = handle(second("/status", "404", ""));
        assertEquals(404, status.get("statusCode").getAsInt());
        assertEquals("1, 2", status.getAsJsonObject("headers").get("x-two").getAsString());
    }

    private static List<String> strings(JsonArray array) {
        return array.asList().stream().map(element -> element.getAsString()).toList();
    }

    @Test
    void failuresAreResponses() throws Exception {
        assertEquals(500, handle(second("/trap", "", "")).get("statusCode").getAsInt());
        assertEquals(502, handle(second("/nothing", "", "")).get("statusCode").getAsInt());
        assertEquals(400, handle(second("/a%00", "", "")).get("statusCode").getAsInt());
        assertEquals("1\n", handle(second("/visits", "", "")).get("body").getAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"httpMethod\":\"GET\"}", "{\"Records\":[]}", "{\"body\":"})
    void otherEventsAreRefused(String event) {
        assertThrows(FunctionException.class, () -> handle(event));
    }
}

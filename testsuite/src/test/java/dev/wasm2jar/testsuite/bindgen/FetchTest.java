package dev.wasm2jar.testsuite.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guest fetcher.wasm as an HTTP service that asks another server. */
class FetchTest {

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    static Path folder;

    private static OtherServer other;

    @BeforeAll
    static void start() throws Exception {
        other = new OtherServer();
        Result made = JavaProcess.wasm2jar(folder,
                WorkerLibraryTest.WORKER.resolveSibling("fetcher.wasm").toString(), "--target", "http", "-o", "fetcher.jar");
        assertEquals(0, made.exitCode(), made.stderr());
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    private static WorkerProcess start(Path home, String... options) throws Exception {
        return new WorkerProcess(home, folder.resolve("fetcher.jar"), Files.createTempFile(folder, "stderr", ""), options);
    }

    private static String call(WorkerProcess worker, String function, String path) throws Exception {
        return worker.call("GET", "/" + function + "?url=" + encoded(other.url(path)), "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void responsesAreWhatTheOtherServerSaid() throws Exception {
        for (Path home : JavaProcess.javaHomes()) {
            try (WorkerProcess worker = start(home, "--allow-outbound", other.host())) {
                assertEquals("200 text/plain; charset=utf-8 GET /a?b=c", call(worker, "text_of", "/a?b=c"));
                assertEquals("200 text/plain; charset=utf-8 GET /a%7cb%25?%5b%5d", call(worker, "text_of", "/a|b%?[]#d"));
                assertEquals("200 text/plain; charset=utf-8 Ada", call(worker, "name_of", "/json"));
                assertEquals("200 application/json " + "GET /".chars().sum(), call(worker, "sum_of", "/"));
                assertEquals("200 text/plain; charset=utf-8 404 false false " + other.url("/missing") + " from the other",
                        call(worker, "describe", "/missing"));
                assertEquals("200 text/plain; charset=utf-8 204 true false " + other.url("/empty") + " from the other",
                        call(worker, "describe", "/empty"));
                assertEquals("200 text/plain; charset=utf-8 GET /global", call(worker, "global_fetch", "/global"));
                assertEquals("200 application/json " + 10_000_000 * 'x', call(worker, "sum_of", "/large"));
            }
        }
    }

    @Test
    void requestsHaveMethodsFieldsAndBodies() throws Exception {
        try (WorkerProcess worker = start(HOME, "--allow-outbound", "127.0.0.1:*")) {
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                assertEquals("200 text/plain; charset=utf-8 " + method + " /in Authorization=Bearer secret"
                        + " Content-Type=text/plain;charset=UTF-8 Content-Length=6 X-Note=from a worker some\u00e9",
                        worker.call("POST", "/send", "{\"method\":\"" + method + "\",\"url\":\"" + other.url("/in")
                                + "\",\"text_to_send\":\"some\u00e9\"}"));
            }
            String refused = worker.call("POST", "/send", "{\"method\":\"GET\",\"url\":\"" + other.url("/in")
                    + "\",\"text_to_send\":\"x\"}");
            assertEquals("500 application/json {\"error\":\"Request with GET/HEAD method cannot have body.\"}", refused);
        }
    }

    @Test
    void aResponseCanBePassedOn() throws Exception {
        try (WorkerProcess worker = start(HOME, "--allow-outbound", "*:*")) {
            HttpResponse<String> response = worker.send("GET", "/pass_on?url=" + encoded(other.url("/missing")), "");
            assertEquals(404, response.statusCode());
            assertEquals("nothing here", response.body());
            assertEquals(List.of("from the other"), response.headers().allValues("X-Note"));
            assertEquals(List.of("12"), response.headers().allValues("Content-Length"));
        }
    }

    @Test
    void requestsToHostsThatAreNotAllowedAreRejectedWithTheOption() throws Exception {
        try (WorkerProcess none = start(HOME)) {
            assertEquals("200 text/plain; charset=utf-8 TypeError: fetch: requests to " + other.host() + " are not allowed;"
                    + " --allow-outbound " + other.host() + " allows a worker to send them, a Fetcher a program in Java",
                    call(none, "why_not", "/"));
        }
        try (WorkerProcess some = start(HOME, "--allow-outbound", "api.example", "--allow-outbound=127.0.0.1:1")) {
            assertEquals("200 text/plain; charset=utf-8 TypeError: fetch: requests to " + other.host() + " are not allowed;"
                    + " --allow-outbound " + other.host() + " allows them", call(some, "why_not", "/"));
            assertEquals("200 text/plain; charset=utf-8 TypeError: fetch: no connection to 127.0.0.1:1",
                    some.call("GET", "/why_not?url=http://127.0.0.1:1/", ""));
            assertEquals("200 text/plain; charset=utf-8 TypeError: fetch: ftp: is not a scheme that requests can have",
                    some.call("GET", "/why_not?url=ftp://api.example/", ""));
            assertEquals("200 text/plain; charset=utf-8 TypeError: fetch: the URL has a user name or password",
                    some.call("GET", "/why_not?url=http://a:b@api.example/", ""));
            assertEquals("500 application/json {\"error\":\"Failed to parse URL from /there\"}",
                    some.call("GET", "/text_of?url=/there", ""));
        }
        Result wrong = JavaProcess.java(HOME, folder, new byte[0], List.of("-jar", "fetcher.jar", "--allow-outbound", "a b"));
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.stderr().contains("--allow-outbound: not a host to allow: 'a b'"), wrong.stderr());
    }

    @Test
    void redirectsAreFollowedToHostsThatAreAllowed() throws Exception {
        try (WorkerProcess worker = start(HOME, "--allow-outbound", other.host())) {
            assertEquals("200 text/plain; charset=utf-8 200 true true " + other.url("/there?from=temporary") + " from the other",
                    call(worker, "describe", "/temporary"));
            String post = "{\"method\":\"POST\",\"url\":\"" + other.url("%s") + "\",\"text_to_send\":\"x\"}";
            // A form that was sent is not sent again, unless the status says so.
            assertEquals("200 text/plain; charset=utf-8 GET /there?from=see-other Authorization=Bearer secret"
                    + " X-Note=from a worker", worker.call("POST", "/send", post.formatted("/see-other")));
            assertEquals("200 text/plain; charset=utf-8 GET /there?from=moved Authorization=Bearer secret"
                    + " X-Note=from a worker", worker.call("POST", "/send", post.formatted("/moved")));
            assertEquals("200 text/plain; charset=utf-8 POST /there?from=temporary Authorization=Bearer secret"
                    + " Content-Type=text/plain;charset=UTF-8 Content-Length=1 X-Note=from a worker x",
                    worker.call("POST", "/send", post.formatted("/temporary")));
            String away = call(worker, "why_not", "/away");
            assertTrue(away.contains("requests to localhost:") && away.contains(" are not allowed"), away);
            assertTrue(call(worker, "why_not", "/circle").contains("more than 20 redirects"));
        }
    }

    @Test
    void redirectsCanBeLeftToTheFunction() throws Exception {
        try (WorkerProcess worker = start(HOME, "--allow-outbound", other.host())) {
            String url = "&url=" + encoded(other.url("/away"));
            assertEquals("200 application/json 307", worker.call("GET", "/without_redirect?mode=manual" + url, ""));
            String error = worker.call("GET", "/without_redirect?mode=error" + url, "");
            assertTrue(error.startsWith("500 ") && error.contains("redirects, which the request forbids"), error);
            String odd = worker.call("GET", "/without_redirect?mode=odd" + url, "");
            assertTrue(odd.startsWith("500 ") && odd.contains("odd is not a redirect mode"), odd);
        }
    }

    /** Each of the two is answered only when the other has come. */
    @Test
    void requestsOfAFunctionAreSimultaneous() throws Exception {
        try (WorkerProcess worker = start(HOME, "--allow-outbound", other.host())) {
            String pair = encoded(other.url("/pair"));
            assertEquals("200 application/json [\"both came\",\"both came\"]",
                    worker.call("GET", "/both?first=" + pair + "&second=" + pair, ""));
        }
    }

    @Test
    void aRequestThatTakesTooLongTakesItsRequestsWithIt() throws Exception {
        try (OtherServer slow = new OtherServer();
                WorkerProcess worker = start(HOME, "--allow-outbound", slow.host(), "--timeout", "3s")) {
            assertEquals("200 application/json 1", worker.call("GET", "/visits", ""));
            HttpResponse<String> late = worker.send("GET", "/text_of?url=" + encoded(slow.url("/never")), "");
            assertEquals(504, late.statusCode(), late.body());
            assertTrue(slow.awaitAbandoned());
            // The instance is another one.
            assertEquals("200 application/json 1", worker.call("GET", "/visits", ""));
        }
    }

    @Test
    void aFreshInstanceTakesItsRequestsWithIt() throws Exception {
        try (OtherServer left = new OtherServer();
                WorkerProcess worker = start(HOME, "--allow-outbound", left.host(), "--instances", "fresh")) {
            assertEquals("200 text/plain; charset=utf-8 begun", worker.call("GET",
                    "/leave_first?first=" + encoded(left.url("/never")) + "&second=" + encoded(left.url("/begun")), ""));
            assertTrue(left.awaitAbandoned());
        }
    }

    @Test
    void theClientIsLoadedWithTheFirstRequest() throws Exception {
        Path loaded = folder.resolve("loaded");
        try (WorkerProcess worker = new WorkerProcess(HOME, List.of("-Xlog:class+load:file=" + loaded),
                folder.resolve("fetcher.jar"), folder.resolve("errors"), "--allow-outbound", other.host())) {
            assertEquals("200 application/json 1", worker.call("GET", "/visits", ""));
            assertFalse(Files.readString(loaded).contains("java.net.http."));
            assertEquals("200 text/plain; charset=utf-8 Ada", call(worker, "name_of", "/json"));
            assertTrue(Files.readString(loaded).contains("java.net.http."));
        }
    }
}

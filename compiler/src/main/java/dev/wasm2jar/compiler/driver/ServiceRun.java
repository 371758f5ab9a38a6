package dev.wasm2jar.compiler.driver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A run of a service that answers requests, and then is asked to end.
 *
 * @param requests paths to GET, one after another
 */
record ServiceRun(List<String> arguments, List<String> requests) implements TrainingRun {

    private static final int SECONDS = 10;
    private static final int FIRST_FAILURE = 400;

    ServiceRun {
        arguments = List.copyOf(arguments);
        requests = List.copyOf(requests);
    }

    @Override
    public List<String> run(ProcessBuilder builder) throws IOException {
        try (var process = new TrainingProcess(builder)) {
            CompletableFuture<URI> listening = new ServiceOutput(process.output()).listening();
            HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var remarks = new ArrayList<String>();
            try {
                URI address = listening.get(SECONDS, TimeUnit.SECONDS);
                for (String path : requests) {
                    String problem = problem(client, address.resolve(path));
                    if (problem != null) {
                        remarks.add("GET " + path + " " + problem);
                    }
                }
            } catch (TimeoutException | ExecutionException silent) {
                remarks.add("the service did not start to listen");
            }
            remarks.addAll(process.end());
            return remarks;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** What is wrong with the response; null if nothing. */
    private static String problem(HttpClient client, URI resource) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(
                HttpRequest.newBuilder(resource).build(), HttpResponse.BodyHandlers.discarding());
        try {
            int status = response.get(SECONDS, TimeUnit.SECONDS).statusCode();
            return status < FIRST_FAILURE ? null : "was answered " + status;
        } catch (ExecutionException failure) {
            return "was not answered: " + failure.getCause().getMessage();
        } catch (TimeoutException late) {
            response.cancel(true);
            return "was not answered within " + SECONDS + " seconds";
        }
    }
}

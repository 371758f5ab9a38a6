package dev.wasm2jar.runtime.http;

import java.io.IOException;

/** A request that has been read, and the response to it. */
final class Exchange {

    private final HttpServerOptions options;
    private final ServerRequest request;
    private final RequestBody requestBody;
    private final ServerResponse response;
    private final ResponseTarget target;

    Exchange(HttpServerOptions options, ServerRequest request, RequestBody requestBody, ResponseTarget target) {
        this.options = options;
        this.request = request;
        this.requestBody = requestBody;
        this.target = target;
        response = new ServerResponse(target);
    }

    /** Whether a thread that the handler left behind is reading or writing still. */
    boolean isUsedByOthers() {
        return requestBody.isBeingRead() || response.body().isBeingSent();
    }

    int status() {
        return response.status();
    }

    /**
     * Lets a handler answer, and answers itself if it can't.
     *
     * @throws IOException if the response could not be completed; the connection is of no more use
     */
    void run(HttpHandler handler) throws IOException {
        try {
            handler.handle(request, response);
            response.body().close();
        } catch (HttpError error) {
            if (error.getCause() != null || response.hasBegun()) {
                report(error);
            }
            answer(error);
        } catch (BadRequest bad) {
            answer(new HttpError(bad.status(), bad.getMessage()));
        } catch (ConnectionLost lost) {
            throw lost;
        } catch (IncompleteResponse told) {
            answer(new HttpError(500, told.getMessage()));
        } catch (Throwable failure) {
            report(failure);
            answer(new HttpError(500, "The function failed."));
        } finally {
            requestBody.close();
            response.body().abandon();
            // What was to interrupt the handler must not interrupt what comes next.
            Thread.interrupted();
        }
    }

    private void report(Throwable failure) {
        if (requestBody.failure() != null || target.isLost()) {
            // The client is the reason.
            return;
        }
        FailureLog.log(options.logFormat(), request, failure);
        if (options.observer() != null) {
            options.observer().failed(request, failure);
        }
    }

    private void answer(HttpError error) throws IOException {
        if (response.hasBegun()) {
            // The client must see what there is, and that it is not complete.
            target.flush();
            if (response.length() == BodyFraming.UNTIL_CLOSE) {
                target.reset();
            }
            throw new ConnectionLost("the handler failed after its response had begun", error);
        }
        IOException broken = requestBody.failure();
        if (broken instanceof ConnectionLost) {
            throw broken;
        }
        response.reset();
        if (broken instanceof BadRequest bad) {
            // Whatever the handler made of it, it is the client's fault.
            ErrorPage.send(request, response, new HttpError(bad.status(), bad.getMessage()));
        } else {
            ErrorPage.send(request, response, error);
        }
    }
}

package dev.wasm2jar.runtime.lambda;

import dev.wasm2jar.runtime.http.HttpHeaders;
import dev.wasm2jar.runtime.http.HttpResponse;
import dev.wasm2jar.runtime.http.StatusText;
import dev.wasm2jar.runtime.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A response that goes into what Lambda returns. Nothing of it is sent before it is complete. */
final class EventResponse implements HttpResponse {

    private int status = 200;
    private final HttpHeaders headers = new HttpHeaders();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Override
    public void status(int code) {
        status = code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public boolean hasBegun() {
        return false;
    }

    @Override
    public OutputStream body() {
        return body;
    }

    /** Forgets everything. */
    void reset() {
        status = 200;
        body.reset();
        while (headers.size() > 0) {
            headers.remove(headers.name(0));
        }
    }

    /** The response as the sender of the event wants it. */
    String toJson(EventFormat format, Map<?, ?> event) {
        var json = new JsonWriter().beginObject().name("statusCode").value(status);
        // Lambda frames the body itself.
        headers.remove("Content-Length");
        switch (format) {
            case API_GATEWAY_2:
                writeCookies(json);
                headers.remove("Set-Cookie");
                writeHeaders(json);
                break;
            case API_GATEWAY_1:
                writeAllHeaders(json);
                break;
            default:
                json.name("statusDescription").value(status + " " + StatusText.of(status));
                if (event.get("multiValueHeaders") instanceof Map) {
                    writeAllHeaders(json);
                } else {
                    writeHeaders(json);
                }
        }
        writeBody(json);
        return json.endObject().toString();
    }

    private void writeCookies(JsonWriter json) {
        List<String> cookies = headers.all("Set-Cookie");
        if (!cookies.isEmpty()) {
            json.name("cookies").beginArray();
            for (String cookie : cookies) {
                json.value(Latin1.text(cookie));
            }
            json.endArray();
        }
    }

    /** Names without regard to case, in the order of their first occurrence. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** One value for each name: a list, but of cookies, which can't be one, the last. */
    private void writeHeaders(JsonWriter json) {
        json.name("headers").beginObject();
        for (String name : names()) {
            List<String> values = headers.all(name);
            String value = name.equals("set-cookie") ? values.get(values.size() - 1) : String.join(", ", values);
            json.name(name).value(Latin1.text(value));
        }
        json.endObject();
    }

    private void writeAllHeaders(JsonWriter json) {
        json.name("multiValueHeaders").beginObject();
        for (String name : names()) {
            json.name(name).beginArray();
            for (String value : headers.all(name)) {
                json.value(Latin1.text(value));
            }
            json.endArray();
        }
        json.endObject();
    }

    /** As text if it is UTF-8, which no compressed body and no picture is. */
    private void writeBody(JsonWriter json) {
        byte[] bytes = body.toByteArray();
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException binary) {
            text = null;
        }
        json.name("body").value(text == null ? Base64.getEncoder().encodeToString(bytes) : text);
        json.name("isBase64Encoded").value(text == null);
    }
}

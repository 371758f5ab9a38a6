package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsGlobal;
import java.util.List;

/** Variables of the configuration as globals, which is where service workers find theirs. */
final class WorkerVariables {

    private WorkerVariables() {}

    /** @param variables names and values with = between */
    static void define(JsContext context, List<String> variables) {
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            JsGlobal.of(context).put(variable.substring(0, equals), variable.substring(equals + 1));
        }
    }
}

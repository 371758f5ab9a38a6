package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.metadata.Callee;
import dev.wasm2jar.compiler.bindgen.metadata.ImportedItem;
import dev.wasm2jar.runtime.js.JsBinding;
import dev.wasm2jar.runtime.js.JsBinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JavaScript globals of {@code dev.wasm2jar.runtime.js}. */
final class RuntimeGlobals implements Globals {

    /** What drops the module's use of a closure, from release 0.2.101 on: a method of the functions that are closures. */
    private static final String RELEASE_CLOSURE = "_wbg_cb_unref";

    @Override
    public Optional<Target> find(ImportedItem item, Descriptor.Function type) {
        if (item.source().isPresent()) {
            return Optional.empty();
        }
        int parameters = type.parameters().size();
        if (item instanceof ImportedItem.Function function) {
            if (function.callee().name().equals(RELEASE_CLOSURE)) {
                return Optional.of(IntrinsicMethods.find("dev/wasm2jar/runtime/bindgen/GuestClosure", "release"));
            }
            return function(function, parameters);
        }
        if (item instanceof ImportedItem.Static value) {
            return binding(Kind.STATIC_GETTER, path(value.namespace(), Optional.empty()), value.name(), 0);
        }
        if (item instanceof ImportedItem.InstanceOf test) {
            return binding(Kind.INSTANCEOF, path(test.namespace(), Optional.of(test.className())), "", 1);
        }
        return Optional.of(new Target.Text(((ImportedItem.Text) item).text()));
    }

    private static Optional<Target> function(ImportedItem.Function function, int parameters) {
        Callee callee = function.callee();
        String path = path(function.namespace(), callee.className());
        Kind kind = switch (callee.operation()) {
            case CONSTRUCTOR -> Kind.CONSTRUCTOR;
            case GETTER -> callee.isStatic() ? Kind.STATIC_GETTER : Kind.GETTER;
            case SETTER -> callee.isStatic() ? Kind.STATIC_SETTER : Kind.SETTER;
            case INDEX_GETTER -> Kind.INDEXING_GETTER;
            case INDEX_SETTER -> Kind.INDEXING_SETTER;
            case INDEX_DELETER -> Kind.INDEXING_DELETER;
            case CALL -> callee.takesReceiver() ? Kind.METHOD : Kind.FUNCTION;
        };
        return binding(kind, path, kind == Kind.CONSTRUCTOR ? "" : callee.name(), parameters);
    }

    private static String path(List<String> namespace, Optional<String> className) {
        var parts = new ArrayList<>(namespace);
        className.ifPresent(parts::add);
        return String.join(".", parts);
    }

    private static Optional<Target> binding(Kind kind, String path, String name, int parameters) {
        return Optional.ofNullable(JsBinding.find(kind, path, name, parameters))
                .map(found -> new Target.StaticMethod(
                        found.owner(), found.method(), found.descriptor(), found.constants()));
    }
}

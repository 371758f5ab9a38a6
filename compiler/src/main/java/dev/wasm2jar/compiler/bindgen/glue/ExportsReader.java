package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.metadata.Callee;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedEnum;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedFunction;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedStruct;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.bindgen.metadata.Operation;
import dev.wasm2jar.compiler.javascript.Expression;
import dev.wasm2jar.compiler.javascript.JsClass;
import dev.wasm2jar.compiler.javascript.JsFunction;
import dev.wasm2jar.compiler.javascript.Walk;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what the glue exports: functions and classes that call the module. */
final class ExportsReader {

    private static final String START = ModuleNames.START;
    /** What the module has for the glue itself begins so. */
    private static final List<String> INTERNAL = List.of("__wbindgen_", "__externref_");

    private final GlueFile glue;
    private final GlueReader reader;
    private final Set<String> adapters;
    private final List<Export> exports = new ArrayList<>();
    private final List<ExportedFunction> functions = new ArrayList<>();
    private final List<ExportedStruct> structs = new ArrayList<>();
    private final Map<String, Descriptor.Function> types = new HashMap<>();

    /** @param adapters functions of the glue that are for closures */
    ExportsReader(GlueFile glue, GlueReader reader, Set<String> adapters) {
        this.glue = glue;
        this.reader = reader;
        this.adapters = adapters;
    }

    GlueExports read() {
        if (reader.exported(START).isPresent()) {
            functions.add(new ExportedFunction(START,
                    new Callee(Optional.empty(), false, Operation.CALL, START), false, true, List.of()));
        }
        glue.classes().forEach(this::type);
        glue.functions().forEach((name, code) -> {
            if (!adapters.contains(name) && !name.startsWith("__wb")) {
                called(code).ifPresent(export -> function(name, code, export));
            }
        });
        return new GlueExports(reader.withKnownNames(exports),
                new Metadata(reader.release(), functions, structs, enums(), Map.of(), glue.stringEnums()),
                new GlueDescriptions(types));
    }

    /** The function of the module that a function of the glue is for: the only one that is not the glue's own. */
    private Optional<String> called(JsFunction code) {
        return calls(code).stream()
                .filter(export -> INTERNAL.stream().noneMatch(export::startsWith))
                .filter(export -> reader.exported(export).isPresent())
                .findFirst();
    }

    private static Set<String> calls(JsFunction code) {
        var found = new LinkedHashSet<String>();
        Walk.over(code.body(), statement -> {}, expression -> {
            if (expression instanceof Expression.Call call) {
                GlueHelpers.export(call).ifPresent(found::add);
            }
        });
        return found;
    }

    /** The function of the module that an adapter calls: with its own first parameter, whatever its name is. */
    Optional<String> adapted(JsFunction code) {
        var found = new LinkedHashSet<String>();
        Walk.over(code.body(), statement -> {}, expression -> {
            if (expression instanceof Expression.Call call && !code.parameters().isEmpty()
                    && call.arguments().stream().limit(2).anyMatch(argument ->
                            argument instanceof Expression.Name name && name.name().equals(code.parameters().get(0)))) {
                GlueHelpers.export(call).ifPresent(found::add);
            }
        });
        return found.stream().findFirst();
    }

    private void function(String name, JsFunction code, String export) {
        add(name, new Callee(Optional.empty(), false, Operation.CALL, name), code, export);
    }

    private void add(String key, Callee callee, JsFunction code, String export) {
        var function = new GlueFunction(glue, key, code, TypeComments.of(code.comment()));
        ExportReader.Read read = reader.export(function, export,
                callee.operation() == Operation.CONSTRUCTOR ? callee.className().orElseThrow() : "");
        if (read.takesReceiver() != callee.takesReceiver()) {
            throw function.refuse(callee.takesReceiver() ? "it does not pass its object" : "it passes an object");
        }
        exports.add(new Export(key, ExternalKind.FUNCTION, reader.exported(export).orElseThrow()));
        functions.add(new ExportedFunction(key, callee, read.receiver() == Value.Ownership.GIVEN, false,
                code.parameters()));
        types.put(key, read.type());
    }

    private void type(String name, JsClass type) {
        Optional<String> free = type.members().stream()
                .filter(member -> member.function().name().equals("free"))
                .flatMap(member -> called(member.function()).stream())
                .findFirst();
        if (free.isEmpty()) {
            return;
        }
        var struct = new ExportedStruct(name, name, List.of());
        structs.add(struct);
        exports.add(new Export(struct.free(), ExternalKind.FUNCTION, reader.exported(free.get()).orElseThrow()));
        for (JsClass.Member member : type.members()) {
            String called = member.function().name();
            if (!called.equals("free")) {
                called(member.function()).ifPresent(export -> member(name, member, export));
            }
        }
    }

    private void member(String className, JsClass.Member member, String export) {
        boolean isStatic = member.placement() == JsClass.Placement.CLASS;
        Operation operation = switch (member.kind()) {
            case CONSTRUCTOR -> Operation.CONSTRUCTOR;
            case METHOD -> Operation.CALL;
            case GETTER -> Operation.GETTER;
            case SETTER -> Operation.SETTER;
        };
        String name = member.function().name();
        String key = className + (isStatic ? "." : ".prototype.")
                + (member.kind() == JsClass.Kind.GETTER ? "get " : member.kind() == JsClass.Kind.SETTER ? "set " : "") + name;
        boolean makes = operation == Operation.CONSTRUCTOR;
        add(key, new Callee(Optional.of(className), isStatic || makes, operation, makes ? "new" : name),
                member.function(), export);
    }

    /** {@code Object.freeze({ Name: 0, "0": "Name" })}. */
    private List<ExportedEnum> enums() {
        var result = new ArrayList<ExportedEnum>();
        glue.constants().forEach((name, value) -> {
            if (value instanceof Expression.Call call && call.callee() instanceof Expression.Member freeze
                    && freeze.name().equals("freeze") && call.arguments().get(0) instanceof Expression.ObjectLiteral object) {
                List<ExportedEnum.Constant> constants = constants(object);
                if (!constants.isEmpty()) {
                    result.add(new ExportedEnum(name, constants));
                }
            }
        });
        return result;
    }

    private static List<ExportedEnum.Constant> constants(Expression.ObjectLiteral object) {
        var constants = new ArrayList<ExportedEnum.Constant>();
        for (Expression.Property property : object.properties()) {
            if (property.name().isPresent() && property.value() instanceof Expression.Literal literal
                    && literal.value() instanceof Double number) {
                constants.add(new ExportedEnum.Constant(property.name().get(), number.intValue()));
            }
        }
        return constants;
    }
}

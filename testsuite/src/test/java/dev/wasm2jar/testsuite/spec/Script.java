package dev.wasm2jar.testsuite.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script of the suite.
 *
 * @param name of the .wast file, relative to the suite
 * @param folder of its modules
 */
record Script(String name, Path folder, List<Command> commands) {

    static Script read(String name, Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            JsonObject root = JsonParser.parseReader(reader).getAsJsonObject();
            return new Script(name, file.getParent(), commands(root.getAsJsonArray("commands")));
        }
    }

    private static List<Command> commands(JsonArray list) {
        var commands = new ArrayList<Command>();
        list.forEach(element -> commands.add(command(element.getAsJsonObject())));
        return commands;
    }

    private static Command command(JsonObject json) {
        int line = json.get("line").getAsInt();
        String type = json.get("type").getAsString();
        return switch (type) {
            case "module" -> new Command.MakeInstance(line, type, text(json, "name"), binary(json));
            case "module_definition" -> new Command.Define(line, type, text(json, "name"), binary(json));
            case "module_instance" ->
                    new Command.InstantiateDefined(line, type, text(json, "instance"), text(json, "module"));
            case "register" -> new Command.Register(line, type, text(json, "name"), text(json, "as"));
            case "action" -> new Command.Perform(line, type, action(json));
            case "assert_return" -> new Command.AssertReturn(line, type, action(json), expected(json));
            case "assert_trap", "assert_exhaustion" ->
                    new Command.AssertTrap(line, type, action(json), text(json, "text"));
            case "assert_exception" -> new Command.AssertException(line, type, action(json));
            case "assert_invalid", "assert_malformed" ->
                    new Command.AssertRefused(line, type, binary(json), text(json, "text"));
            case "assert_unlinkable", "assert_uninstantiable" ->
                    new Command.AssertNoInstance(line, type, binary(json), text(json, "text"));
            case "thread" -> new Command.StartThread(line, type, text(json, "name"), text(json, "shared_module"),
                    commands(json.getAsJsonArray("commands")));
            case "wait" -> new Command.AwaitThread(line, type, text(json, "thread"));
            default -> throw new IllegalArgumentException("unknown command " + type);
        };
    }

    private static String text(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null ? null : value.getAsString();
    }

    private static Command.Binary binary(JsonObject json) {
        return new Command.Binary(text(json, "filename"), "text".equals(text(json, "module_type")));
    }

    private static Action action(JsonObject command) {
        JsonObject json = command.getAsJsonObject("action");
        String instance = text(json, "module");
        String field = text(json, "field");
        String type = text(json, "type");
        return switch (type) {
            case "invoke" -> {
                var arguments = new ArrayList<Object>();
                json.getAsJsonArray("args").forEach(value -> arguments.add(ValueReader.argument(value.getAsJsonObject())));
                yield new Action.Invoke(instance, field, arguments);
            }
            case "get" -> new Action.Get(instance, field);
            default -> throw new IllegalArgumentException("unknown action " + type);
        };
    }

    private static List<Expected> expected(JsonObject command) {
        var results = new ArrayList<Expected>();
        command.getAsJsonArray("expected").forEach(value -> results.add(ValueReader.expected(value.getAsJsonObject())));
        return results;
    }
}

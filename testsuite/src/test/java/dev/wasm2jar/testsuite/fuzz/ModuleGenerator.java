package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Definition;
import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Function;
import dev.wasm2jar.testsuite.fuzz.GeneratedModule.GlobalInfo;
import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Invocation;
import dev.wasm2jar.testsuite.fuzz.GeneratedModule.MemoryInfo;
import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Shape;
import dev.wasm2jar.testsuite.fuzz.GeneratedModule.TableInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes valid modules that terminate: the same one for the same seed. */
final class ModuleGenerator {

    private static final int INVOCATIONS = 3;
    /** More arguments than a method of the JVM can have. */
    private static final int MANY = 140;

    final GeneratedModule module = new GeneratedModule();
    final Subtypes subtypes = new Subtypes(module);
    final Random random;
    final Profile profile;

    private ModuleGenerator(long seed) {
        this.random = new Random(seed * 0x9e3779b97f4a7c15L);
        this.profile = Profile.random(random);
    }

    static GeneratedModule generate(long seed) {
        var generator = new ModuleGenerator(seed);
        generator.declare();
        generator.functions();
        return generator.module;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Type anyType() {
        int choice = random.nextInt(10);
        if (choice < 5) {
            return pick(GeneratedModule.LOGGED);
        }
        if (choice < 7 && profile.vectors()) {
            return Type.V128;
        }
        return choice < 8 ? Type.I32 : anyReference();
    }

    Type anyReference() {
        List<Type> choices = new ArrayList<>(List.of(Type.FUNC, Type.EXTERN));
        if (profile.exceptions()) {
            choices.add(Type.EXN);
        }
        if (profile.heap()) {
            choices.addAll(List.of(Type.ANY, Type.EQ, Type.I31, Type.STRUCT, Type.ARRAY));
        }
        if (!module.definitions.isEmpty() && chance(0.6)) {
            return Type.ref(random.nextInt(definitionCount), chance(0.8));
        }
        return pick(choices);
    }

    /** How many definitions there will be: they may refer to later ones. */
    private int definitionCount;

    private List<Type> types(int most) {
        List<Type> types = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            types.add(anyType());
        }
        return types;
    }

    private void declare() {
        if (profile.functionReferences()) {
            definitions();
        }
        int memories = chance(0.05) ? 0 : profile.severalMemories() ? 2 + random.nextInt(2) : 1;
        for (int i = 0; i < memories; i++) {
            boolean shared = profile.atomics() && chance(0.6);
            boolean large = !shared && profile.largeMemories() && chance(0.7);
            int minimum = random.nextInt(20) == 0 ? 0 : 1;
            module.memories.add(new MemoryInfo(profile.wideMemories() && chance(0.6), shared, minimum,
                    large ? 40000 : minimum + random.nextInt(4)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            byte[] bytes = new byte[chance(0.1) ? random.nextInt(100) : 100 + random.nextInt(100)];
            random.nextBytes(bytes);
            module.data.add(bytes);
        }
        if (profile.exceptions()) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                module.tags.add(types(3));
            }
        }
        module.globals.add(new GlobalInfo(Type.I32, true, new Out().bytes(0x41).signed(profile.fuel()).toBytes()));
        for (int i = random.nextInt(6); i > 0; i--) {
            Type type = anyType().asNullable();
            module.globals.add(new GlobalInfo(type, chance(0.8), subtypes.simplest(type).code));
        }
    }

    private void definitions() {
        definitionCount = 2 + random.nextInt(profile.heap() ? 7 : 3);
        for (int i = 0; i < definitionCount; i++) {
            // A placeholder, so that anyReference() may choose it.
            module.definitions.add(new Definition(Shape.FUNCTION, List.of(), List.of(), List.of(), -1));
        }
        for (int i = 0; i < definitionCount; i++) {
            int kind = i == 0 || !profile.heap() ? 0 : i == 1 ? 1 : i == 2 ? 2 : random.nextInt(3);
            module.definitions.set(i, switch (kind) {
                case 0 -> new Definition(Shape.FUNCTION, types(4), types(3), List.of(), -1);
                case 1 -> structure(i);
                default -> {
                    Type element = field();
                    yield new Definition(Shape.ARRAY, List.of(), List.of(element), List.of(chance(0.9)), -1);
                }
            });
        }
    }

    private Type field() {
        return chance(0.25) ? pick(List.of(Type.I8, Type.I16)) : anyType().asNullable();
    }

    private Definition structure(int index) {
        List<Type> fields = new ArrayList<>();
        List<Boolean> mutable = new ArrayList<>();
        int supertype = -1;
        for (int i = 0; i < index; i++) {
            if (module.definitions.get(i).shape() == Shape.STRUCT && chance(0.5)) {
                supertype = i;
            }
        }
        if (supertype >= 0) {
            fields.addAll(module.definitions.get(supertype).fields());
            mutable.addAll(module.definitions.get(supertype).mutable());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add(field());
            mutable.add(chance(0.8));
        }
        return new Definition(Shape.STRUCT, List.of(), fields, mutable, supertype);
    }

    private void functions() {
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < module.definitions.size(); i++) {
            Definition definition = module.definitions.get(i);
            if (definition.shape() == Shape.FUNCTION) {
                module.functions.add(new Function(i, definition.parameters(), definition.fields()));
            }
        }
        for (int i = 0; i < count; i++) {
            List<Type> parameters = types(4);
            if (profile.wideFunctions() && chance(0.5)) {
                for (int wide = 0; wide < MANY; wide++) {
                    parameters.add(chance(0.5) ? pick(List.of(Type.I64, Type.F64)) : anyType());
                }
            }
            module.functions.add(new Function(-1, parameters, types(chance(0.1) ? 9 : 3)));
        }
        module.tables.add(new TableInfo(Type.FUNC, profile.wideMemories() && chance(0.5), 8, 20));
        if (chance(0.5)) {
            module.tables.add(new TableInfo(anyReference().asNullable(), profile.wideMemories() && chance(0.5), 8, 20));
        }
        if (chance(0.5)) {
            List<Integer> segment = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                segment.add(random.nextInt(module.functions.size()));
            }
            module.elements.add(segment);
        }
        int inner = module.functions.size();
        for (int i = 0; i < inner; i++) {
            new CodeGenerator(this, module.functions.get(i), profile.budget()).generate(profile.statements());
        }
        for (int i = 0; i < inner; i++) {
            if (module.functions.size() - inner < 5) {
                wrapper(i);
            }
        }
    }

    /** Exports a function under a type that any host knows. */
    private void wrapper(int inner) {
        Function callee = module.functions.get(inner);
        List<Type> parameters = new ArrayList<>();
        List<Type> results = new ArrayList<>();
        List<Node> operands = new ArrayList<>();
        var function = new Function(-1, parameters, results);
        for (Type type : callee.parameters) {
            if (parameters.size() < 6 && (type.number() || type.equals(Type.V128))) {
                boolean vector = type.equals(Type.V128);
                parameters.add(vector ? Type.I64 : type);
                var out = new Out().bytes(0x20).unsigned(parameters.size() - 1);
                if (vector) {
                    out.bytes(0xfd, 0x12, 0xfd, 0x0c).little(random.nextLong(), 8).little(random.nextInt(3), 8).bytes(0xfd, 0x51);
                }
                operands.add(Node.plain(out, List.of(), List.of(type)));
            } else {
                operands.add(null);
            }
        }
        var code = new CodeGenerator(this, new Function(-1, List.of(), List.of()), 0);
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) == null) {
                operands.set(i, code.leaf(callee.parameters.get(i)));
            }
        }
        Node call = Node.plain(new Out().bytes(0x10).unsigned(GeneratedModule.LOGGED.size() + inner), operands, callee.results);
        var store = new Out();
        var load = new Out();
        List<Integer> locals = new ArrayList<>();
        for (Type type : callee.results) {
            locals.add(function.addLocal(type.asNullable()));
        }
        for (int i = locals.size() - 1; i >= 0; i--) {
            store.bytes(0x21).unsigned(locals.get(i));
        }
        for (int i = 0; i < locals.size(); i++) {
            Type type = callee.results.get(i);
            load.bytes(0x20).unsigned(locals.get(i));
            if (type.number()) {
                results.add(type);
            } else if (type.equals(Type.V128)) {
                load.bytes(0xfd, 0x1d, 0).bytes(0x20).unsigned(locals.get(i)).bytes(0xfd, 0x1d, 1);
                results.addAll(List.of(Type.I64, Type.I64));
            } else {
                load.bytes(0xd1);
                results.add(Type.I32);
            }
        }
        Node body = Node.block(Node.Kind.BLOCK, List.of(), List.of(), results);
        body.body.add(Node.plain(new Out().bytes(0x41).signed(profile.fuel()).bytes(0x24).unsigned(GeneratedModule.FUEL),
                List.of(), List.of()).fix());
        body.body.add(Node.plain(store, List.of(call), List.of()).fix());
        body.body.add(Node.plain(load, List.of(), results).fix());
        function.body = body;
        function.exported = true;
        module.functions.add(function);
        for (int i = 0; i < INVOCATIONS; i++) {
            module.invocations.add(new Invocation(module.functions.size() - 1, arguments(parameters)));
        }
        if (chance(0.3)) {
            Collections.shuffle(module.invocations, random);
        }
    }

    private List<String> arguments(List<Type> types) {
        var numbers = new NumberCode(new CodeGenerator(this, new Function(-1, List.of(), List.of()), 0));
        return types.stream().map(type -> type.text() + ":" + switch (type.code()) {
            case 0x7f -> Integer.toString((int) numbers.integer());
            case 0x7e -> Long.toString(numbers.integer());
            case 0x7d -> Integer.toHexString(Float.floatToIntBits((float) numbers.number()));
            default -> Long.toHexString(Double.doubleToLongBits(numbers.number()));
        }).toList();
    }
}

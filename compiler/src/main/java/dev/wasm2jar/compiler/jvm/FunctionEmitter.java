package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Piece;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.pass.LocalUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a function as a static method, and each of its pieces as another. */
final class FunctionEmitter {

    private static final int ACCESS = Opcodes.ACC_STATIC;
    /** Constants that ldc loads by a number of one byte (JVMS 6.5). */
    private static final int NEAR_CONSTANTS = 256;

    private final ModuleLayout layout;
    private final ClassVisitor target;
    private final String sourceFile;
    private final Map<String, ClassFile> pieceClasses = new LinkedHashMap<>();
    private final IrFunction function;
    private final MethodListener methods;
    private final MethodRef method;
    private final JvmSignature signature;
    private final String frameClass;
    private final PieceMethods pieceMethods;

    private FunctionEmitter(
            ModuleLayout layout,
            ClassVisitor target,
            String sourceFile,
            IrFunction function,
            MethodRef method,
            JvmSignature signature,
            MethodListener methods) {
        this.layout = layout;
        this.target = target;
        this.sourceFile = sourceFile;
        this.function = function;
        this.methods = methods;
        this.method = method;
        this.signature = signature;
        this.frameClass = function.hasFrame() ? frameClass(layout, function) : null;
        this.pieceMethods = new PieceMethods(layout, function, method, frameClass);
    }

    /** Writes the function; returns the classes that hold what does not fit the target, by name. */
    static Map<String, byte[]> emit(
            ModuleLayout layout,
            ClassVisitor target,
            String sourceFile,
            IrFunction function,
            MethodListener methods) {
        MethodRef tailCalling = layout.tailCallingBody(function.index());
        MethodRef method = layout.function(function.index());
        MethodListener checked = checked(methods);
        var emitter = new FunctionEmitter(layout, target, sourceFile, function, method,
                layout.jvmSignature(function.signature()), checked);
        emitter.emitBody(tailCalling == null ? method : tailCalling);
        if (tailCalling != null) {
            TailCallEmitter.emitCaller(layout, target, function.index());
        }
        emitter.emitPieces();
        Map<String, byte[]> classes = new LinkedHashMap<>(emitter.finishPieceClasses());
        function.rest().ifPresent(rest -> {
            JvmSignature signature = JvmSignature.of(rest.signature());
            MethodRef restMethod = method.rest(signature, layout.instanceDescriptor());
            var restEmitter = new FunctionEmitter(layout, target, sourceFile, rest, restMethod, signature, checked);
            restEmitter.emitBody(restMethod);
            restEmitter.emitPieces();
            classes.putAll(restEmitter.finishPieceClasses());
        });
        return classes;
    }

    /** Bytes of the method that the body of a function becomes, or a few more: as in a class that has many constants already. */
    static int codeSize(ModuleLayout layout, IrFunction function) {
        var writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, ACCESS, layout.instanceClass, null, "java/lang/Object", null);
        for (int constant = 0; constant < NEAR_CONSTANTS; constant++) {
            writer.newConst(constant);
        }
        int[] size = new int[1];
        MethodRef method = layout.function(function.index());
        new FunctionEmitter(layout, writer, null, function, method, JvmSignature.of(function.signature()),
                (index, name, codeSize) -> size[0] = codeSize).emitBody(method);
        return size[0];
    }

    private static MethodListener checked(MethodListener methods) {
        return (function, name, codeSize) -> {
            if (codeSize > MethodLimits.MAX_CODE) {
                throw new IllegalStateException("method " + name + " has " + codeSize
                        + " bytes of code, more than " + MethodLimits.MAX_CODE);
            }
            methods.method(function, name, codeSize);
        };
    }

    /** The class of the object that holds the locals which a function's body and pieces share. */
    static String frameClass(ModuleLayout layout, IrFunction function) {
        return layout.instanceClass + "$Frame" + function.index();
    }

    private void emitPieces() {
        for (Piece piece : function.pieces()) {
            emitPiece(piece);
        }
    }

    private Map<String, byte[]> finishPieceClasses() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        pieceClasses.forEach((name, file) -> classes.put(name, file.toBytes()));
        return classes;
    }

    private void emitBody(MethodRef written) {
        MethodVisitor visitor = begin(written);
        var code = new Code(visitor);
        var slots = new LocalSlots();
        MethodScope scope = scope(code, slots);
        int boxedArguments = -1;
        if (signature.boxed()) {
            boxedArguments = slots.reserve("[Ljava/lang/Object;", 1);
            slots.addInstance(layout.instanceClass);
            function.parameters().stream().filter(local -> !scope.isInFrame(local)).forEach(slots::add);
        } else {
            function.parameters().forEach(slots::add);
            slots.addInstance(layout.instanceClass);
        }
        Set<Local> kept = kept(function.body(), Set.copyOf(function.parameters()));
        VariableLayout variables = variables(slots, function.body(), kept);
        if (frameClass != null) {
            variables.addFrameObject(frameClass, function.frame());
        }
        if (signature.boxed()) {
            variables.place();
            unboxArguments(code, scope, boxedArguments);
        } else {
            for (VariableLayout.Move move : variables.place(function.parameters(), scope::isInFrame)) {
                JvmType type = JvmType.of(move.parameter().type());
                code.load(type, move.from());
                code.store(type, slots.of(move.parameter()));
            }
            if (frameClass != null) {
                makeFrame(code, scope);
            }
        }
        slots.closeFrame();
        finish(visitor, scope, kept, function.body(), signature, method);
    }

    private void unboxArguments(Code code, MethodScope scope, int arguments) {
        if (frameClass != null) {
            newFrame(code);
            code.storeObject(scope.slots.frameObject());
        }
        // A vector is one argument and two parameters of the code.
        int local = 0;
        for (int i = 0; i < signature.parameters().size(); i++) {
            JvmType type = signature.parameters().get(i);
            code.loadObject(arguments);
            code.constant(i);
            code.op(Opcodes.AALOAD);
            code.unbox(type);
            if (type.equals(JvmType.VECTOR)) {
                scope.storeLocal(function.parameters().get(local + 1));
                scope.storeLocal(function.parameters().get(local));
                local += 2;
            } else {
                scope.storeLocal(function.parameters().get(local++));
            }
        }
    }

    private void newFrame(Code code) {
        code.type(Opcodes.NEW, frameClass);
        code.op(Opcodes.DUP);
        code.invokeSpecial(frameClass, "<init>", "()V");
    }

    /** The slot of the object may be that of a parameter: it is assigned when all of them are in it. */
    private void makeFrame(Code code, MethodScope scope) {
        newFrame(code);
        for (Local parameter : function.parameters()) {
            if (scope.isInFrame(parameter)) {
                JvmType type = JvmType.of(parameter.type());
                code.op(Opcodes.DUP);
                code.load(type, scope.slots.of(parameter));
                code.putField(frameClass, MethodScope.frameField(parameter), type.descriptor);
            }
        }
        code.storeObject(scope.slots.frameObject());
    }

    private void emitPiece(Piece piece) {
        MethodRef pieceMethod = pieceMethods.of(piece.number());
        MethodVisitor visitor = begin(pieceMethod);
        var code = new Code(visitor);
        var slots = new LocalSlots();
        MethodScope scope = scope(code, slots);
        slots.addFrameObject(frameClass);
        piece.entry().ifPresent(slots::add);
        slots.addInstance(layout.instanceClass);
        if (pieceMethods.takesNull(piece.number())) {
            slots.reserve(pieceMethods.missingClass(), 1);
        }
        Set<Local> kept = kept(piece.body(), piece.entry().map(Set::of).orElse(Set.of()));
        variables(slots, piece.body(), kept).place();
        slots.closeFrame();
        finish(visitor, scope, kept, piece.body(), PIECE, pieceMethod);
    }

    private static final JvmSignature PIECE = new JvmSignature(List.of(), false, List.of(JvmType.INT));

    private MethodScope scope(Code code, LocalSlots slots) {
        return new MethodScope(layout, method, code, slots, function.frame(), frameClass, pieceMethods);
    }

    private MethodVisitor begin(MethodRef written) {
        ClassVisitor owner = written.owner().equals(method.owner())
                ? target
                : pieceClasses.computeIfAbsent(written.owner(), name -> ClassFile.ofStatics(name, sourceFile)).writer;
        MethodVisitor visitor = new StoreLoadVisitor(
                owner.visitMethod(ACCESS, written.name(), written.descriptor(), null, null));
        visitor.visitCode();
        return visitor;
    }

    /** The locals, other than parameters, that must be in every stack map frame. */
    private Set<Local> kept(List<Statement> body, Set<Local> parameters) {
        Set<Local> kept = new TreeSet<>((a, b) -> Integer.compare(a.index(), b.index()));
        kept.addAll(LocalUse.acrossJumps(body));
        kept.removeAll(parameters);
        kept.removeAll(function.frame());
        return kept;
    }

    private VariableLayout variables(LocalSlots slots, List<Statement> body, Set<Local> kept) {
        VariableUses uses = VariableUses.in(body);
        VariableLayout variables = new VariableLayout(slots, uses);
        for (int memory : uses.memories()) {
            variables.addMemory(memory, MemoryField.of(layout.module, memory).contents());
        }
        variables.addLocals(kept);
        return variables;
    }

    private void finish(
            MethodVisitor visitor,
            MethodScope scope,
            Set<Local> kept,
            List<Statement> body,
            JvmSignature written,
            MethodRef name) {
        for (Local local : kept) {
            JvmType type = JvmType.of(local.type());
            scope.code.op(type.zero);
            scope.code.store(type, scope.slots.of(local));
        }
        scope.takeMemories();
        var memoryUse = new MemoryUse(layout.module.memoryGrowth(), function.index());
        new StatementEmitter(scope, written, memoryUse, ContentsLiveness.taking(body, memoryUse)).emit(body);
        scope.finish();
        var end = new Label();
        visitor.visitLabel(end);
        visitor.visitMaxs(0, 0);
        visitor.visitEnd();
        methods.method(function.index(), name.name(), end.getOffset());
    }
}

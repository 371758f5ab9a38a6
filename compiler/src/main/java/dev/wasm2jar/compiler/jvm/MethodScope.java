package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Signature;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The method that is being written: its code, its slots, and the stack map frames at its jump targets.
 *
 * <p>All frames of a method have the same locals, so only the first one is written in full.
 */
final class MethodScope {

    private static final String FRAME_FIELD = "local";
    /** The names of the first ones, which are used over and over. */
    private static final String[] FRAME_FIELDS = new String[1000];

    static {
        Arrays.setAll(FRAME_FIELDS, index -> FRAME_FIELD + index);
    }

    final ModuleLayout layout;
    final Code code;
    final LocalSlots slots;
    /** Locals that live in the frame object, and the class of that object; empty and null if the function is whole. */
    final Set<Local> frameLocals;
    final String frameClass;
    /** The methods of the function's pieces; null outside of functions. */
    final PieceMethods pieces;

    private final MethodRef function;
    private boolean firstFrame = true;
    /** The places of traps, by message. */
    private final Map<String, Label> traps = new LinkedHashMap<>();
    private int accesses;

    MethodScope(
            ModuleLayout layout,
            MethodRef function,
            Code code,
            LocalSlots slots,
            Set<Local> frameLocals,
            String frameClass,
            PieceMethods pieces) {
        this.layout = layout;
        this.function = function;
        this.code = code;
        this.slots = slots;
        this.frameLocals = frameLocals;
        this.frameClass = frameClass;
        this.pieces = pieces;
    }

    /** Places a label that is jumped to with an empty operand stack. */
    void target(Label label) {
        code.place(label);
        if (firstFrame) {
            code.frame(Opcodes.F_FULL, slots.frame());
            firstFrame = false;
        } else {
            code.frame(Opcodes.F_SAME, List.of());
        }
    }

    /** Places a label that is jumped to with just a value of that type on the operand stack. */
    void target(Label label, JvmType value) {
        code.place(label);
        if (firstFrame) {
            code.frame(Opcodes.F_FULL, slots.frame(), value.frame);
            firstFrame = false;
        } else {
            code.frame(Opcodes.F_SAME1, List.of(), value.frame);
        }
    }

    /** How many accesses of memory, other than of single bytes, the method has before this one. */
    int nextAccess() {
        return accesses++;
    }

    /** Where to jump to for a trap with that message: the method has one place for each. */
    Label trap(String message) {
        return traps.computeIfAbsent(message, key -> new Label());
    }

    /** Ends the method with what its code refers to. */
    void finish() {
        traps.forEach((message, label) -> {
            target(label);
            code.trap(message);
        });
    }

    /** The method of the rest of the function. */
    MethodRef rest(Signature signature) {
        return function.rest(JvmSignature.of(signature), layout.instanceDescriptor());
    }

    boolean isInFrame(Local local) {
        return frameLocals.contains(local);
    }

    void loadInstance() {
        code.loadObject(slots.instance());
    }

    void loadFrameObject() {
        code.loadObject(slots.frameObject());
    }

    void loadLocal(Local local) {
        JvmType type = JvmType.of(local.type());
        if (isInFrame(local)) {
            loadFrameObject();
            code.getField(frameClass, frameField(local), type.descriptor);
        } else {
            code.load(type, slots.of(local));
        }
    }

    /** Stores the value on the operand stack; nothing needs to be below it. */
    void storeLocal(Local local) {
        JvmType type = JvmType.of(local.type());
        if (isInFrame(local)) {
            loadFrameObject();
            if (type.slots == 2) {
                code.op(Opcodes.DUP_X2);
                code.op(Opcodes.POP);
            } else {
                code.op(Opcodes.SWAP);
            }
            code.putField(frameClass, frameField(local), type.descriptor);
        } else {
            code.store(type, slots.of(local));
        }
    }

    static String frameField(Local local) {
        int index = local.index();
        return index < FRAME_FIELDS.length ? FRAME_FIELDS[index] : FRAME_FIELD + index;
    }

    void loadMemory(int memory) {
        loadInstance();
        code.getField(layout.instanceClass, ModuleLayout.memoryField(memory),
                MemoryField.of(layout.module, memory).descriptor());
    }

    void loadTable(int table) {
        loadInstance();
        code.getField(layout.instanceClass, ModuleLayout.tableField(table), Runtime.descriptor(Runtime.TABLE));
    }

    /** Takes the contents of the memories, at entry. */
    void takeMemories() {
        slots.memories().forEach(this::takeMemory);
    }

    /** Takes anew, after whatever may have grown a memory, those contents that growing replaces. */
    void reloadMemories() {
        for (int memory : slots.memories()) {
            if (MemoryField.of(layout.module, memory).isReplaced()) {
                takeMemory(memory);
            }
        }
    }

    private void takeMemory(int memory) {
        MemoryField field = MemoryField.of(layout.module, memory);
        if (memory == layout.ownedMemory()) {
            loadInstance();
            code.getField(Runtime.INSTANCE, "bytes", field.contentsDescriptor());
        } else {
            loadMemory(memory);
            if (field.contentsField() != null) {
                code.getField(field.className(), field.contentsField(), field.contentsDescriptor());
            }
        }
        code.storeObject(slots.memory(memory));
    }
}

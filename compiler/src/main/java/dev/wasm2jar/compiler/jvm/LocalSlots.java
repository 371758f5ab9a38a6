package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.LocalNumbers;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which local variable slot of a method holds what.
 *
 * <p>Parameters and the instance come first; {@link VariableLayout} orders the object of the frame, what is kept of memories, and
 * every local that is alive at some jump target. These make up the one stack map frame that all jump targets of the method share.
 * Temporaries that live between two jump targets follow.
 */
final class LocalSlots {

    private final LocalNumbers slots = new LocalNumbers();
    private final Map<Integer, Integer> memories = new TreeMap<>();
    /** By slot. */
    private final SortedMap<Integer, Object> frame = new TreeMap<>();
    /** Slots that parameters began in and do not stay in. */
    private final Deque<Integer> vacant = new ArrayDeque<>();
    private int next;
    private int instance = -1;
    private int frameObject = -1;
    private boolean frameOpen = true;

    /** The next parameter or variable that is alive at jump targets. */
    void add(Local local) {
        JvmType type = JvmType.of(local.type());
        slots.put(local, reserve(type.frame, type.slots));
    }

    /** A parameter that the code does not use as it is. */
    int reserve(Object frameType, int size) {
        int slot = size == 1 && !vacant.isEmpty() ? vacant.remove() : take(size);
        if (frameOpen) {
            frame.put(slot, frameType);
        }
        return slot;
    }

    private int take(int size) {
        int slot = next;
        next += size;
        return slot;
    }

    /** Leaves the slot of a parameter to the next variable of that size, one; the parameter may be added again. */
    int vacate(Local parameter) {
        int slot = slots.get(parameter);
        vacant.add(slot);
        return slot;
    }

    /** How many slots the next variables of that size are given instead of new ones. */
    int vacant() {
        return vacant.size();
    }

    /** How many slots there are so far. */
    int count() {
        return next;
    }

    void addInstance(String className) {
        instance = reserve(className, 1);
    }

    void addFrameObject(String className) {
        frameObject = reserve(className, 1);
    }

    /** @param contents what is kept of the memory, as a stack map frame names it */
    void addMemory(int memory, String contents) {
        memories.put(memory, reserve(contents, 1));
    }

    /** From here on, slots are not part of stack map frames. */
    void closeFrame() {
        frameOpen = false;
    }

    /** The slot of a local; temporaries get one at their first use. */
    int of(Local local) {
        int slot = slots.get(local);
        if (slot < 0) {
            slot = take(JvmType.of(local.type()).slots);
            slots.put(local, slot);
        }
        return slot;
    }

    int instance() {
        return instance;
    }

    int frameObject() {
        return frameObject;
    }

    /** The slot of what is kept of a memory: its contents, or the memory itself. */
    int memory(int memory) {
        return memories.get(memory);
    }

    /** The memories that the method accesses. */
    Collection<Integer> memories() {
        return memories.keySet();
    }

    /** A fresh temporary slot. */
    int temporary(int size) {
        return take(size);
    }

    /** The locals of every stack map frame of the method. */
    List<Object> frame() {
        return List.copyOf(frame.values());
    }
}

package dev.wasm2jar.compiler.bindgen.descriptor;

import dev.wasm2jar.compiler.wasm.CallGraph;
import dev.wasm2jar.compiler.wasm.ConstantExpression;
import dev.wasm2jar.compiler.wasm.ElementSegment;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ReferenceOpcode;
import dev.wasm2jar.compiler.wasm.ReferenceType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of a module that exist only to describe types.
 *
 * @param exported by the name of what they describe
 * @param tabled by their index in the table
 * @param generic those that stand for a generic import or a conversion: they describe it, and then call a marker
 */
public record Describers(Map<String, Integer> exported, Map<Integer, Integer> tabled, BitSet generic) {

    /** Begins the names of exports that describe. */
    public static final String PREFIX = "__wbindgen_describe_";

    /** The import that a describe function calls with each number. */
    public static final String INFORM = "__wbindgen_describe";

    /** The import that makes a closure of a type that a function in the table describes, until release 0.2.101. */
    static final String CLOSURE = "__wbindgen_describe_closure";

    /** The imports whose call ends the description of a generic import, by release. */
    private static final List<String> MARKERS =
            List.of("__wbindgen_describe_cast", "__wbindgen_describe_generic_import");

    public static Describers of(Module module, CallGraph calls) {
        var inform = new BitSet();
        var markers = new BitSet();
        int number = 0;
        for (Import imported : module.imports()) {
            if (imported.description() instanceof ImportDescription.Function) {
                if (imported.name().equals(INFORM)) {
                    inform.set(number);
                } else if (MARKERS.contains(imported.name())) {
                    markers.set(number);
                }
                number++;
            }
        }
        int imports = number;
        var generic = new BitSet();
        for (int function = imports; function < imports + module.bodies().size(); function++) {
            if (calls.mentionedBy(function).intersects(markers)) {
                generic.set(function);
            }
        }
        Map<String, Integer> exported = new LinkedHashMap<>();
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.FUNCTION && export.name().startsWith(PREFIX)) {
                exported.put(export.name().substring(PREFIX.length()), export.index());
            }
        }
        return new Describers(exported, tabled(module, calls.leadingTo(inform), generic), generic);
    }

    private static Map<Integer, Integer> tabled(Module module, BitSet describing, BitSet generic) {
        List<Integer> types = IndexSpaces.of(module).functions();
        Map<Integer, Integer> result = new LinkedHashMap<>();
        for (ElementSegment segment : module.elements()) {
            if (!(segment.mode() instanceof ElementSegment.Active active)
                    || !(active.offset().instructions().get(0) instanceof Instruction.I32Const offset)) {
                continue;
            }
            for (int i = 0; i < segment.initializers().size(); i++) {
                int function = function(segment.initializers().get(i));
                if (function >= 0 && describing.get(function) && !generic.get(function)
                        && module.functionTypeAt(types.get(function)).parameters().isEmpty()
                        && module.functionTypeAt(types.get(function)).results().isEmpty()) {
                    result.put(offset.value() + i, function);
                }
            }
        }
        return result;
    }

    /** Whether the functions in the table can be the types of closures: such modules pass them when they make one. */
    boolean closures(Module module) {
        return module.imports().stream().anyMatch(imported -> imported.name().equals(CLOSURE));
    }

    /** The function that an element is a reference to, or -1. */
    private static int function(ConstantExpression element) {
        return element.instructions().size() == 1
                && element.instructions().get(0) instanceof Instruction.Index index
                && index.opcode() == ReferenceOpcode.REF_FUNC ? index.index() : -1;
    }

    /** The element segments without these functions: null is in their place. */
    public List<ElementSegment> removedFrom(List<ElementSegment> segments) {
        var gone = (BitSet) generic.clone();
        tabled.values().forEach(gone::set);
        var result = new ArrayList<ElementSegment>();
        for (ElementSegment segment : segments) {
            boolean affected = segment.initializers().stream()
                    .anyMatch(element -> function(element) >= 0 && gone.get(function(element)));
            if (!affected) {
                result.add(segment);
                continue;
            }
            var none = new Instruction.RefNull(ReferenceOpcode.REF_NULL, ReferenceType.FUNCREF.heapType());
            result.add(new ElementSegment(ReferenceType.FUNCREF, segment.initializers().stream()
                    .map(element -> function(element) >= 0 && gone.get(function(element))
                            ? new ConstantExpression(element.offset(), List.of(none))
                            : element)
                    .toList(), segment.mode()));
        }
        return result;
    }
}

package dev.wasm2jar.compiler.jvm;

/**
 * The generated Java interface for the imports of one module name.
 *
 * @param module the module name that is imported from
 * @param className internal name of the interface, nested in the instance class
 * @param field the field of the instance class that holds the implementation, or null
 */
record ImportInterface(String module, String className, String field) {

    String simpleName() {
        return className.substring(className.lastIndexOf('$') + 1);
    }

    String descriptor() {
        return "L" + className + ";";
    }
}

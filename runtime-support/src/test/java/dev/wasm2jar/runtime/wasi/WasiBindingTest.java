package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WasiBindingTest {

    @Test
    void everyFunctionIsBoundToItsMethod() throws ReflectiveOperationException {
        for (String module : List.of(WasiBinding.PREVIEW1, WasiBinding.UNSTABLE)) {
            Set<String> names = new HashSet<>();
            for (WasiBinding binding : WasiBinding.all(module)) {
                assertTrue(names.add(binding.name()), binding.name());
                Class<?> owner = Class.forName(binding.owner().replace('/', '.'));
                assertTrue(Modifier.isPublic(owner.getModifiers()), owner.getName());
                MethodType type = MethodType.fromMethodDescriptorString(binding.descriptor(), owner.getClassLoader());
                Method method = owner.getMethod(binding.name(), type.parameterArray());
                assertEquals(type.returnType(), method.getReturnType(), binding.name());
                assertTrue(Modifier.isStatic(method.getModifiers()), binding.name());
            }
        }
        assertEquals(46, WasiBinding.all(WasiBinding.PREVIEW1).size());
        assertEquals(45, WasiBinding.all(WasiBinding.UNSTABLE).size());
    }

    @Test
    void findsByModuleAndName() {
        WasiBinding write = WasiBinding.find("wasi_snapshot_preview1", "fd_write");
        assertEquals("dev/wasm2jar/runtime/wasi/WasiDescriptor", write.owner());
        assertEquals("(Ldev/wasm2jar/runtime/wasi/Wasi;IIII)I", write.descriptor());
        assertEquals("(i32,i32,i32,i32)->(i32)", write.type());
        WasiBinding exit = WasiBinding.find("wasi_unstable", "proc_exit");
        assertEquals("(Ldev/wasm2jar/runtime/wasi/Wasi;I)V", exit.descriptor());
        assertEquals("(i32)->()", exit.type());
        assertEquals("dev/wasm2jar/runtime/wasi/WasiUnstablePoll",
                WasiBinding.find("wasi_unstable", "poll_oneoff").owner());
        assertNotNull(WasiBinding.find("wasi_snapshot_preview1", "sock_accept"));
        assertNull(WasiBinding.find("wasi_unstable", "sock_accept"));
        assertNull(WasiBinding.find("wasi_snapshot_preview1", "fd_frob"));
        assertNull(WasiBinding.find("env", "fd_write"));
    }
}

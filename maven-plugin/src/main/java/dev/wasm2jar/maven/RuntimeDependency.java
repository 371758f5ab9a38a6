package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.CompilerVersion;
import dev.wasm2jar.compiler.driver.UserError;
import java.util.Collection;
import org.apache.maven.artifact.Artifact;

/** The artifact that compiled modules need on the class path, of the same version as the compiler. */
final class RuntimeDependency {

    private static final String GROUP = "dev.wasm2jar";
    private static final String ARTIFACT = "runtime-support";

    private RuntimeDependency() {}

    /** Fails unless it is among the artifacts. */
    static void check(Collection<Artifact> artifacts) {
        String version = CompilerVersion.current();
        String wanted = "<dependency><groupId>" + GROUP + "</groupId><artifactId>" + ARTIFACT + "</artifactId><version>"
                + version + "</version></dependency>";
        Artifact found = artifacts.stream()
                .filter(artifact -> artifact.getGroupId().equals(GROUP) && artifact.getArtifactId().equals(ARTIFACT))
                .findFirst()
                .orElseThrow(() -> new UserError("compiled modules need the runtime of wasm2jar", "add " + wanted));
        if (!found.getBaseVersion().equals(version)) {
            throw new UserError("the version of " + GROUP + ":" + ARTIFACT + " is " + found.getBaseVersion()
                    + ", but the plugin's is " + version, "they have to be the same: " + wanted);
        }
    }
}

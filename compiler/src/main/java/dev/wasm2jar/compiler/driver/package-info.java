/**
 * From files to jars, as users see it: what the command line and the plugins of build tools have in common. Everything the
 * user can put right is a {@link dev.wasm2jar.compiler.driver.UserError}.
 */
package dev.wasm2jar.compiler.driver;

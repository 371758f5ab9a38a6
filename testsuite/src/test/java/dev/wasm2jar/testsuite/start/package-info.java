/** How programs start: archives, and images of what an initialiser did. */
package dev.wasm2jar.testsuite.start;

package dev.wasm2jar.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser: what its script does, and what it does not let others do. */
class HtmlReportBrowserTest {

    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n";

    /** Uses the page as a person does, and leaves what it sees in the title. */
    private static final String PERSON = """
            <script>
            const seen = [];
            const rows = () => [...document.querySelectorAll('#rows tbody tr')];
            const shown = () => rows().filter(row => !row.hidden).map(row => row.id);
            const heads = [...document.querySelectorAll('#rows th button')];
            const see = () => seen.push(shown().join(' '));
            see();
            heads[2].click(); see();
            heads[1].click(); see();
            heads[4].click(); see();
            const search = document.getElementById('search');
            search.value = 'MIDdle'; search.dispatchEvent(new Event('input')); see();
            seen.push(document.getElementById('count').textContent);
            search.value = ''; search.dispatchEvent(new Event('input'));
            document.getElementById('split').click(); see();
            const tiles = [...document.querySelectorAll('#map a')];
            tiles[0].focus();
            seen.push(document.getElementById('detail').textContent.endsWith('split into 2 methods'));
            tiles[0].dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
            seen.push(document.activeElement.hash);
            seen.push(tiles.filter(tile => tile.tabIndex === 0).length);
            document.activeElement.click(); see();
            seen.push(document.documentElement.scrollWidth <= innerWidth);
            document.title = seen.join('|');
            </script>
            """;

    private static String browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void findBrowser() {
        browser = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(path -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
        if (browser == null) {
            String message = "there is no chromium on the PATH: the page of inspect --html was not tried in a browser";
            System.out.println("*** NOT RUN: " + message);
            Assumptions.abort(message);
        }
    }

    /** The document as the scripts of a page have left it. */
    private String documentOf(String page) throws Exception {
        Path file = Files.writeString(folder.resolve("page.html"), page);
        Path profile = Files.createTempDirectory(folder, "profile");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var command = new ArrayList<>(List.of(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--user-data-dir=" + profile, "--dump-dom", file.toUri().toString()));
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("the browser does not end: " + Files.readString(err));
        }
        assertEquals(0, process.exitValue(), Files.readString(err));
        return Files.readString(out);
    }

    private static String title(String document) {
        var title = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL).matcher(document);
        assertTrue(title.find(), document);
        return title.group(1);
    }

    @Test
    void thePageSortsSearchesAndFollowsTheKeyboard() throws Exception {
        String page = HtmlReportTest.hostilePage().replaceFirst(POLICY, "").replace("</body>", PERSON + "</body>");
        assertEquals("f1 f2 f3|f3 f2 f1|f1 f3 f2|f1 f2 f3|f2|1 of 3|f1|true|#f2|1|f1 f2|true",
                title(documentOf(page)));
    }

    @Test
    void onlyItsOwnScriptRuns() throws Exception {
        String page = HtmlReportTest.hostilePage();
        String injected = page.replace("</main>", "</main><script>document.title='owned'</script>");
        assertFalse(injected.equals(page));
        String document = documentOf(injected);
        assertTrue(document.contains("3 of 3</output>"), "its own script has run");
        assertTrue(title(document).startsWith("&lt;/script&gt;"), title(document));
        assertEquals("owned", title(documentOf(injected.replaceFirst(POLICY, ""))), "the policy is what prevents it");
    }
}

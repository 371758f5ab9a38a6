import npm.HtmlToMarkdown;
import npm.HtmlToMarkdown.WasmConversionOptions;
import npm.HtmlToMarkdown.WasmHeadingStyle;

public class Check {

    public static void main(String[] args) throws Exception {
        HtmlToMarkdown module = HtmlToMarkdown.instantiate();
        String html = "<h1>Title</h1><p>One <b>two</b> <a href=\"https://example.com\">three</a> \u00e9</p>"
                + "<ul><li>a</li><li>b</li></ul><table><tr><th>x</th></tr><tr><td>1</td></tr></table>";
        var plain = module.convert(html, null);
        System.out.println(plain.content());
        System.out.println(plain.tables().length + " " + plain.warnings().length + " " + (plain.document() == null));
        var options = WasmConversionOptions.default_(module);
        options.setHeadingStyle(WasmHeadingStyle.UNDERLINED);
        System.out.println(options.headingStyle() + " " + options.listIndentWidth() + " " + (options.maxDepth() == null)
                + " " + Long.toUnsignedString(options.maxImageSize()));
        options.setMaxDepth(4000000000L);
        options.setBullets("+");
        options.setStripTags(new String[] {"b", "a"});
        System.out.println((options.maxDepth() == 4000000000L) + " " + options.bullets() + " "
                + String.join(" ", options.stripTags()));
        System.out.println(module.convert(html, options).content());
    }
}

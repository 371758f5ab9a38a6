package dev.wasm2jar.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.driver.JarOption;
import dev.wasm2jar.compiler.driver.JarOption.Kind;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The plugin descriptor: every option of the command line's compilation is a parameter. */
class ParametersTest {

    /** Parameters that are no options: what only a project has, or what the command line has as an operand. */
    private static final Set<String> OF_PROJECTS = Set.of("sourceDirectory", "packageName", "className", "skip", "project",
            "execution", "generatedSourcesDirectory", "file", "classifier", "attach");

    private record Parameter(String type, String description, String expression) {}

    private static Map<String, Parameter> parameters(String goal) throws Exception {
        try (InputStream descriptor = JarMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Element plugin = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(descriptor)
                    .getDocumentElement();
            for (Element mojo : elements(plugin, "mojo")) {
                if (text(mojo, "goal").equals(goal)) {
                    var result = new TreeMap<String, Parameter>();
                    Element configuration = elements(mojo, "configuration").get(0);
                    for (Element parameter : elements(mojo, "parameter")) {
                        String name = text(parameter, "name");
                        List<Element> value = elements(configuration, name);
                        result.put(name, new Parameter(text(parameter, "type"), text(parameter, "description"),
                                value.isEmpty() ? "" : value.get(0).getTextContent()));
                    }
                    return result;
                }
            }
        }
        throw new AssertionError("there is no goal " + goal);
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        var result = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            result.add((Element) nodes.item(i));
        }
        return result;
    }

    private static String text(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent();
            }
        }
        return "";
    }

    private static Set<String> options(Map<String, Parameter> parameters) {
        var names = new TreeSet<>(parameters.keySet());
        names.removeAll(OF_PROJECTS);
        return names;
    }

    private static Set<String> names(Set<JarOption> options) {
        return options.stream().map(MojoOptions::parameter).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theGoalForJarsHasAllOptions() throws Exception {
        assertEquals(names(EnumSet.complementOf(EnumSet.of(JarOption.CLASS))), options(parameters("jar")));
    }

    @Test
    void theGoalForClassesHasThoseOfCompilations() throws Exception {
        Set<JarOption> expected = EnumSet.copyOf(JarOption.Group.COMPILATION.options());
        expected.remove(JarOption.LINK);
        assertEquals(names(expected), options(parameters("compile")));
    }

    @Test
    void parametersHaveTypesAndDescriptions() throws Exception {
        Map<String, Parameter> parameters = parameters("jar");
        Arrays.stream(JarOption.values()).filter(option -> option != JarOption.CLASS).forEach(option -> {
            String name = MojoOptions.parameter(option);
            Parameter parameter = parameters.get(name);
            assertFalse(parameter.description().isBlank(), name);
            List<String> types = switch (option.kind()) {
                case FLAG -> List.of("boolean");
                case VALUE, CHOICE -> List.of("java.lang.String", "java.io.File");
                case LIST -> List.of("java.util.List", "java.util.Map");
            };
            assertTrue(types.contains(parameter.type()), name + ": " + parameter.type());
            if (!parameter.type().equals("java.util.Map")) {
                assertEquals("${wasm2jar." + name + "}", parameter.expression());
            }
            if (option.kind() == Kind.CHOICE) {
                option.choices().forEach(
                        choice -> assertTrue(parameter.description().contains(choice), name + ": " + choice));
            }
        });
    }

    @Test
    void allParametersAreDocumented() throws Exception {
        String page = Files.readString(Path.of("../docs/maven.md"));
        for (String goal : List.of("compile", "jar")) {
            parameters(goal).keySet().stream()
                    .filter(name -> !Set.of("project", "execution").contains(name))
                    .forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
        }
    }
}

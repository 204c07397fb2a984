package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

/** What {@code status} tells those who look for a fault. */
@MojoTest
class DiagnosticsTest {

    private static final String BROKEN = "src/test/resources/goals/broken/images.yaml";

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "diagnostics", value = "true")
    @MojoParameter(name = "imagesFile", value = BROKEN)
    void theyAreThereWhereNothingCanBeRead(StatusMojo status) throws Exception {
        assertThat(said(status))
                .contains(
                        "- Java: " + System.getProperty("java.version"),
                        "- Kargo, by kargoVersion: 1.12",
                        "Not known:");
    }

    @Test
    @InjectMojo(goal = "status")
    @MojoParameter(name = "diagnostics", value = "true")
    void settingsComeFromAllPlacesInWhichABuildSaysThem(StatusMojo status) throws Exception {
        status.session.getUserProperties().setProperty("imagefactory.buildTimeout", "90m");
        status.project.getProperties().setProperty("imagefactory.image", "orders");
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.imagefactory");
        plugin.setArtifactId("imagefactory-maven-plugin");
        plugin.setConfiguration(dom("kargoVersion", "1.11"));
        PluginExecution synth = new PluginExecution();
        synth.setConfiguration(dom("kargoVersion", "1.12"));
        plugin.addExecution(synth);
        status.project.getBuild().addPlugin(plugin);

        assertThat(said(status)).contains("""
                ### Settings

                - buildTimeout: 90m
                - image: set
                - kargoVersion: 1.11 and 1.12
                """);
    }

    private static String said(StatusMojo status) throws Exception {
        List<String> said = new ArrayList<>();
        status.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                said.add(content.toString());
            }

            @Override
            public void debug(Throwable error) {
                // What could not be read is told to those who ask by -X; here nobody does.
            }
        });
        status.execute();
        return String.join("\n", said);
    }

    private static Xpp3Dom dom(String name, String value) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(value);
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(element);
        return configuration;
    }
}

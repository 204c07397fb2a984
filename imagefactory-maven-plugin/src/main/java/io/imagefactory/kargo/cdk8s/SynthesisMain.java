package io.imagefactory.kargo.cdk8s;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cdk8s.App;
import org.cdk8s.Chart;

/** What the forked process runs: a {@link Job} in, YAML out. Ends when its parent does. */
final class SynthesisMain {

    private SynthesisMain() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        // The pipe to the parent breaks with it, however it ends; exiting ends Node too.
        Thread lifeline = new Thread(SynthesisMain::awaitEndOfParent, "lifeline");
        lifeline.setDaemon(true);
        lifeline.start();

        Job job = RecordCodec.read(Files.readAllBytes(Path.of(arguments[0])), Job.class);
        try (OutputStream made = Files.newOutputStream(Path.of(arguments[2]))) {
            Files.writeString(Path.of(arguments[1]), yaml(job, made));
        }
    }

    /** @param made takes a byte for each object that is made */
    static String yaml(Job job, OutputStream made) throws IOException {
        App app = new App();
        Chart chart = new Chart(app, "kargo");
        for (KargoObject object : job.objects()) {
            object.addTo(chart, job.options());
            made.write('.');
        }
        return app.synthYaml().toString();
    }

    private static void awaitEndOfParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said.
            }
        } catch (IOException e) {
            // The same news.
        }
        System.exit(1);
    }
}

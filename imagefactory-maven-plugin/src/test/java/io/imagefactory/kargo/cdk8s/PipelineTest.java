package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.imagefactory.core.image.DnsName;
import io.imagefactory.kargo.Pipeline;
import io.imagefactory.kargo.SynthesisRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final Path REQUEST = Path.of("src/test/resources/manifests/rebuild/in/request.yaml");

    /** Applied from first to last, an object names none that is not there yet; only policies come before their Stages. */
    @Test
    void objects_come_after_those_that_they_name() throws IOException {
        List<JsonNode> objects = KargoSchemas.objects(RealSynthesizer.synthesizeHere(RequestFile.read(REQUEST)));

        List<String> there = new ArrayList<>();
        for (JsonNode object : objects) {
            assertThat(there).as(object.toString()).containsAll(namedBy(object));
            there.add(reference(object.get("kind").asText(), object.at("/metadata/name")));
        }
        List<String> stages =
                there.stream().filter(name -> name.startsWith("Stage ")).toList();
        assertThat(objects.get(1).at("/spec/promotionPolicies"))
                .extracting(policy -> reference("Stage", policy.at("/stageSelector/name")))
                .containsExactlyInAnyOrderElementsOf(stages);
    }

    @Test
    void names_and_labels_are_ones_that_kubernetes_takes() throws IOException {
        List<JsonNode> objects = KargoSchemas.objects(RealSynthesizer.synthesizeHere(RequestFile.read(REQUEST)));

        assertThat(objects).allSatisfy(object -> {
            assertThat(object.at("/metadata/name").asText()).matches(DnsName::isValid, "a DNS name");
            assertThat(object.at("/metadata/labels"))
                    .allMatch(label -> label.asText().matches("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?"));
        });
    }

    @Test
    void where_there_is_nothing_to_track_there_is_nothing_to_record() throws IOException {
        SynthesisRequest request = RequestFile.read(REQUEST);
        Pipeline recording = new Pipeline(request.pipeline().orElseThrow().repository(), List.of());

        assertThat(KargoObjects.of(
                        new SynthesisRequest(List.of(), Optional.of(recording), request.options(), Map.of())))
                .isEmpty();
    }

    private static List<String> namedBy(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (JsonNode freight : object.at("/spec/requestedFreight")) {
            names.add(reference("Warehouse", freight.at("/origin/name")));
            freight.at("/sources/stages").forEach(stage -> names.add(reference("Stage", stage)));
        }
        for (JsonNode step : object.at("/spec/promotionTemplate/spec/steps")) {
            names.add(reference("PromotionTask", step.at("/task/name")));
        }
        return names;
    }

    private static String reference(String kind, JsonNode name) {
        return kind + " " + name.asText();
    }
}

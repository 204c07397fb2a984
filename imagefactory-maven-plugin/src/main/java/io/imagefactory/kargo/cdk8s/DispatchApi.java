package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.ci.CiRequestTemplate;
import io.imagefactory.kargo.Dispatch;
import io.imagefactory.kargo.cdk8s.StepConfig.Http;
import java.util.List;

/** How Kargo asks one kind of CI system to build an image: its template, in Kargo's expressions. */
record DispatchApi(CiRequestTemplate template) {

    private static final String TOKEN = "trim(secret(vars.tokenSecret).token)";

    /** The one that is called to start such a build. */
    static DispatchApi of(Dispatch dispatch) {
        return new DispatchApi(dispatch.request().template());
    }

    /** What the PromotionTask is called. */
    String task() {
        return "dispatch-" + template.name();
    }

    /** What follows the API's URL. */
    String path() {
        return template.path().replaceAll("\\{(\\w+)}", "\\${{ vars.$1 }}");
    }

    /** A secret that is not there is an empty text, and earns a 401. One that stands alone stays a text by {@code quote}. */
    List<Http.Header> headers() {
        return template.headers().stream()
                .map(header -> new Http.Header(
                        header.name(),
                        header.value().equals("{token}")
                                ? "${{ quote(" + TOKEN + ") }}"
                                : header.value().replace("{token}", "${{ " + TOKEN + " }}")))
                .toList();
    }

    /** One expression. */
    String body() {
        return DispatchBody.of("\"" + template.inputs() + "\": "
                + (template.listed()
                        ? "map(inputs, ({\"key\": #[0], \"value\": #[1]}))"
                        : "fromJSON(\"{\" + join(map(inputs, toJSON(#[0]) + \":\" + toJSON(#[1])), \",\") + \"}\")"));
    }
}

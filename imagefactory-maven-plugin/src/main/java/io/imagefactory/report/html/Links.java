package io.imagefactory.report.html;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import io.imagefactory.report.BaseImage;
import io.imagefactory.report.Image;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an image can be looked at elsewhere: by https alone, at addresses that are made here from names. Only the address of
 * a run is CI's own; it counts where it is on the server of the image's repository, on that of its webhook, or on the public
 * one of a provider.
 */
final class Links {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._/-]+");
    private static final String OFFICIAL = "library/";

    private Links() {}

    /** By what there is to see: {@code repository}, {@code dockerfile}, {@code workflow}, {@code registry}, {@code run}. */
    static Map<String, String> of(Image image) {
        Map<String, String> links = new LinkedHashMap<>();
        image.enrollment().build().ifPresent(build -> {
            Source source = build.source();
            Provider provider = source.provider();
            source.repo().flatMap(repo -> provider.page(source.url(), repo)).ifPresent(page -> {
                put(links, "repository", Optional.of(page));
                put(
                        links,
                        "dockerfile",
                        provider.filePage(source.branch(), source.dockerfile()).map(page::concat));
                put(
                        links,
                        "workflow",
                        build.pipeline()
                                .workflow()
                                .flatMap(provider::workflowPage)
                                .map(page::concat));
            });
        });
        put(
                links,
                "registry",
                registry(
                        image.enrollment().reference().registry(),
                        image.enrollment().reference().repository()));
        put(
                links,
                "run",
                image.run()
                        .filter(run -> image.enrollment()
                                .build()
                                .filter(build -> isOf(build, run, links))
                                .isPresent()));
        return links;
    }

    /** Likewise of a base image. */
    static Map<String, String> of(BaseImage base) {
        Map<String, String> links = new LinkedHashMap<>();
        put(
                links,
                "registry",
                base.state()
                        .flatMap(state ->
                                registry(state.image().registry(), state.image().repository())));
        return links;
    }

    private static Optional<String> registry(String registry, String repository) {
        if (!NAME.matcher(repository).matches()) {
            return Optional.empty();
        }
        return switch (registry) {
            case "docker.io" ->
                Optional.of(
                        repository.startsWith(OFFICIAL)
                                ? "https://hub.docker.com/_/" + repository.substring(OFFICIAL.length())
                                : "https://hub.docker.com/r/" + repository);
            case "ghcr.io", "gcr.io" -> Optional.of("https://" + registry + "/" + repository);
            case "quay.io" -> Optional.of("https://quay.io/repository/" + repository);
            case "mcr.microsoft.com" -> Optional.of("https://mcr.microsoft.com/artifact/mar/" + repository);
            case "public.ecr.aws" -> Optional.of("https://gallery.ecr.aws/" + repository);
            default -> Optional.empty();
        };
    }

    private static boolean isOf(Build build, String run, Map<String, String> links) {
        Optional<String> host = host(run);
        return host.isPresent()
                && (Provider.at(host.get()) != Provider.GIT
                        || host.equals(
                                Optional.ofNullable(links.get("repository")).flatMap(Links::host))
                        || host.equals(build.pipeline().webhook().map(URI::getHost)));
    }

    /** The host of an https URL that names no user. */
    private static Optional<String> host(String text) {
        try {
            URI url = new URI(text);
            return "https".equals(url.getScheme()) && url.getUserInfo() == null
                    ? Optional.ofNullable(url.getHost())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static void put(Map<String, String> links, String what, Optional<String> address) {
        address.filter(url -> host(url).isPresent()).ifPresent(url -> links.put(what, url));
    }
}

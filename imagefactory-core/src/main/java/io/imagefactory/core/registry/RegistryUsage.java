package io.imagefactory.core.registry;

import java.util.Optional;

/**
 * What a registry was asked in a run.
 *
 * @param registry as references name it
 * @param requests how many requests it saw
 * @param tokenRequests how many the service saw that issues its tokens
 * @param limit what it last said is left
 */
public record RegistryUsage(String registry, long requests, long tokenRequests, Optional<RateLimit> limit) {}

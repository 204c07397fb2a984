package io.imagefactory.kargo;

/**
 * What all objects of a manifest have in common.
 *
 * @param namespace the namespace of the objects, which is also Kargo's Project
 * @param kargoVersion the release that the objects are written for
 * @param syncWaves whether the objects say in which {@linkplain ObjectKind#syncWave() wave} Argo CD applies them
 */
public record ManifestOptions(String namespace, KargoVersion kargoVersion, boolean syncWaves) {}

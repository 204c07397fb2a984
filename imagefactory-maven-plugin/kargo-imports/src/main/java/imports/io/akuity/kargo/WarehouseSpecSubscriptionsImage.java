package imports.io.akuity.kargo;

/**
 * A repository of container images.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.353Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.WarehouseSpecSubscriptionsImage")
@software.amazon.jsii.Jsii.Proxy(WarehouseSpecSubscriptionsImage.Jsii$Proxy.class)
public interface WarehouseSpecSubscriptionsImage extends software.amazon.jsii.JsiiSerializable {

    /**
     * Registry host and repository, without scheme, tag or digest.
     */
    @org.jetbrains.annotations.NotNull java.lang.String getRepoUrl();

    /**
     * A regular expression (RE2) that tags must match.
     * <p>
     * Up to Kargo 1.8; 1.11 refuses it.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getAllowTags() {
        return null;
    }

    /**
     * Regular expressions (RE2);
     * <p>
     * a tag must match one of them. Since Kargo 1.9.
     */
    default @org.jetbrains.annotations.Nullable java.util.List<java.lang.String> getAllowTagsRegexes() {
        return null;
    }

    /**
     * Whether what a tag stands for may be remembered;
     * <p>
     * wrong for tags that move. Since Kargo 1.9.
     */
    default @org.jetbrains.annotations.Nullable java.lang.Boolean getCacheByTag() {
        return null;
    }

    /**
     * With SemVer a range of versions, with Digest the tag to follow.
     * <p>
     * Since Kargo 1.7.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getConstraint() {
        return null;
    }

    /**
     * How many of the newest images are looked at.
     */
    default @org.jetbrains.annotations.Nullable java.lang.Number getDiscoveryLimit() {
        return null;
    }

    /**
     * Tags to pass over.
     * <p>
     * Up to Kargo 1.8; 1.11 refuses it.
     */
    default @org.jetbrains.annotations.Nullable java.util.List<java.lang.String> getIgnoreTags() {
        return null;
    }

    /**
     * Regular expressions (RE2) of tags to pass over.
     * <p>
     * Since Kargo 1.9.
     */
    default @org.jetbrains.annotations.Nullable java.util.List<java.lang.String> getIgnoreTagsRegexes() {
        return null;
    }

    /**
     * How the current one of the images is told.
     */
    default @org.jetbrains.annotations.Nullable imports.io.akuity.kargo.WarehouseSpecSubscriptionsImageImageSelectionStrategy getImageSelectionStrategy() {
        return null;
    }

    /**
     * Whether certificates of the registry go unchecked.
     */
    default @org.jetbrains.annotations.Nullable java.lang.Boolean getInsecureSkipTlsVerify() {
        return null;
    }

    /**
     * Operating system and architecture that an image must offer, as in linux/amd64.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getPlatform() {
        return null;
    }

    /**
     * With SemVer, whether a tag needs all three parts of a version to count as one.
     */
    default @org.jetbrains.annotations.Nullable java.lang.Boolean getStrictSemvers() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link WarehouseSpecSubscriptionsImage}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link WarehouseSpecSubscriptionsImage}
     */
    public static final class Builder implements software.amazon.jsii.Builder<WarehouseSpecSubscriptionsImage> {
        java.lang.String repoUrl;
        java.lang.String allowTags;
        java.util.List<java.lang.String> allowTagsRegexes;
        java.lang.Boolean cacheByTag;
        java.lang.String constraint;
        java.lang.Number discoveryLimit;
        java.util.List<java.lang.String> ignoreTags;
        java.util.List<java.lang.String> ignoreTagsRegexes;
        imports.io.akuity.kargo.WarehouseSpecSubscriptionsImageImageSelectionStrategy imageSelectionStrategy;
        java.lang.Boolean insecureSkipTlsVerify;
        java.lang.String platform;
        java.lang.Boolean strictSemvers;

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getRepoUrl}
         * @param repoUrl Registry host and repository, without scheme, tag or digest. This parameter is required.
         * @return {@code this}
         */
        public Builder repoUrl(java.lang.String repoUrl) {
            this.repoUrl = repoUrl;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getAllowTags}
         * @param allowTags A regular expression (RE2) that tags must match.
         *                  Up to Kargo 1.8; 1.11 refuses it.
         * @return {@code this}
         */
        public Builder allowTags(java.lang.String allowTags) {
            this.allowTags = allowTags;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getAllowTagsRegexes}
         * @param allowTagsRegexes Regular expressions (RE2);.
         *                         a tag must match one of them. Since Kargo 1.9.
         * @return {@code this}
         */
        public Builder allowTagsRegexes(java.util.List<java.lang.String> allowTagsRegexes) {
            this.allowTagsRegexes = allowTagsRegexes;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getCacheByTag}
         * @param cacheByTag Whether what a tag stands for may be remembered;.
         *                   wrong for tags that move. Since Kargo 1.9.
         * @return {@code this}
         */
        public Builder cacheByTag(java.lang.Boolean cacheByTag) {
            this.cacheByTag = cacheByTag;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getConstraint}
         * @param constraint With SemVer a range of versions, with Digest the tag to follow.
         *                   Since Kargo 1.7.
         * @return {@code this}
         */
        public Builder constraint(java.lang.String constraint) {
            this.constraint = constraint;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getDiscoveryLimit}
         * @param discoveryLimit How many of the newest images are looked at.
         * @return {@code this}
         */
        public Builder discoveryLimit(java.lang.Number discoveryLimit) {
            this.discoveryLimit = discoveryLimit;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getIgnoreTags}
         * @param ignoreTags Tags to pass over.
         *                   Up to Kargo 1.8; 1.11 refuses it.
         * @return {@code this}
         */
        public Builder ignoreTags(java.util.List<java.lang.String> ignoreTags) {
            this.ignoreTags = ignoreTags;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getIgnoreTagsRegexes}
         * @param ignoreTagsRegexes Regular expressions (RE2) of tags to pass over.
         *                          Since Kargo 1.9.
         * @return {@code this}
         */
        public Builder ignoreTagsRegexes(java.util.List<java.lang.String> ignoreTagsRegexes) {
            this.ignoreTagsRegexes = ignoreTagsRegexes;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getImageSelectionStrategy}
         * @param imageSelectionStrategy How the current one of the images is told.
         * @return {@code this}
         */
        public Builder imageSelectionStrategy(imports.io.akuity.kargo.WarehouseSpecSubscriptionsImageImageSelectionStrategy imageSelectionStrategy) {
            this.imageSelectionStrategy = imageSelectionStrategy;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getInsecureSkipTlsVerify}
         * @param insecureSkipTlsVerify Whether certificates of the registry go unchecked.
         * @return {@code this}
         */
        public Builder insecureSkipTlsVerify(java.lang.Boolean insecureSkipTlsVerify) {
            this.insecureSkipTlsVerify = insecureSkipTlsVerify;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getPlatform}
         * @param platform Operating system and architecture that an image must offer, as in linux/amd64.
         * @return {@code this}
         */
        public Builder platform(java.lang.String platform) {
            this.platform = platform;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsImage#getStrictSemvers}
         * @param strictSemvers With SemVer, whether a tag needs all three parts of a version to count as one.
         * @return {@code this}
         */
        public Builder strictSemvers(java.lang.Boolean strictSemvers) {
            this.strictSemvers = strictSemvers;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link WarehouseSpecSubscriptionsImage}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public WarehouseSpecSubscriptionsImage build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link WarehouseSpecSubscriptionsImage}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements WarehouseSpecSubscriptionsImage {
        private final java.lang.String repoUrl;
        private final java.lang.String allowTags;
        private final java.util.List<java.lang.String> allowTagsRegexes;
        private final java.lang.Boolean cacheByTag;
        private final java.lang.String constraint;
        private final java.lang.Number discoveryLimit;
        private final java.util.List<java.lang.String> ignoreTags;
        private final java.util.List<java.lang.String> ignoreTagsRegexes;
        private final imports.io.akuity.kargo.WarehouseSpecSubscriptionsImageImageSelectionStrategy imageSelectionStrategy;
        private final java.lang.Boolean insecureSkipTlsVerify;
        private final java.lang.String platform;
        private final java.lang.Boolean strictSemvers;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.repoUrl = software.amazon.jsii.Kernel.get(this, "repoUrl", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.allowTags = software.amazon.jsii.Kernel.get(this, "allowTags", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.allowTagsRegexes = software.amazon.jsii.Kernel.get(this, "allowTagsRegexes", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(java.lang.String.class)));
            this.cacheByTag = software.amazon.jsii.Kernel.get(this, "cacheByTag", software.amazon.jsii.NativeType.forClass(java.lang.Boolean.class));
            this.constraint = software.amazon.jsii.Kernel.get(this, "constraint", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.discoveryLimit = software.amazon.jsii.Kernel.get(this, "discoveryLimit", software.amazon.jsii.NativeType.forClass(java.lang.Number.class));
            this.ignoreTags = software.amazon.jsii.Kernel.get(this, "ignoreTags", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(java.lang.String.class)));
            this.ignoreTagsRegexes = software.amazon.jsii.Kernel.get(this, "ignoreTagsRegexes", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(java.lang.String.class)));
            this.imageSelectionStrategy = software.amazon.jsii.Kernel.get(this, "imageSelectionStrategy", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.WarehouseSpecSubscriptionsImageImageSelectionStrategy.class));
            this.insecureSkipTlsVerify = software.amazon.jsii.Kernel.get(this, "insecureSkipTlsVerify", software.amazon.jsii.NativeType.forClass(java.lang.Boolean.class));
            this.platform = software.amazon.jsii.Kernel.get(this, "platform", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.strictSemvers = software.amazon.jsii.Kernel.get(this, "strictSemvers", software.amazon.jsii.NativeType.forClass(java.lang.Boolean.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.repoUrl = java.util.Objects.requireNonNull(builder.repoUrl, "repoUrl is required");
            this.allowTags = builder.allowTags;
            this.allowTagsRegexes = builder.allowTagsRegexes;
            this.cacheByTag = builder.cacheByTag;
            this.constraint = builder.constraint;
            this.discoveryLimit = builder.discoveryLimit;
            this.ignoreTags = builder.ignoreTags;
            this.ignoreTagsRegexes = builder.ignoreTagsRegexes;
            this.imageSelectionStrategy = builder.imageSelectionStrategy;
            this.insecureSkipTlsVerify = builder.insecureSkipTlsVerify;
            this.platform = builder.platform;
            this.strictSemvers = builder.strictSemvers;
        }

        @Override
        public final java.lang.String getRepoUrl() {
            return this.repoUrl;
        }

        @Override
        public final java.lang.String getAllowTags() {
            return this.allowTags;
        }

        @Override
        public final java.util.List<java.lang.String> getAllowTagsRegexes() {
            return this.allowTagsRegexes;
        }

        @Override
        public final java.lang.Boolean getCacheByTag() {
            return this.cacheByTag;
        }

        @Override
        public final java.lang.String getConstraint() {
            return this.constraint;
        }

        @Override
        public final java.lang.Number getDiscoveryLimit() {
            return this.discoveryLimit;
        }

        @Override
        public final java.util.List<java.lang.String> getIgnoreTags() {
            return this.ignoreTags;
        }

        @Override
        public final java.util.List<java.lang.String> getIgnoreTagsRegexes() {
            return this.ignoreTagsRegexes;
        }

        @Override
        public final imports.io.akuity.kargo.WarehouseSpecSubscriptionsImageImageSelectionStrategy getImageSelectionStrategy() {
            return this.imageSelectionStrategy;
        }

        @Override
        public final java.lang.Boolean getInsecureSkipTlsVerify() {
            return this.insecureSkipTlsVerify;
        }

        @Override
        public final java.lang.String getPlatform() {
            return this.platform;
        }

        @Override
        public final java.lang.Boolean getStrictSemvers() {
            return this.strictSemvers;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("repoUrl", om.valueToTree(this.getRepoUrl()));
            if (this.getAllowTags() != null) {
                data.set("allowTags", om.valueToTree(this.getAllowTags()));
            }
            if (this.getAllowTagsRegexes() != null) {
                data.set("allowTagsRegexes", om.valueToTree(this.getAllowTagsRegexes()));
            }
            if (this.getCacheByTag() != null) {
                data.set("cacheByTag", om.valueToTree(this.getCacheByTag()));
            }
            if (this.getConstraint() != null) {
                data.set("constraint", om.valueToTree(this.getConstraint()));
            }
            if (this.getDiscoveryLimit() != null) {
                data.set("discoveryLimit", om.valueToTree(this.getDiscoveryLimit()));
            }
            if (this.getIgnoreTags() != null) {
                data.set("ignoreTags", om.valueToTree(this.getIgnoreTags()));
            }
            if (this.getIgnoreTagsRegexes() != null) {
                data.set("ignoreTagsRegexes", om.valueToTree(this.getIgnoreTagsRegexes()));
            }
            if (this.getImageSelectionStrategy() != null) {
                data.set("imageSelectionStrategy", om.valueToTree(this.getImageSelectionStrategy()));
            }
            if (this.getInsecureSkipTlsVerify() != null) {
                data.set("insecureSkipTlsVerify", om.valueToTree(this.getInsecureSkipTlsVerify()));
            }
            if (this.getPlatform() != null) {
                data.set("platform", om.valueToTree(this.getPlatform()));
            }
            if (this.getStrictSemvers() != null) {
                data.set("strictSemvers", om.valueToTree(this.getStrictSemvers()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.WarehouseSpecSubscriptionsImage"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            WarehouseSpecSubscriptionsImage.Jsii$Proxy that = (WarehouseSpecSubscriptionsImage.Jsii$Proxy) o;

            if (!repoUrl.equals(that.repoUrl)) return false;
            if (this.allowTags != null ? !this.allowTags.equals(that.allowTags) : that.allowTags != null) return false;
            if (this.allowTagsRegexes != null ? !this.allowTagsRegexes.equals(that.allowTagsRegexes) : that.allowTagsRegexes != null) return false;
            if (this.cacheByTag != null ? !this.cacheByTag.equals(that.cacheByTag) : that.cacheByTag != null) return false;
            if (this.constraint != null ? !this.constraint.equals(that.constraint) : that.constraint != null) return false;
            if (this.discoveryLimit != null ? !this.discoveryLimit.equals(that.discoveryLimit) : that.discoveryLimit != null) return false;
            if (this.ignoreTags != null ? !this.ignoreTags.equals(that.ignoreTags) : that.ignoreTags != null) return false;
            if (this.ignoreTagsRegexes != null ? !this.ignoreTagsRegexes.equals(that.ignoreTagsRegexes) : that.ignoreTagsRegexes != null) return false;
            if (this.imageSelectionStrategy != null ? !this.imageSelectionStrategy.equals(that.imageSelectionStrategy) : that.imageSelectionStrategy != null) return false;
            if (this.insecureSkipTlsVerify != null ? !this.insecureSkipTlsVerify.equals(that.insecureSkipTlsVerify) : that.insecureSkipTlsVerify != null) return false;
            if (this.platform != null ? !this.platform.equals(that.platform) : that.platform != null) return false;
            return this.strictSemvers != null ? this.strictSemvers.equals(that.strictSemvers) : that.strictSemvers == null;
        }

        @Override
        public final int hashCode() {
            int result = this.repoUrl.hashCode();
            result = 31 * result + (this.allowTags != null ? this.allowTags.hashCode() : 0);
            result = 31 * result + (this.allowTagsRegexes != null ? this.allowTagsRegexes.hashCode() : 0);
            result = 31 * result + (this.cacheByTag != null ? this.cacheByTag.hashCode() : 0);
            result = 31 * result + (this.constraint != null ? this.constraint.hashCode() : 0);
            result = 31 * result + (this.discoveryLimit != null ? this.discoveryLimit.hashCode() : 0);
            result = 31 * result + (this.ignoreTags != null ? this.ignoreTags.hashCode() : 0);
            result = 31 * result + (this.ignoreTagsRegexes != null ? this.ignoreTagsRegexes.hashCode() : 0);
            result = 31 * result + (this.imageSelectionStrategy != null ? this.imageSelectionStrategy.hashCode() : 0);
            result = 31 * result + (this.insecureSkipTlsVerify != null ? this.insecureSkipTlsVerify.hashCode() : 0);
            result = 31 * result + (this.platform != null ? this.platform.hashCode() : 0);
            result = 31 * result + (this.strictSemvers != null ? this.strictSemvers.hashCode() : 0);
            return result;
        }
    }
}

package imports.io.akuity.kargo;

/**
 * A Git repository.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.347Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.WarehouseSpecSubscriptionsGit")
@software.amazon.jsii.Jsii.Proxy(WarehouseSpecSubscriptionsGit.Jsii$Proxy.class)
public interface WarehouseSpecSubscriptionsGit extends software.amazon.jsii.JsiiSerializable {

    /**
     * Address of the repository, https.
     */
    @org.jetbrains.annotations.NotNull java.lang.String getRepoUrl();

    /**
     * A regular expression (RE2) that tags must match.
     * <p>
     * Up to Kargo 1.8.
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
     * With NewestFromBranch the branch to follow;
     * <p>
     * the repository's default where absent.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getBranch() {
        return null;
    }

    /**
     * How the current one of the commits is told.
     */
    default @org.jetbrains.annotations.Nullable imports.io.akuity.kargo.WarehouseSpecSubscriptionsGitCommitSelectionStrategy getCommitSelectionStrategy() {
        return null;
    }

    /**
     * How many of the newest commits are looked at.
     */
    default @org.jetbrains.annotations.Nullable java.lang.Number getDiscoveryLimit() {
        return null;
    }

    /**
     * Paths whose changes do not count.
     */
    default @org.jetbrains.annotations.Nullable java.util.List<java.lang.String> getExcludePaths() {
        return null;
    }

    /**
     * Paths whose changes count.
     */
    default @org.jetbrains.annotations.Nullable java.util.List<java.lang.String> getIncludePaths() {
        return null;
    }

    /**
     * Whether certificates of the host go unchecked.
     */
    default @org.jetbrains.annotations.Nullable java.lang.Boolean getInsecureSkipTlsVerify() {
        return null;
    }

    /**
     * With SemVer a range of versions.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getSemverConstraint() {
        return null;
    }

    /**
     * With SemVer, whether a tag needs all three parts of a version to count as one.
     */
    default @org.jetbrains.annotations.Nullable java.lang.Boolean getStrictSemvers() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link WarehouseSpecSubscriptionsGit}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link WarehouseSpecSubscriptionsGit}
     */
    public static final class Builder implements software.amazon.jsii.Builder<WarehouseSpecSubscriptionsGit> {
        java.lang.String repoUrl;
        java.lang.String allowTags;
        java.util.List<java.lang.String> allowTagsRegexes;
        java.lang.String branch;
        imports.io.akuity.kargo.WarehouseSpecSubscriptionsGitCommitSelectionStrategy commitSelectionStrategy;
        java.lang.Number discoveryLimit;
        java.util.List<java.lang.String> excludePaths;
        java.util.List<java.lang.String> includePaths;
        java.lang.Boolean insecureSkipTlsVerify;
        java.lang.String semverConstraint;
        java.lang.Boolean strictSemvers;

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getRepoUrl}
         * @param repoUrl Address of the repository, https. This parameter is required.
         * @return {@code this}
         */
        public Builder repoUrl(java.lang.String repoUrl) {
            this.repoUrl = repoUrl;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getAllowTags}
         * @param allowTags A regular expression (RE2) that tags must match.
         *                  Up to Kargo 1.8.
         * @return {@code this}
         */
        public Builder allowTags(java.lang.String allowTags) {
            this.allowTags = allowTags;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getAllowTagsRegexes}
         * @param allowTagsRegexes Regular expressions (RE2);.
         *                         a tag must match one of them. Since Kargo 1.9.
         * @return {@code this}
         */
        public Builder allowTagsRegexes(java.util.List<java.lang.String> allowTagsRegexes) {
            this.allowTagsRegexes = allowTagsRegexes;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getBranch}
         * @param branch With NewestFromBranch the branch to follow;.
         *               the repository's default where absent.
         * @return {@code this}
         */
        public Builder branch(java.lang.String branch) {
            this.branch = branch;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getCommitSelectionStrategy}
         * @param commitSelectionStrategy How the current one of the commits is told.
         * @return {@code this}
         */
        public Builder commitSelectionStrategy(imports.io.akuity.kargo.WarehouseSpecSubscriptionsGitCommitSelectionStrategy commitSelectionStrategy) {
            this.commitSelectionStrategy = commitSelectionStrategy;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getDiscoveryLimit}
         * @param discoveryLimit How many of the newest commits are looked at.
         * @return {@code this}
         */
        public Builder discoveryLimit(java.lang.Number discoveryLimit) {
            this.discoveryLimit = discoveryLimit;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getExcludePaths}
         * @param excludePaths Paths whose changes do not count.
         * @return {@code this}
         */
        public Builder excludePaths(java.util.List<java.lang.String> excludePaths) {
            this.excludePaths = excludePaths;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getIncludePaths}
         * @param includePaths Paths whose changes count.
         * @return {@code this}
         */
        public Builder includePaths(java.util.List<java.lang.String> includePaths) {
            this.includePaths = includePaths;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getInsecureSkipTlsVerify}
         * @param insecureSkipTlsVerify Whether certificates of the host go unchecked.
         * @return {@code this}
         */
        public Builder insecureSkipTlsVerify(java.lang.Boolean insecureSkipTlsVerify) {
            this.insecureSkipTlsVerify = insecureSkipTlsVerify;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getSemverConstraint}
         * @param semverConstraint With SemVer a range of versions.
         * @return {@code this}
         */
        public Builder semverConstraint(java.lang.String semverConstraint) {
            this.semverConstraint = semverConstraint;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptionsGit#getStrictSemvers}
         * @param strictSemvers With SemVer, whether a tag needs all three parts of a version to count as one.
         * @return {@code this}
         */
        public Builder strictSemvers(java.lang.Boolean strictSemvers) {
            this.strictSemvers = strictSemvers;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link WarehouseSpecSubscriptionsGit}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public WarehouseSpecSubscriptionsGit build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link WarehouseSpecSubscriptionsGit}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements WarehouseSpecSubscriptionsGit {
        private final java.lang.String repoUrl;
        private final java.lang.String allowTags;
        private final java.util.List<java.lang.String> allowTagsRegexes;
        private final java.lang.String branch;
        private final imports.io.akuity.kargo.WarehouseSpecSubscriptionsGitCommitSelectionStrategy commitSelectionStrategy;
        private final java.lang.Number discoveryLimit;
        private final java.util.List<java.lang.String> excludePaths;
        private final java.util.List<java.lang.String> includePaths;
        private final java.lang.Boolean insecureSkipTlsVerify;
        private final java.lang.String semverConstraint;
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
            this.branch = software.amazon.jsii.Kernel.get(this, "branch", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.commitSelectionStrategy = software.amazon.jsii.Kernel.get(this, "commitSelectionStrategy", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.WarehouseSpecSubscriptionsGitCommitSelectionStrategy.class));
            this.discoveryLimit = software.amazon.jsii.Kernel.get(this, "discoveryLimit", software.amazon.jsii.NativeType.forClass(java.lang.Number.class));
            this.excludePaths = software.amazon.jsii.Kernel.get(this, "excludePaths", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(java.lang.String.class)));
            this.includePaths = software.amazon.jsii.Kernel.get(this, "includePaths", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(java.lang.String.class)));
            this.insecureSkipTlsVerify = software.amazon.jsii.Kernel.get(this, "insecureSkipTlsVerify", software.amazon.jsii.NativeType.forClass(java.lang.Boolean.class));
            this.semverConstraint = software.amazon.jsii.Kernel.get(this, "semverConstraint", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
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
            this.branch = builder.branch;
            this.commitSelectionStrategy = builder.commitSelectionStrategy;
            this.discoveryLimit = builder.discoveryLimit;
            this.excludePaths = builder.excludePaths;
            this.includePaths = builder.includePaths;
            this.insecureSkipTlsVerify = builder.insecureSkipTlsVerify;
            this.semverConstraint = builder.semverConstraint;
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
        public final java.lang.String getBranch() {
            return this.branch;
        }

        @Override
        public final imports.io.akuity.kargo.WarehouseSpecSubscriptionsGitCommitSelectionStrategy getCommitSelectionStrategy() {
            return this.commitSelectionStrategy;
        }

        @Override
        public final java.lang.Number getDiscoveryLimit() {
            return this.discoveryLimit;
        }

        @Override
        public final java.util.List<java.lang.String> getExcludePaths() {
            return this.excludePaths;
        }

        @Override
        public final java.util.List<java.lang.String> getIncludePaths() {
            return this.includePaths;
        }

        @Override
        public final java.lang.Boolean getInsecureSkipTlsVerify() {
            return this.insecureSkipTlsVerify;
        }

        @Override
        public final java.lang.String getSemverConstraint() {
            return this.semverConstraint;
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
            if (this.getBranch() != null) {
                data.set("branch", om.valueToTree(this.getBranch()));
            }
            if (this.getCommitSelectionStrategy() != null) {
                data.set("commitSelectionStrategy", om.valueToTree(this.getCommitSelectionStrategy()));
            }
            if (this.getDiscoveryLimit() != null) {
                data.set("discoveryLimit", om.valueToTree(this.getDiscoveryLimit()));
            }
            if (this.getExcludePaths() != null) {
                data.set("excludePaths", om.valueToTree(this.getExcludePaths()));
            }
            if (this.getIncludePaths() != null) {
                data.set("includePaths", om.valueToTree(this.getIncludePaths()));
            }
            if (this.getInsecureSkipTlsVerify() != null) {
                data.set("insecureSkipTlsVerify", om.valueToTree(this.getInsecureSkipTlsVerify()));
            }
            if (this.getSemverConstraint() != null) {
                data.set("semverConstraint", om.valueToTree(this.getSemverConstraint()));
            }
            if (this.getStrictSemvers() != null) {
                data.set("strictSemvers", om.valueToTree(this.getStrictSemvers()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.WarehouseSpecSubscriptionsGit"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            WarehouseSpecSubscriptionsGit.Jsii$Proxy that = (WarehouseSpecSubscriptionsGit.Jsii$Proxy) o;

            if (!repoUrl.equals(that.repoUrl)) return false;
            if (this.allowTags != null ? !this.allowTags.equals(that.allowTags) : that.allowTags != null) return false;
            if (this.allowTagsRegexes != null ? !this.allowTagsRegexes.equals(that.allowTagsRegexes) : that.allowTagsRegexes != null) return false;
            if (this.branch != null ? !this.branch.equals(that.branch) : that.branch != null) return false;
            if (this.commitSelectionStrategy != null ? !this.commitSelectionStrategy.equals(that.commitSelectionStrategy) : that.commitSelectionStrategy != null) return false;
            if (this.discoveryLimit != null ? !this.discoveryLimit.equals(that.discoveryLimit) : that.discoveryLimit != null) return false;
            if (this.excludePaths != null ? !this.excludePaths.equals(that.excludePaths) : that.excludePaths != null) return false;
            if (this.includePaths != null ? !this.includePaths.equals(that.includePaths) : that.includePaths != null) return false;
            if (this.insecureSkipTlsVerify != null ? !this.insecureSkipTlsVerify.equals(that.insecureSkipTlsVerify) : that.insecureSkipTlsVerify != null) return false;
            if (this.semverConstraint != null ? !this.semverConstraint.equals(that.semverConstraint) : that.semverConstraint != null) return false;
            return this.strictSemvers != null ? this.strictSemvers.equals(that.strictSemvers) : that.strictSemvers == null;
        }

        @Override
        public final int hashCode() {
            int result = this.repoUrl.hashCode();
            result = 31 * result + (this.allowTags != null ? this.allowTags.hashCode() : 0);
            result = 31 * result + (this.allowTagsRegexes != null ? this.allowTagsRegexes.hashCode() : 0);
            result = 31 * result + (this.branch != null ? this.branch.hashCode() : 0);
            result = 31 * result + (this.commitSelectionStrategy != null ? this.commitSelectionStrategy.hashCode() : 0);
            result = 31 * result + (this.discoveryLimit != null ? this.discoveryLimit.hashCode() : 0);
            result = 31 * result + (this.excludePaths != null ? this.excludePaths.hashCode() : 0);
            result = 31 * result + (this.includePaths != null ? this.includePaths.hashCode() : 0);
            result = 31 * result + (this.insecureSkipTlsVerify != null ? this.insecureSkipTlsVerify.hashCode() : 0);
            result = 31 * result + (this.semverConstraint != null ? this.semverConstraint.hashCode() : 0);
            result = 31 * result + (this.strictSemvers != null ? this.strictSemvers.hashCode() : 0);
            return result;
        }
    }
}

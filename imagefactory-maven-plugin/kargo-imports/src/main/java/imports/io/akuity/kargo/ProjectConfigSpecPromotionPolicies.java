package imports.io.akuity.kargo;

/**
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.263Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.ProjectConfigSpecPromotionPolicies")
@software.amazon.jsii.Jsii.Proxy(ProjectConfigSpecPromotionPolicies.Jsii$Proxy.class)
public interface ProjectConfigSpecPromotionPolicies extends software.amazon.jsii.JsiiSerializable {

    /**
     * Whether new Freight is promoted of itself.
     */
    @org.jetbrains.annotations.NotNull java.lang.Boolean getAutoPromotionEnabled();

    /**
     * Whom the policy is about.
     */
    @org.jetbrains.annotations.NotNull imports.io.akuity.kargo.ProjectConfigSpecPromotionPoliciesStageSelector getStageSelector();

    /**
     * @return a {@link Builder} of {@link ProjectConfigSpecPromotionPolicies}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link ProjectConfigSpecPromotionPolicies}
     */
    public static final class Builder implements software.amazon.jsii.Builder<ProjectConfigSpecPromotionPolicies> {
        java.lang.Boolean autoPromotionEnabled;
        imports.io.akuity.kargo.ProjectConfigSpecPromotionPoliciesStageSelector stageSelector;

        /**
         * Sets the value of {@link ProjectConfigSpecPromotionPolicies#getAutoPromotionEnabled}
         * @param autoPromotionEnabled Whether new Freight is promoted of itself. This parameter is required.
         * @return {@code this}
         */
        public Builder autoPromotionEnabled(java.lang.Boolean autoPromotionEnabled) {
            this.autoPromotionEnabled = autoPromotionEnabled;
            return this;
        }

        /**
         * Sets the value of {@link ProjectConfigSpecPromotionPolicies#getStageSelector}
         * @param stageSelector Whom the policy is about. This parameter is required.
         * @return {@code this}
         */
        public Builder stageSelector(imports.io.akuity.kargo.ProjectConfigSpecPromotionPoliciesStageSelector stageSelector) {
            this.stageSelector = stageSelector;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link ProjectConfigSpecPromotionPolicies}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public ProjectConfigSpecPromotionPolicies build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link ProjectConfigSpecPromotionPolicies}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements ProjectConfigSpecPromotionPolicies {
        private final java.lang.Boolean autoPromotionEnabled;
        private final imports.io.akuity.kargo.ProjectConfigSpecPromotionPoliciesStageSelector stageSelector;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.autoPromotionEnabled = software.amazon.jsii.Kernel.get(this, "autoPromotionEnabled", software.amazon.jsii.NativeType.forClass(java.lang.Boolean.class));
            this.stageSelector = software.amazon.jsii.Kernel.get(this, "stageSelector", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.ProjectConfigSpecPromotionPoliciesStageSelector.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.autoPromotionEnabled = java.util.Objects.requireNonNull(builder.autoPromotionEnabled, "autoPromotionEnabled is required");
            this.stageSelector = java.util.Objects.requireNonNull(builder.stageSelector, "stageSelector is required");
        }

        @Override
        public final java.lang.Boolean getAutoPromotionEnabled() {
            return this.autoPromotionEnabled;
        }

        @Override
        public final imports.io.akuity.kargo.ProjectConfigSpecPromotionPoliciesStageSelector getStageSelector() {
            return this.stageSelector;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("autoPromotionEnabled", om.valueToTree(this.getAutoPromotionEnabled()));
            data.set("stageSelector", om.valueToTree(this.getStageSelector()));

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.ProjectConfigSpecPromotionPolicies"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            ProjectConfigSpecPromotionPolicies.Jsii$Proxy that = (ProjectConfigSpecPromotionPolicies.Jsii$Proxy) o;

            if (!autoPromotionEnabled.equals(that.autoPromotionEnabled)) return false;
            return this.stageSelector.equals(that.stageSelector);
        }

        @Override
        public final int hashCode() {
            int result = this.autoPromotionEnabled.hashCode();
            result = 31 * result + (this.stageSelector.hashCode());
            return result;
        }
    }
}

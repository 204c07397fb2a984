package imports.io.akuity.kargo;

/**
 * What is configured.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.259Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.ProjectConfigSpec")
@software.amazon.jsii.Jsii.Proxy(ProjectConfigSpec.Jsii$Proxy.class)
public interface ProjectConfigSpec extends software.amazon.jsii.JsiiSerializable {

    /**
     * Which Stages are promoted to without anyone asking.
     * <p>
     * The first that names a Stage counts.
     */
    @org.jetbrains.annotations.NotNull java.util.List<imports.io.akuity.kargo.ProjectConfigSpecPromotionPolicies> getPromotionPolicies();

    /**
     * @return a {@link Builder} of {@link ProjectConfigSpec}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link ProjectConfigSpec}
     */
    public static final class Builder implements software.amazon.jsii.Builder<ProjectConfigSpec> {
        java.util.List<imports.io.akuity.kargo.ProjectConfigSpecPromotionPolicies> promotionPolicies;

        /**
         * Sets the value of {@link ProjectConfigSpec#getPromotionPolicies}
         * @param promotionPolicies Which Stages are promoted to without anyone asking. This parameter is required.
         *                          The first that names a Stage counts.
         * @return {@code this}
         */
        @SuppressWarnings("unchecked")
        public Builder promotionPolicies(java.util.List<? extends imports.io.akuity.kargo.ProjectConfigSpecPromotionPolicies> promotionPolicies) {
            this.promotionPolicies = (java.util.List<imports.io.akuity.kargo.ProjectConfigSpecPromotionPolicies>)promotionPolicies;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link ProjectConfigSpec}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public ProjectConfigSpec build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link ProjectConfigSpec}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements ProjectConfigSpec {
        private final java.util.List<imports.io.akuity.kargo.ProjectConfigSpecPromotionPolicies> promotionPolicies;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.promotionPolicies = software.amazon.jsii.Kernel.get(this, "promotionPolicies", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.ProjectConfigSpecPromotionPolicies.class)));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        @SuppressWarnings("unchecked")
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.promotionPolicies = (java.util.List<imports.io.akuity.kargo.ProjectConfigSpecPromotionPolicies>)java.util.Objects.requireNonNull(builder.promotionPolicies, "promotionPolicies is required");
        }

        @Override
        public final java.util.List<imports.io.akuity.kargo.ProjectConfigSpecPromotionPolicies> getPromotionPolicies() {
            return this.promotionPolicies;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("promotionPolicies", om.valueToTree(this.getPromotionPolicies()));

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.ProjectConfigSpec"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            ProjectConfigSpec.Jsii$Proxy that = (ProjectConfigSpec.Jsii$Proxy) o;

            return this.promotionPolicies.equals(that.promotionPolicies);
        }

        @Override
        public final int hashCode() {
            int result = this.promotionPolicies.hashCode();
            return result;
        }
    }
}

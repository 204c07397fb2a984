package imports.io.akuity.kargo;

/**
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.316Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.StageSpecPromotionTemplateSpec")
@software.amazon.jsii.Jsii.Proxy(StageSpecPromotionTemplateSpec.Jsii$Proxy.class)
public interface StageSpecPromotionTemplateSpec extends software.amazon.jsii.JsiiSerializable {

    /**
     * One after the other.
     */
    @org.jetbrains.annotations.NotNull java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecSteps> getSteps();

    /**
     * @return a {@link Builder} of {@link StageSpecPromotionTemplateSpec}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link StageSpecPromotionTemplateSpec}
     */
    public static final class Builder implements software.amazon.jsii.Builder<StageSpecPromotionTemplateSpec> {
        java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecSteps> steps;

        /**
         * Sets the value of {@link StageSpecPromotionTemplateSpec#getSteps}
         * @param steps One after the other. This parameter is required.
         * @return {@code this}
         */
        @SuppressWarnings("unchecked")
        public Builder steps(java.util.List<? extends imports.io.akuity.kargo.StageSpecPromotionTemplateSpecSteps> steps) {
            this.steps = (java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecSteps>)steps;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link StageSpecPromotionTemplateSpec}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public StageSpecPromotionTemplateSpec build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link StageSpecPromotionTemplateSpec}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements StageSpecPromotionTemplateSpec {
        private final java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecSteps> steps;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.steps = software.amazon.jsii.Kernel.get(this, "steps", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.StageSpecPromotionTemplateSpecSteps.class)));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        @SuppressWarnings("unchecked")
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.steps = (java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecSteps>)java.util.Objects.requireNonNull(builder.steps, "steps is required");
        }

        @Override
        public final java.util.List<imports.io.akuity.kargo.StageSpecPromotionTemplateSpecSteps> getSteps() {
            return this.steps;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("steps", om.valueToTree(this.getSteps()));

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.StageSpecPromotionTemplateSpec"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            StageSpecPromotionTemplateSpec.Jsii$Proxy that = (StageSpecPromotionTemplateSpec.Jsii$Proxy) o;

            return this.steps.equals(that.steps);
        }

        @Override
        public final int hashCode() {
            int result = this.steps.hashCode();
            return result;
        }
    }
}

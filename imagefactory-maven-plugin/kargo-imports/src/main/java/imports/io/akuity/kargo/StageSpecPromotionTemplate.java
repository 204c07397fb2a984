package imports.io.akuity.kargo;

/**
 * What a promotion does.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.306Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.StageSpecPromotionTemplate")
@software.amazon.jsii.Jsii.Proxy(StageSpecPromotionTemplate.Jsii$Proxy.class)
public interface StageSpecPromotionTemplate extends software.amazon.jsii.JsiiSerializable {

    /**
     */
    @org.jetbrains.annotations.NotNull imports.io.akuity.kargo.StageSpecPromotionTemplateSpec getSpec();

    /**
     * @return a {@link Builder} of {@link StageSpecPromotionTemplate}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link StageSpecPromotionTemplate}
     */
    public static final class Builder implements software.amazon.jsii.Builder<StageSpecPromotionTemplate> {
        imports.io.akuity.kargo.StageSpecPromotionTemplateSpec spec;

        /**
         * Sets the value of {@link StageSpecPromotionTemplate#getSpec}
         * @param spec the value to be set. This parameter is required.
         * @return {@code this}
         */
        public Builder spec(imports.io.akuity.kargo.StageSpecPromotionTemplateSpec spec) {
            this.spec = spec;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link StageSpecPromotionTemplate}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public StageSpecPromotionTemplate build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link StageSpecPromotionTemplate}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements StageSpecPromotionTemplate {
        private final imports.io.akuity.kargo.StageSpecPromotionTemplateSpec spec;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.spec = software.amazon.jsii.Kernel.get(this, "spec", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.StageSpecPromotionTemplateSpec.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.spec = java.util.Objects.requireNonNull(builder.spec, "spec is required");
        }

        @Override
        public final imports.io.akuity.kargo.StageSpecPromotionTemplateSpec getSpec() {
            return this.spec;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("spec", om.valueToTree(this.getSpec()));

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.StageSpecPromotionTemplate"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            StageSpecPromotionTemplate.Jsii$Proxy that = (StageSpecPromotionTemplate.Jsii$Proxy) o;

            return this.spec.equals(that.spec);
        }

        @Override
        public final int hashCode() {
            int result = this.spec.hashCode();
            return result;
        }
    }
}

package imports.io.akuity.kargo;

/**
 * Which Freight it takes, and what is done with it.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.304Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.StageSpec")
@software.amazon.jsii.Jsii.Proxy(StageSpec.Jsii$Proxy.class)
public interface StageSpec extends software.amazon.jsii.JsiiSerializable {

    /**
     * What a promotion does.
     */
    @org.jetbrains.annotations.NotNull imports.io.akuity.kargo.StageSpecPromotionTemplate getPromotionTemplate();

    /**
     * Each item says whose Freight it takes, and how it gets there.
     */
    @org.jetbrains.annotations.NotNull java.util.List<imports.io.akuity.kargo.StageSpecRequestedFreight> getRequestedFreight();

    /**
     * Name of the controller that looks after this Stage, where several share the work.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getShard() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link StageSpec}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link StageSpec}
     */
    public static final class Builder implements software.amazon.jsii.Builder<StageSpec> {
        imports.io.akuity.kargo.StageSpecPromotionTemplate promotionTemplate;
        java.util.List<imports.io.akuity.kargo.StageSpecRequestedFreight> requestedFreight;
        java.lang.String shard;

        /**
         * Sets the value of {@link StageSpec#getPromotionTemplate}
         * @param promotionTemplate What a promotion does. This parameter is required.
         * @return {@code this}
         */
        public Builder promotionTemplate(imports.io.akuity.kargo.StageSpecPromotionTemplate promotionTemplate) {
            this.promotionTemplate = promotionTemplate;
            return this;
        }

        /**
         * Sets the value of {@link StageSpec#getRequestedFreight}
         * @param requestedFreight Each item says whose Freight it takes, and how it gets there. This parameter is required.
         * @return {@code this}
         */
        @SuppressWarnings("unchecked")
        public Builder requestedFreight(java.util.List<? extends imports.io.akuity.kargo.StageSpecRequestedFreight> requestedFreight) {
            this.requestedFreight = (java.util.List<imports.io.akuity.kargo.StageSpecRequestedFreight>)requestedFreight;
            return this;
        }

        /**
         * Sets the value of {@link StageSpec#getShard}
         * @param shard Name of the controller that looks after this Stage, where several share the work.
         * @return {@code this}
         */
        public Builder shard(java.lang.String shard) {
            this.shard = shard;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link StageSpec}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public StageSpec build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link StageSpec}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements StageSpec {
        private final imports.io.akuity.kargo.StageSpecPromotionTemplate promotionTemplate;
        private final java.util.List<imports.io.akuity.kargo.StageSpecRequestedFreight> requestedFreight;
        private final java.lang.String shard;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.promotionTemplate = software.amazon.jsii.Kernel.get(this, "promotionTemplate", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.StageSpecPromotionTemplate.class));
            this.requestedFreight = software.amazon.jsii.Kernel.get(this, "requestedFreight", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.StageSpecRequestedFreight.class)));
            this.shard = software.amazon.jsii.Kernel.get(this, "shard", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        @SuppressWarnings("unchecked")
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.promotionTemplate = java.util.Objects.requireNonNull(builder.promotionTemplate, "promotionTemplate is required");
            this.requestedFreight = (java.util.List<imports.io.akuity.kargo.StageSpecRequestedFreight>)java.util.Objects.requireNonNull(builder.requestedFreight, "requestedFreight is required");
            this.shard = builder.shard;
        }

        @Override
        public final imports.io.akuity.kargo.StageSpecPromotionTemplate getPromotionTemplate() {
            return this.promotionTemplate;
        }

        @Override
        public final java.util.List<imports.io.akuity.kargo.StageSpecRequestedFreight> getRequestedFreight() {
            return this.requestedFreight;
        }

        @Override
        public final java.lang.String getShard() {
            return this.shard;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("promotionTemplate", om.valueToTree(this.getPromotionTemplate()));
            data.set("requestedFreight", om.valueToTree(this.getRequestedFreight()));
            if (this.getShard() != null) {
                data.set("shard", om.valueToTree(this.getShard()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.StageSpec"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            StageSpec.Jsii$Proxy that = (StageSpec.Jsii$Proxy) o;

            if (!promotionTemplate.equals(that.promotionTemplate)) return false;
            if (!requestedFreight.equals(that.requestedFreight)) return false;
            return this.shard != null ? this.shard.equals(that.shard) : that.shard == null;
        }

        @Override
        public final int hashCode() {
            int result = this.promotionTemplate.hashCode();
            result = 31 * result + (this.requestedFreight.hashCode());
            result = 31 * result + (this.shard != null ? this.shard.hashCode() : 0);
            return result;
        }
    }
}
